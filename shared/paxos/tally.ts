/** Counts distinct acceptors for each (n, value): votes, or the evidence of votes that a player holds. */
import type { Pair } from './letters.ts';

export type Tally = Map<number, Map<string, number>>;

/** Adds one acceptor (by its army); true when exactly this one completes a quorum for the pair. */
export function addTo(tally: Tally, { n, value }: Pair, army: number, quorum: number): boolean {
  let values = tally.get(n);
  if (!values) tally.set(n, (values = new Map<string, number>()));
  const before = values.get(value) ?? 0;
  const after = before | (1 << (army - 1));
  if (after === before) return false;
  values.set(value, after);
  return bitCount(after) === quorum;
}

export function countIn(tally: Tally, { n, value }: Pair): number {
  return bitCount(tally.get(n)?.get(value) ?? 0);
}

export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
