/**
 * What a set of promises allows (PMS §2.2, phase 2a; `ShowsSafeAt` in Voting.tla): v is allowed when in some quorum of
 * them v is the value of the highest-numbered report, or nothing is reported there.
 */
import type { Pair } from './letters.ts';

/** For each army whose general answered: the vote that it reported, or null for none. */
export type Reports = ReadonlyMap<number, Pair | null>;

/** A set of values, and perhaps any value at all. */
export interface Allowed {
  readonly values: ReadonlySet<string>;
  readonly open: boolean;
}

/** How many reports carry no number above n; "nothing accepted" counts as 0. */
function countUpTo(reports: Reports, n: number): number {
  let count = 0;
  for (const report of reports.values()) if ((report?.n ?? 0) <= n) count += 1;
  return count;
}

/**
 * A quorum whose highest report is (m, v) exists exactly when a quorum reports nothing above m: so one count for each
 * report replaces the search through all quorums.
 */
export function allowedBy(reports: Reports, quorum: number): Allowed {
  const values = new Set<string>();
  for (const report of reports.values()) {
    if (report !== null && countUpTo(reports, report.n) >= quorum) values.add(report.value);
  }
  return { values, open: countUpTo(reports, 0) >= quorum };
}

export function allows({ values, open }: Allowed, value: string): boolean {
  return open || values.has(value);
}

/** The highest-numbered reports: more than one value only where somebody erred. Empty when nothing is reported. */
export function highestReported(reports: Reports): readonly string[] {
  let highest = 0;
  for (const report of reports.values()) highest = Math.max(highest, report?.n ?? 0);
  const values = new Set<string>();
  for (const report of reports.values()) if (report?.n === highest) values.add(report.value);
  return [...values];
}
