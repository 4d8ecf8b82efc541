import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isEmpty, sheetOf } from '../../client/class/sheet.ts';
import { lessonsIn, mistakesIn, rowIn, summed, type Row } from '../../client/desk/lessons/sheets.ts';
import { sheetsCsv } from '../../client/desk/lessons/sheets-csv.ts';
import { merged, NO_PROGRESS, progressIn, PROGRESS_FORMAT, type Progress } from '../../client/lessons/kept-progress.ts';
import { toPractise } from '../../client/lessons/next.ts';
import { LearnerProgress } from '../../client/lessons/progress.svelte.ts';
import { LADDER } from '../../shared/lessons/ladder.ts';

const PROGRESS: Progress = {
  format: PROGRESS_FORMAT,
  lessons: {
    'red-army': { times: 1, best: 1, goals: 1, fewest: 4 },
    'one-officer': { times: 3, best: 2, goals: 2, done: 86_400_000 },
    'my-own': { times: 1, best: 0, goals: 1 },
  },
  mistakes: { G4: 2, O1: 1 },
  rules: ['G4'],
  streaks: { claim: 1 },
  sessions: ['secret-session'],
};
const row = (key: string, mistakes: Progress['mistakes'], name: string | null = null): Row => ({
  ...{ key, name, sheet: { lessons: {}, mistakes } },
});

describe('what is handed in', () => {
  test('lessons with when they were done, and mistakes: neither games nor habits', () => {
    expect(sheetOf(PROGRESS)).toEqual({
      lessons: {
        'red-army': { times: 1, best: 1, goals: 1 },
        'one-officer': { times: 3, best: 2, goals: 2, done: 86_400_000 },
        'my-own': { times: 1, best: 0, goals: 1 },
      },
      mistakes: { G4: 2, O1: 1 },
    });
    expect(isEmpty(sheetOf(PROGRESS))).toBe(false);
    expect(isEmpty(sheetOf(NO_PROGRESS))).toBe(true);
  });
});

describe('when a lesson was done', () => {
  const note = (session: string, reached: number, at?: number): void => {
    const rest = at === undefined ? {} : { at };
    new LearnerProgress().note({ lesson: 'duel', session, reached, goals: 2, broken: [], stopped: null, ...rest });
  };

  test('is the first time that all goals were reached in one game', () => {
    localStorage.clear();
    note('g1', 1, 100);
    expect(new LearnerProgress().climbed('duel')).not.toHaveProperty('done');
    note('g2', 2, 200);
    note('g3', 2, 300);
    expect(new LearnerProgress().climbed('duel')).toMatchObject({ done: 200, times: 3 });
  });

  test('is the earlier one of two files, and no nonsense', () => {
    const at = (done: unknown) => {
      const text = JSON.stringify({ ...PROGRESS, lessons: { duel: { times: 1, best: 1, goals: 1, done } } });
      return progressIn(text) ?? NO_PROGRESS;
    };
    expect(merged(at(300), at(200)).lessons['duel']?.done).toBe(200);
    expect(merged(at(300), at(undefined)).lessons['duel']?.done).toBe(300);
    for (const wrong of ['today', -1, 1.5, 1e300, null]) expect(at(wrong).lessons['duel']).not.toHaveProperty('done');
  });
});

describe('sheets side by side', () => {
  test('a file that a student has saved is a row; anything else is none', () => {
    expect(rowIn(JSON.stringify(PROGRESS), 'li.json', 3)).toEqual({
      ...{ key: 'file-3', name: 'li.json', sheet: sheetOf(PROGRESS) },
    });
    expect(rowIn('{"format":"other"}', 'x', 1)).toBeNull();
    expect(rowIn('', 'x', 1)).toBeNull();
  });

  test('the lessons of the ladder in its order, then others that were played', () => {
    const ids = lessonsIn([{ key: 'a', name: null, sheet: sheetOf(PROGRESS) }]);
    expect(ids).toEqual([...LADDER.map(({ id }) => id), 'my-own']);
  });

  test('mistakes are summed over all sheets, and what was broken most is what the class should practise', () => {
    const mistakes = mistakesIn([row('a', { G4: 2, O1: 1 }), row('b', { O1: 4 }), row('c', {})]);
    expect(mistakes).toEqual([
      { rule: 'O1', times: 5, people: 2 },
      { rule: 'G4', times: 2, people: 1 },
    ]);
    expect(toPractise(summed(mistakes))?.rule).toBe('O1');
    expect(mistakesIn([row('a', {})])).toEqual([]);
  });
});

describe('sheets as CSV', () => {
  const cells = (csv: string) =>
    Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;

  test('a row for each lesson played and each rule broken, and nothing else', () => {
    expect(cells(sheetsCsv([{ key: '0a1b', name: null, sheet: sheetOf(PROGRESS) }]))).toEqual([
      {
        ...{ sheet: '0a1b', name: '', what: 'lesson', id: 'one-officer', step: '1', times: '3' },
        ...{ goals_reached: '2', goals: '2', done: 'yes', done_at: '1970-01-02T00:00:00.000Z' },
      },
      {
        ...{ sheet: '0a1b', name: '', what: 'lesson', id: 'red-army', step: '13', times: '1' },
        ...{ goals_reached: '1', goals: '1', done: 'yes', done_at: '' },
      },
      {
        ...{ sheet: '0a1b', name: '', what: 'lesson', id: 'my-own', step: '', times: '1' },
        ...{ goals_reached: '0', goals: '1', done: 'no', done_at: '' },
      },
      ...[
        ['G4', '2'],
        ['O1', '1'],
      ].map(([id, times]) => ({
        ...{ sheet: '0a1b', name: '', what: 'mistake', id, step: '', times, goals_reached: '', goals: '' },
        ...{ done: '', done_at: '' },
      })),
    ]);
  });

  test('the name of a file that a spreadsheet would calculate is text', () => {
    expect(cells(sheetsCsv([row('a', { G4: 1 }, '=1+1.json')]))[0]).toMatchObject({ name: "'=1+1.json" });
  });
});
