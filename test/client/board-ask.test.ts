import { describe, expect, test } from 'vitest';
import type { AskView, Guess, Truth } from '../../shared/wire/class-view.ts';
import { askResults } from '../../client/desk/rooms/ask-results.ts';

const OPEN: Truth = { chosen: [], open: true, known: [] };
const CHOSEN: Truth = { chosen: ['06:00'], open: false, known: ['A1', 'P1'] };

const guess = (rest: Partial<Guess> = {}): Guess => ({ chosen: false, value: null, open: true, known: [], ...rest });

describe('the answers of a class', () => {
  const ask: AskView = {
    ...{ ask: 1, rooms: ['R1', 'R2'], on: true, shown: false },
    asked: [
      { student: 's1', room: 'R1' },
      { student: 's2', room: 'R1' },
      { student: 's3', room: 'R2' },
      { student: 's4', room: 'R2' },
    ],
    guesses: [
      { student: 's1', guess: guess() },
      { student: 's2', guess: guess({ chosen: true, value: '07:00' }) },
      { student: 's3', guess: guess({ chosen: true, value: '06:00', open: false, known: ['A1', 'P1'] }) },
      { student: 's9', guess: guess() },
    ],
    truths: { R1: OPEN, R2: CHOSEN },
  };
  const results = askResults(ask);

  test('are held against what is true in each one’s own room', () => {
    expect(results.rooms).toEqual([
      {
        ...{ room: 'R1', truth: OPEN, asked: 2, answered: 2, chosen: 1, open: 2 },
        ...{ right: { chosen: 1, value: 1, open: 2, known: 2 }, values: [['07:00', 1]] },
      },
      {
        ...{ room: 'R2', truth: CHOSEN, asked: 2, answered: 1, chosen: 1, open: 0 },
        ...{ right: { chosen: 1, value: 1, open: 1, known: 1 }, values: [['06:00', 1]] },
      },
    ]);
  });

  test('add up; whoever was not asked counts nowhere', () => {
    expect(results.total).toMatchObject({ asked: 4, answered: 3, right: { chosen: 2, value: 2, open: 3, known: 3 } });
    expect([results.missing, results.allRight]).toEqual([['s4'], ['s1', 's3']]);
  });

  test('the time that is named most comes first', () => {
    const guesses = ['08:00', '07:00', '08:00', '06:00'].map((value, i) => ({
      student: `s${i + 1}`,
      guess: guess({ value }),
    }));
    const { total } = askResults({ ...ask, guesses });
    expect(total.values).toEqual([
      ['08:00', 2],
      ['06:00', 1],
      ['07:00', 1],
    ]);
  });
});
