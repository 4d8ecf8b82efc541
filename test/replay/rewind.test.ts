import { describe, expect, test } from 'vitest';
import { Rewind, type Folding } from '../../shared/replay/rewind.ts';
import { prngOf } from '../support/prng.ts';

/** A fold that counts what it does. */
function listing(): { readonly folding: Folding<number[], number>; readonly done: { steps: number } } {
  const done = { steps: 0 };
  const folding: Folding<number[], number> = {
    start: () => [],
    step: (state, event) => {
      done.steps += 1;
      state.push(event);
    },
    copy: (state) => [...state],
  };
  return { folding, done };
}

const EVENTS = Array.from({ length: 1000 }, (_, i) => i + 1);

describe('rewinding', () => {
  test.each([1, 2, 3])('any place in any order is the fold up to there (seed %i)', (seed) => {
    const chance = prngOf(seed);
    const rewind = new Rewind(EVENTS, listing().folding);
    for (let i = 0; i < 300; i += 1) {
      const count = chance.between(-3, 1004);
      expect(rewind.after(count)).toEqual(EVENTS.slice(0, Math.max(0, count)));
    }
  });

  test('a step back costs no more at the end than at the beginning', () => {
    const { folding, done } = listing();
    const rewind = new Rewind(EVENTS, folding);
    rewind.after(1000);
    const costs = Array.from({ length: 999 }, (_, i) => {
      done.steps = 0;
      rewind.after(999 - i);
      return done.steps;
    });
    expect(Math.max(...costs)).toBeLessThan(128);
  });

  test('whoever changes what it was given does not change what is kept', () => {
    const rewind = new Rewind(EVENTS, listing().folding);
    rewind.after(500).push(0);
    expect(rewind.after(300)).toEqual(EVENTS.slice(0, 300));
  });
});
