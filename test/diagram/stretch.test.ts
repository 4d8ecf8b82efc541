import { describe, expect, test } from 'vitest';
import { IN_VIEW, panned, showing, wholeOf, wholeSoFar, within, zoomed } from '../../shared/diagram/stretch.ts';

const WHOLE = wholeOf(300_000);

describe('what is in view', () => {
  test('never reaches beyond the game', () => {
    expect(within({ start: -5000, length: 60_000 }, WHOLE)).toEqual({ start: 0, length: 60_000 });
    expect(within({ start: 290_000, length: 60_000 }, WHOLE)).toEqual({ start: 240_000, length: 60_000 });
    expect(within({ start: 7000, length: 1e9 }, WHOLE)).toEqual(WHOLE);
  });

  test('is never shorter than a few acts', () => {
    expect(within({ start: 0, length: 1 }, WHOLE).length).toBeGreaterThan(1000);
  });

  test('a short game that is over is drawn larger, one that goes on leaves room', () => {
    expect(wholeOf(30_000).length).toBe(30_000);
    expect(wholeSoFar(30_000).length).toBe(IN_VIEW);
  });
});

describe('zoom', () => {
  test('what it is around stays where it is in the picture', () => {
    const before = { start: 100_000, length: 60_000 };
    const after = zoomed(before, 0.5, 115_000, WHOLE);
    expect(after.length).toBe(30_000);
    expect((115_000 - after.start) / after.length).toBeCloseTo(0.25);
  });

  test('far enough out shows everything', () => {
    expect(zoomed({ start: 100_000, length: 60_000 }, 100, 115_000, WHOLE)).toEqual(WHOLE);
  });
});

test('to and fro stops at the ends', () => {
  const stretch = { start: 100_000, length: 60_000 };
  expect(panned(stretch, 20_000, WHOLE).start).toBe(120_000);
  expect(panned(stretch, 1e9, WHOLE).start).toBe(240_000);
  expect(panned(stretch, -1e9, WHOLE).start).toBe(0);
});

describe('a cursor', () => {
  const stretch = { start: 100_000, length: 60_000 };

  test('within the stretch leaves it the very same, so that nothing is drawn anew', () => {
    expect(showing(stretch, 130_000, WHOLE)).toBe(stretch);
  });

  test('beyond it takes it along, with more to come than gone by', () => {
    const { start, length } = showing(stretch, 200_000, WHOLE);
    expect([start, length]).toEqual([182_000, 60_000]);
    expect(showing(stretch, 20_000, WHOLE).start).toBeLessThan(20_000);
  });

  test('at the very end of the game changes nothing any more', () => {
    const last = { start: 240_000, length: 60_000 };
    expect(showing(last, 300_000, WHOLE)).toBe(last);
  });
});
