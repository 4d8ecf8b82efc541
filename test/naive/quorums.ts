/** Quorums, by going through them one by one. */
import type { Pair } from '../../shared/paxos/letters.ts';
import type { Acceptor } from '../../shared/paxos/seats.ts';
import { quorumOf } from '../../shared/paxos/seats.ts';

/** Every set of at least a quorum among these generals. */
export function quorumsAmong(generals: readonly Acceptor[], armies: number): readonly (readonly Acceptor[])[] {
  let subsets: (readonly Acceptor[])[] = [[]];
  for (const general of generals) subsets = [...subsets, ...subsets.map((subset) => [...subset, general])];
  return subsets.filter((subset) => subset.length >= quorumOf(armies));
}

export const OPEN = Symbol('any value');

/** What a set of reports allows: the values of the highest-numbered ones, or any value when nothing is reported. */
export function allowedBy(reports: readonly (Pair | null)[]): readonly string[] | typeof OPEN {
  const pairs = reports.filter((report) => report !== null);
  if (pairs.length === 0) return OPEN;
  const top = Math.max(...pairs.map((pair) => pair.n));
  return [...new Set(pairs.filter((pair) => pair.n === top).map((pair) => pair.value))];
}
