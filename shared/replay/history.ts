/**
 * What held since when: one value for each event that changed it. Asking for any moment of a game costs the logarithm
 * of how often it changed, so that a replay moves as freely at its end as at its beginning, backwards as forwards.
 */
export interface History<T> {
  /** Before anything happened. */
  readonly first: T;
  /** Ascending; the value beside each holds from that event on. */
  readonly seqs: number[];
  readonly values: T[];
}

export function newHistory<T>(first: T): History<T> {
  return { first, seqs: [], values: [] };
}

/** From this event on. An event that says so twice means the last. */
export function note<T>({ first, seqs, values }: History<T>, seq: number, value: T): void {
  if (seqs.at(-1) === seq) {
    seqs.pop();
    values.pop();
  }
  if (value === (values.length === 0 ? first : values.at(-1))) return;
  seqs.push(seq);
  values.push(value);
}

/** What held right after this event; 0 is before the first. */
export function asOf<T>({ first, seqs, values }: History<T>, seq: number): T {
  const count = countUpTo(seqs, seq);
  return count === 0 ? first : (values[count - 1] as T);
}

/** How many of these ascending numbers are not above one. */
export function countUpTo(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
