import { describe, expect, test } from 'vitest';
import { growthOf, type Sample } from '../../bench/support/room-growth.ts';

/** Games of all ages take turns on a machine that is up to five times slower in one round than in another. */
function samples(costAt: (age: number) => number): readonly Sample[] {
  const found: Sample[] = [];
  for (let round = 0; round < 18; round += 1) {
    const mood = 1 + ((round * 7) % 5);
    for (let age = round; age >= 0; age -= 2) if (age < 10) found.push({ round, age, cost: mood * costAt(age) });
  }
  return found;
}

describe('growth over a long game', () => {
  test('a cost that stays is none, whatever the machine does meanwhile', () => {
    expect(growthOf(samples(() => 50))).toBeCloseTo(0);
  });

  test('a cost that grows by half from the first to the last is a half', () => {
    expect(growthOf(samples((age) => 50 * 1.5 ** (age / 9)))).toBeCloseTo(0.5);
  });
});
