import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { smallestSubset } from '../../shared/judge/smallest-subset.ts';

const items = Array.from({ length: 60 }, (_, i) => i);
/** Passes when it meets every one of these groups: the more, the better. */
const meets = (groups: readonly (readonly number[])[]) => (part: readonly number[]) =>
  groups.every((group) => group.some((i) => part.includes(i)));

function bySearch(count: number, passes: (part: readonly number[]) => boolean): number[] {
  const all = Array.from({ length: 2 ** count }, (_, mask) => items.slice(0, count).filter((i) => (mask >> i) & 1));
  const passing = all.filter((part) => part.length > 0 && passes(part));
  const smallest = Math.min(...passing.map(({ length }) => length));
  const key = (part: readonly number[]) => part.map((i) => String.fromCharCode(i)).join('');
  return passing.filter(({ length }) => length === smallest).sort((a, b) => (key(a) < key(b) ? -1 : 1))[0] ?? [];
}

const groups = fc.array(fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

describe('the smallest subset', () => {
  property.prop([groups], { seed: 11, numRuns: 300 })('is what a search through all of them finds', (needed) => {
    const passes = meets(needed);
    const expected = bySearch(9, passes);
    expect(smallestSubset(items.slice(0, 9), passes, 100_000)).toEqual(expected);
    // With few tries it goes by cores, and finds the same.
    expect(smallestSubset(items.slice(0, 9), passes, 120)).toEqual(expected);
  });

  test('is found among many that do not matter, in few tries', () => {
    let tries = 0;
    const passes = (part: readonly number[]) => {
      tries += 1;
      return meets([[50, 57], [51], [55], [59]])(part);
    };
    expect(smallestSubset(items, passes, 2000)).toEqual([50, 51, 55, 59]);
    expect(tries).toBeLessThan(2000);
  });

  test('settles for one of which no half could go, when tries run out', () => {
    const passes = meets(items.slice(0, 40).map((i) => [i, i + 20]));
    const part = smallestSubset(items, passes, 30);
    expect(passes(part)).toBe(true);
    expect(part.length).toBeLessThan(60);
  });
});
