/**
 * What the referee has to say of any prepare or accept of an officer, told from Phase1a(b) and Phase2a(b, v) alone. It
 * shares nothing with officer-rules.ts but the ids, so that each is a check of the other.
 */
import type { RuleId } from '../paxos/rules.ts';
import type { Expected } from './invariants.ts';
import { isPromisedByQuorum, showsSafe, type Promises } from './phases.ts';
import { QUORUM, type Value } from './setting.ts';

/** What an officer has seen and done when it is about to use number n. */
export interface OfficerView {
  readonly n: number;
  /** Who sent 1a(n). */
  readonly preparedBy: 'nobody' | 'me' | 'another';
  /** The value of its own 2a(n), if it sent one. */
  readonly proposed: Value | null;
  /** The highest of its other numbers; 0 if it has none. */
  readonly highestOther: number;
  /** By acceptor: the 1b(n) delivered to it. */
  readonly delivered: Promises;
  /** The acceptors of which a 1b for another of its numbers was delivered. */
  readonly stale: readonly number[];
}

/** In table order: of a 1a where value is null, else of a 2a. An officer's every act is a root. */
export function expectedOfOfficer(view: OfficerView, value: Value | null): readonly Expected[] {
  const ids = value === null ? onPrepare(view) : onAccept(view, value);
  return ids.map((rule) => ({ rule, root: true }));
}

/** 1a(n). Its leader may send it, again and again; no other may. An officer's own numbers rise. */
function onPrepare({ n, preparedBy, highestOther }: OfficerView): readonly RuleId[] {
  const ids: (RuleId | false)[] = [preparedBy === 'another' && 'O6', preparedBy !== 'me' && n < highestOther && 'D3'];
  return ids.filter((id) => id !== false);
}

/** 2a(n, value): Phase2a(n, value) is enabled, or that very message was sent before. */
function onAccept(view: OfficerView, value: Value): readonly RuleId[] {
  const { preparedBy, proposed, delivered, stale } = view;
  if (preparedBy === 'another') return ['O1', 'O6'];
  if (preparedBy === 'nobody') return ['O1'];
  if (proposed !== null) return proposed === value ? [] : ['O5'];
  if (!isPromisedByQuorum(delivered)) {
    const promisers = new Set([...stale, ...delivered.flatMap((report, i) => (report === undefined ? [] : [i]))]);
    return promisers.size >= QUORUM ? ['O2'] : ['O1'];
  }
  if (!showsSafe(delivered, value)) return delivered.some((report) => report?.value === value) ? ['O4'] : ['O3'];
  return isHighest(delivered, value) ? [] : ['D4'];
}

/** Is value that of the highest-numbered report, or is nothing reported? */
function isHighest(delivered: Promises, value: Value): boolean {
  const reports = delivered.filter((report) => report !== undefined && report !== null);
  const highest = Math.max(...reports.map(({ n }) => n));
  return reports.length === 0 || reports.some((report) => report.n === highest && report.value === value);
}
