import { describe, expect, test } from 'vitest';
import { asOf, countUpTo, newHistory, note } from '../../shared/replay/history.ts';

describe('a history', () => {
  test('before anything happened, and between two changes, what held then holds', () => {
    const history = newHistory('none');
    note(history, 3, 'one');
    note(history, 7, 'two');
    expect([0, 2, 3, 6, 7, 100].map((seq) => asOf(history, seq))).toEqual(['none', 'none', 'one', 'one', 'two', 'two']);
  });

  test('what does not change takes no room, and an event that says two things means the last', () => {
    const history = newHistory(0);
    for (const [seq, value] of [
      [1, 0],
      [2, 5],
      [3, 5],
      [4, 6],
      [4, 7],
      [5, 8],
      [5, 7],
    ] as const)
      note(history, seq, value);
    expect(history).toEqual({ first: 0, seqs: [2, 4], values: [5, 7] });
  });

  test('values may be null', () => {
    const history = newHistory<string | null>('x');
    note(history, 2, null);
    expect([asOf(history, 1), asOf(history, 2)]).toEqual(['x', null]);
  });

  test('numbers up to one are counted, with gaps and repeats', () => {
    expect([0, 1, 2, 3, 9].map((limit) => countUpTo([1, 3, 3, 8], limit))).toEqual([0, 1, 1, 3, 4]);
  });
});
