/**
 * Blame (SPEC.md, "Blame"): the smallest set of root unsafe violations whose repair gives agreement, the earliest where
 * several are smallest. It replays the game once for each set that it tries.
 */
import type { ProtocolEvent } from '../paxos/events.ts';
import type { Violation } from '../paxos/finding.ts';
import { agreementHolds } from '../paxos/referee.ts';
import type { RuleSettings } from '../paxos/settings.ts';
import { asPlayed, repair } from './repair.ts';
import { smallestSubset } from './smallest-subset.ts';

/** How many events all replays together may play: a second or two. The games of a class need far fewer. */
const MOST_EVENTS = 1_000_000;

export function blameFor(
  settings: RuleSettings,
  events: readonly ProtocolEvent[],
  violations: readonly Violation[],
): readonly Violation[] {
  const played = asPlayed(settings, events);
  const agrees = (set: readonly Violation[]): boolean =>
    agreementHolds(repair(settings, events, played, new Set(set.map(({ seq }) => seq))).referee);

  const unsafe = violations.filter(({ severity }) => severity === 'unsafe');
  const roots = firstOfEachAct(unsafe.filter(({ root }) => root));
  // An odd entry can make an unsafe act look like a consequence; then the act itself has to answer for it.
  const suspects = agrees(roots) ? roots : firstOfEachAct(unsafe);
  return smallestSubset(suspects, agrees, Math.ceil(MOST_EVENTS / events.length));
}

/** Repairing an act mends all that is wrong with it, so one id stands for each act. */
function firstOfEachAct(violations: readonly Violation[]): readonly Violation[] {
  return violations.filter(({ seq }, i) => violations[i - 1]?.seq !== seq);
}
