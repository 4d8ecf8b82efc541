/** Chance from a seed (mulberry32): the same seed gives the same game on every machine. */
export interface Prng {
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** One of a list that may be empty. */
  pickFrom<T>(choices: readonly T[]): T | undefined;
}

export function prngOf(seed: number): Prng {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const indexIn = (length: number): number => Math.floor(next() * length);
  return {
    between: (low, high) => low + indexIn(high - low + 1),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[indexIn(choices.length)] ?? choices[0],
    pickFrom: (choices) => choices[indexIn(choices.length)],
  };
}
