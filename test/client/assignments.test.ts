import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { attemptsCsv } from '../../client/desk/lessons/attempts-csv.ts';
import { bestAttempts, byPerson } from '../../client/desk/lessons/best.ts';
import type { Result } from '../../shared/lessons/result.ts';
import type { AssignmentView, AttemptView } from '../../shared/wire/class-view.ts';

const ASSIGNMENT: AssignmentView = {
  assignment: 2,
  title: '@Week "3", part 1',
  lesson: {
    id: 'one-officer',
    title: { en: 'One officer' },
    goals: [{ kind: 'consensus' }, { kind: 'break', rule: 'G1' }, { kind: 'delay', for: 60_000 }],
    questions: 2,
  },
  ...{ until: null, open: true, attempts: 3, scored: 2 },
};
const RESULT: Result = {
  ...{ ended: 61_000, lasted: 42_500, outcome: 'broken', goals: [false, true, true] },
  broken: [
    { rule: 'G1', root: true },
    { rule: 'G4', root: false },
    { rule: 'G1', root: true },
  ],
  answers: ['right', null],
};
const attempt = (person: string, number: number, result: Result | null, name: string | null = null): AttemptView => ({
  ...{ person, name, number, role: 'P1', room: `ROOM${number}`, session: 's1', kept: true, begun: 1000, result },
});
const better = (change: Partial<Result>): Result => ({ ...RESULT, ...change });

const cells = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;

describe('attempts as CSV', () => {
  test('a row says who, which attempt, when, what was reached, missed, broken and answered', () => {
    expect(cells(attemptsCsv(ASSIGNMENT, [attempt('p1', 1, RESULT, 'Li, "Ann"')], true))).toEqual([
      {
        ...{ assignment: '2', title: `'@Week "3", part 1`, lesson: 'one-officer', person: 'p1', name: 'Li, "Ann"' },
        ...{ attempt: '1', best: 'yes', seat: 'P1', begun: '1970-01-01T00:00:01.000Z' },
        ...{ ended: '1970-01-01T00:01:01.000Z', seconds: '42.5', state: 'finished' },
        ...{ outcome: 'broken', agreement: 'no', goals: '3', goals_reached: '2' },
        ...{ reached: 'break=G1 delay=60000', missed: 'consensus' },
        ...{ broken_roots: 'G1 G1', broken_consequences: 'G4' },
        ...{ questions: '2', answers_right: '1', answers: 'right none', room: 'ROOM1', session: 's1' },
      },
    ]);
  });

  test('one that was abandoned is listed as unfinished, and says nothing else of what came of it', () => {
    const [row] = cells(attemptsCsv(ASSIGNMENT, [attempt('p1', 1, null)], true));
    expect(row).toMatchObject({
      state: 'unfinished',
      best: 'no',
      ended: '',
      outcome: '',
      goals_reached: '',
      answers: '',
    });
  });

  test('without names there is no column for them, nor a name anywhere', () => {
    const csv = attemptsCsv(ASSIGNMENT, [attempt('p1', 1, RESULT, 'Li')], false);
    expect(csv).not.toMatch(/\bname\b|Li\b/);
    expect(cells(csv)[0]).toMatchObject({ person: 'p1' });
  });

  test.each(['=1+1', '+7', '-3', '@a', '＝1', '\t=1'])(
    'a name that a spreadsheet would calculate is text: %j',
    (name) => {
      const csv = attemptsCsv(ASSIGNMENT, [attempt('p1', 1, RESULT, name)], true);
      expect(cells(csv)[0]).toMatchObject({ name: `'${name}` });
    },
  );

  test('RFC 4180: lines end with CR and LF, and the file begins with a byte order mark', () => {
    const csv = attemptsCsv(ASSIGNMENT, [attempt('p1', 1, RESULT), attempt('p1', 2, null)], true);
    expect(csv.startsWith('\uFEFFassignment,title,lesson,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(3);
  });
});

describe('the best attempt', () => {
  const best = (...results: (Result | null)[]): readonly number[] =>
    [...bestAttempts(results.map((result, i) => attempt('p1', i + 1, result)))].map(({ number }) => number);

  test('has the most goals, then the fewest mistakes of its own, then the most right answers, and then is the first', () => {
    expect(best(RESULT, better({ goals: [true, true, true] }), null)).toEqual([2]);
    expect(best(RESULT, better({ broken: [{ rule: 'G4', root: false }] }))).toEqual([2]);
    expect(best(RESULT, better({ answers: ['right', 'right'] }))).toEqual([2]);
    expect(best(RESULT, { ...RESULT })).toEqual([1]);
    expect(best(better({ goals: [true, true, true] }), better({ broken: [] }))).toEqual([1]);
    expect(best(null)).toEqual([]);
  });

  test('each person has their own, and their attempts stand together', () => {
    const all = [attempt('p1', 1, RESULT), attempt('p2', 1, RESULT), attempt('p1', 2, null)];
    expect([...bestAttempts(all)]).toEqual([all[0], all[1]]);
    expect(byPerson(all).map(({ person, number }) => `${person} ${number}`)).toEqual(['p1 1', 'p1 2', 'p2 1']);
  });
});
