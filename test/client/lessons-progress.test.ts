/** How far a learner has come, whatever the browser does to it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { merged, NO_PROGRESS, progressIn, PROGRESS_FORMAT, type Progress } from '../../client/lessons/kept-progress.ts';
import { nextLesson, toPractise } from '../../client/lessons/next.ts';
import { LearnerProgress, type Result } from '../../client/lessons/progress.svelte.ts';
import { LADDER } from '../../shared/lessons/ladder.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const result = (rest: Partial<Result> = {}): Result => ({
  lesson: 'one-officer',
  session: 'g1',
  reached: 2,
  goals: 2,
  broken: [],
  stopped: null,
  ...rest,
});

describe('LearnerProgress', () => {
  test('a lesson is done once all its goals were reached in one game', () => {
    const progress = new LearnerProgress();
    progress.note(result({ reached: 1 }));
    expect(progress.isDone('one-officer')).toBe(false);
    progress.note(result({ session: 'g2' }));
    progress.note(result({ session: 'g3', reached: 0 }));
    expect(progress.isDone('one-officer')).toBe(true);
    expect(progress.climbed('one-officer')).toEqual({ times: 3, best: 2, goals: 2 });
  });

  test('a game counts once, after a reload as well', () => {
    new LearnerProgress().note(result({ broken: ['G4'] }));
    const later = new LearnerProgress();
    later.note(result({ broken: ['G4'] }));
    expect(later.climbed('one-officer')?.times).toBe(1);
    expect(later.kept.mistakes).toEqual({ G4: 1 });
  });

  test('the fewest messengers that the red army had to stop are kept, and a game without a score changes nothing', () => {
    const progress = new LearnerProgress();
    const noted = (session: string, stopped: number | null) => {
      progress.note(result({ lesson: 'red-army', session, stopped }));
      return progress.climbed('red-army')?.fewest;
    };
    expect(noted('g1', null)).toBeUndefined();
    expect([noted('g2', 9), noted('g3', 4), noted('g4', 7), noted('g5', null)]).toEqual([9, 4, 4, 4]);
    expect(new LearnerProgress().climbed('red-army')?.fewest).toBe(4);
    expect(noted('g6', 0)).toBe(0);
  });

  test('a rule that is kept again weighs less, and is gone in the end', () => {
    const progress = new LearnerProgress();
    progress.note(result({ broken: ['G4', 'G4', 'O1'] }));
    progress.note(result({ session: 'g2', broken: ['O1'] }));
    expect(progress.kept.mistakes).toEqual({ G4: 1, O1: 2 });
    progress.note(result({ session: 'g3' }));
    expect(progress.kept.mistakes).toEqual({ O1: 1 });
  });

  test('two right acts in a row let go of help, and a wrong one brings it back', () => {
    const progress = new LearnerProgress();
    progress.practised('prepare', true);
    expect(progress.can('prepare')).toBe(false);
    progress.practised('prepare', true);
    expect(progress.can('prepare')).toBe(true);
    expect(progress.can('accept')).toBe(false);
    expect(new LearnerProgress().can('prepare')).toBe(true);
    progress.practised('prepare', false);
    progress.practised('prepare', true);
    expect(progress.can('prepare')).toBe(false);
  });

  test('where the storage takes nothing more, what this page has noted is built upon, and not what is stored', () => {
    const progress = new LearnerProgress();
    progress.note(result({ reached: 1 }));
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    progress.note(result({ session: 'g2' }));
    progress.note(result({ session: 'g3' }));
    expect(progress.climbed('one-officer')).toEqual({ times: 3, best: 2, goals: 2 });
  });

  test('what another tab has deleted is not brought back', () => {
    const one = new LearnerProgress();
    one.note(result());
    new LearnerProgress().clear();
    one.note(result({ lesson: 'crossing', session: 'g2' }));
    expect(Object.keys(one.kept.lessons)).toEqual(['crossing']);
  });

  test('what another tab has noted meanwhile is kept', () => {
    const one = new LearnerProgress();
    const other = new LearnerProgress();
    one.note(result({ lesson: 'crossing' }));
    other.note(result({ session: 'g2' }));
    expect(Object.keys(new LearnerProgress().kept.lessons).sort()).toEqual(['crossing', 'one-officer']);
  });

  test('a full storage loses nothing while the page is open', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const progress = new LearnerProgress();
    progress.note(result());
    expect(progress.isDone('one-officer')).toBe(true);
  });

  test('deleted is deleted', () => {
    const progress = new LearnerProgress();
    progress.note(result());
    progress.clear();
    expect(progress.kept).toEqual(NO_PROGRESS);
    expect(new LearnerProgress().kept).toEqual(NO_PROGRESS);
  });

  test('a file brings it to another browser, once', () => {
    const here = new LearnerProgress();
    here.note(result({ broken: ['G4'] }));
    const file = here.text();
    here.clear();
    expect(here.add(file)).toBe(true);
    expect(here.add(file)).toBe(true);
    expect(here.isDone('one-officer')).toBe(true);
    expect(here.kept.mistakes).toEqual({ G4: 1 });
    expect(here.add('{"format":"three-armies.record/1"}')).toBe(false);
    expect(here.add('no JSON')).toBe(false);
  });
});

describe('progressIn', () => {
  test.each(['', 'null', '[]', '7', '"x"', '{}', '{"format":"three-armies.progress/2"}'])('%s is none', (text) => {
    expect(progressIn(text)).toBeNull();
  });

  test('of garbage only what makes sense comes out', () => {
    const text = JSON.stringify({
      format: PROGRESS_FORMAT,
      lessons: {
        'one-officer': { times: 2, best: 1, goals: 2, more: 1 },
        crossing: { times: -1, best: 1, goals: 2 },
        retry: { times: 1, best: 3, goals: 2 },
        'a b': { times: 1, best: 1, goals: 1 },
        duel: 'x',
        'red-army': { times: 1, best: 2, goals: 2, fewest: 6 },
        'five-armies': { times: 1, best: 1, goals: 2, fewest: -1 },
      },
      mistakes: { G4: 2, G5: 'many', Z9: 4, O1: 1.5, O2: 0 },
      rules: ['G4', 'Z9', 4],
      streaks: { prepare: 2, cook: 2 },
      sessions: ['g1', 5, 'x'.repeat(200)],
      name: 'Ada',
    });
    expect(progressIn(text)).toEqual({
      format: PROGRESS_FORMAT,
      lessons: {
        'one-officer': { times: 2, best: 1, goals: 2 },
        'red-army': { times: 1, best: 2, goals: 2, fewest: 6 },
        'five-armies': { times: 1, best: 1, goals: 2 },
      },
      mistakes: { G4: 2 },
      rules: ['G4'],
      streaks: { prepare: 2 },
      sessions: ['g1'],
    });
  });

  test('a storage that holds garbage is a new beginning', () => {
    localStorage.setItem('progress', '{"format":');
    expect(new LearnerProgress().kept).toEqual(NO_PROGRESS);
  });
});

test('merged takes the better of each, either way around', () => {
  const one: Progress = {
    ...NO_PROGRESS,
    lessons: { a: { times: 3, best: 1, goals: 2, fewest: 5 } },
    mistakes: { G4: 2 },
  };
  const other: Progress = {
    ...NO_PROGRESS,
    lessons: { a: { times: 1, best: 2, goals: 2 } },
    mistakes: { G4: 1, O1: 1 },
  };
  const both = { lessons: { a: { times: 3, best: 2, goals: 2, fewest: 5 } }, mistakes: { G4: 2, O1: 1 } };
  expect(merged(one, other)).toMatchObject(both);
  expect(merged(other, one)).toMatchObject(both);
});

describe('what comes next', () => {
  test('a newcomer begins after the prologue, which is left for the end', () => {
    expect(nextLesson(() => false)).toBe(LADDER[1]);
    expect(nextLesson((id) => id !== LADDER[0]?.id)).toBe(LADDER[0]);
    expect(nextLesson(() => true)).toBeNull();
  });

  test('the rule that was broken most is practised, in the first lesson that is about it', () => {
    expect(toPractise({})).toBeNull();
    const practise = toPractise({ L1: 1, O1: 3 });
    expect(practise?.rule).toBe('O1');
    expect(practise?.lesson?.cards.some(({ cites }) => cites === 'O1')).toBe(true);
  });
});
