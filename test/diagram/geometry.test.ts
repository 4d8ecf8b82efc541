import { describe, expect, test } from 'vitest';
import { arrowOf, pointAt, reachOf } from '../../shared/diagram/geometry.ts';
import type { Flight } from '../../shared/diagram/space-time.ts';

const HEAD = { length: 10, half: 4.2, gap: 2, eyeGap: 15 };
const [ABOVE, BELOW] = [
  { x: 100, y: 78 },
  { x: 100, y: 162 },
];

describe('a head', () => {
  test('ends 2 before the lane', () => {
    expect(arrowOf(ABOVE, BELOW, false, HEAD, false).head[0]).toEqual({ x: 100, y: 160 });
  });

  test('ends 2 before the lane on a slanted line as well', () => {
    expect(arrowOf(ABOVE, { x: 150, y: 162 }, false, HEAD, false).head[0].y).toBeCloseTo(160);
  });

  test('ends 15 before an eye', () => {
    expect(arrowOf(ABOVE, BELOW, false, HEAD, true).head[0]).toEqual({ x: 100, y: 147 });
  });

  test('is shorter where the line is short', () => {
    const { head, end } = arrowOf(ABOVE, { x: 100, y: 84 }, false, HEAD, false);
    expect(head[1].y).toBeGreaterThan(78);
    expect(end.y).toBeGreaterThan(78);
  });
});

describe('turned', () => {
  test('time runs down, and lanes stand side by side', () => {
    const frame = { from: 1000, start: 10, scale: 0.1 };
    expect(pointAt({ ...frame, turned: false }, 2000, 78)).toEqual({ x: 110, y: 78 });
    expect(pointAt({ ...frame, turned: true }, 2000, 78)).toEqual({ x: 78, y: 110 });
  });
});

describe('how far a letter comes', () => {
  const letter = { id: 'L1', from: 'P1', to: 'A1', kind: 'prepare', n: 1 } as const;
  const flight: Flight = {
    ...{ nth: 0, letter, sent: 1, start: 0, ended: 2, end: 1000 },
    ...{ fate: 'captured', walker: null, eye: false },
  };

  test('a captured one, 80 % of its way', () => {
    expect([1, 2, 3].map((lanes) => reachOf(flight, lanes, 0))).toEqual([0.8, 0.8, 0.8]);
  });

  test('but never behind a lane that it did not reach', () => {
    const left = (lanes: number) => lanes * (1 - reachOf(flight, lanes, 0));
    for (const lanes of [4, 5, 9]) expect(left(lanes)).toBeCloseTo(0.6);
  });

  test('one under way, as far as its messenger', () => {
    const messenger = { letter: 'L1', copy: 1, due: 4000, fate: 'arrive', until: null } as const;
    const walking: Flight = { ...flight, fate: 'walking', end: null, walker: { messenger, letter, since: 0, gone: 0 } };
    expect([0, 1000, 4000].map((now) => reachOf(walking, 1, now))).toEqual([0, 0.25, 1]);
  });

  test('one that will be captured comes to its cross and no further', () => {
    const messenger = { letter: 'L1', copy: 1, due: 4000, fate: 'capture', until: null } as const;
    const walking: Flight = { ...flight, fate: 'walking', end: null, walker: { messenger, letter, since: 0, gone: 0 } };
    expect(reachOf(walking, 5, 4000)).toBeCloseTo(reachOf(flight, 5, 0));
  });
});
