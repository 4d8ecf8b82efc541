/**
 * Blame (SPEC.md, "Blame"): the smallest set of root unsafe violations whose repair gives agreement, the earliest where
 * several are smallest. It replays the game once for each set that it tries.
 */
import type { ProtocolEvent } from '../paxos/events.ts';
import type { Violation } from '../paxos/finding.ts';
import { agreementHolds } from '../paxos/referee.ts';
import type { RuleSettings } from '../paxos/settings.ts';
import { repair } from './repair.ts';
import { bySeq, review } from './review.ts';

/**
 * How many events all replays together may play. A class's game takes a few thousand; past this bound the answer is
 * still a set of which no part can be left out, though perhaps not the smallest of all.
 */
const MOST_EVENTS = 1_000_000;

export function blameFor(
  settings: RuleSettings,
  events: readonly ProtocolEvent[],
  violations: readonly Violation[],
): readonly Violation[] {
  const unsafe = violations.filter(({ severity }) => severity === 'unsafe');
  const recorded = bySeq(violations);
  let left = Math.floor(MOST_EVENTS / (events.length + 1));
  const agrees = (set: readonly Violation[]): boolean => {
    left -= 1;
    const seqs = new Set(set.map(({ seq }) => seq));
    return agreementHolds(review(settings, repair(settings, events, seqs, recorded)).referee);
  };

  const roots = firstOfEachAct(unsafe.filter(({ root }) => root));
  // An odd entry can make an unsafe act look like a consequence; then the act itself has to answer for it.
  const suspects = agrees(roots) ? roots : firstOfEachAct(unsafe);
  for (let size = 1; size < suspects.length && left > 0; size += 1) {
    for (const set of subsets(suspects, size)) {
      if (agrees(set)) return set;
      if (left <= 0) break;
    }
  }
  return withoutTheNeedless(suspects, agrees);
}

/** Repairing an act mends all that is wrong with it, so one id stands for each act. */
function firstOfEachAct(violations: readonly Violation[]): readonly Violation[] {
  return violations.filter(({ seq }, i) => violations[i - 1]?.seq !== seq);
}

/** Leaves out the latest first, so that what remains is early. */
function withoutTheNeedless(
  suspects: readonly Violation[],
  agrees: (set: readonly Violation[]) => boolean,
): readonly Violation[] {
  let needed = suspects;
  for (const suspect of suspects.toReversed()) {
    const rest = needed.filter((violation) => violation !== suspect);
    if (agrees(rest)) needed = rest;
  }
  return needed;
}

/** All subsets of one size, those with earlier members first. */
function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= items.length - size; i += 1) {
    const item = items[i] as T;
    for (const rest of subsets(items, size - 1, i + 1)) yield [item, ...rest];
  }
}
