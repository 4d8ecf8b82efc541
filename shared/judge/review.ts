import type { ProtocolEvent } from '../paxos/events.ts';
import type { Finding, Violation } from '../paxos/finding.ts';
import { advance, findings, newReferee, type Referee } from '../paxos/referee.ts';
import type { Seat } from '../paxos/seats.ts';
import type { RuleSettings } from '../paxos/settings.ts';
import { unprovenOrders } from './battle.ts';

export interface Review {
  /** What the referee holds once the last event is played. */
  readonly referee: Referee;
  /** All that it said, in seq order, then in table order. */
  readonly violations: readonly Violation[];
}

/** Plays a whole game before a referee. */
export function review(settings: RuleSettings, events: readonly ProtocolEvent[]): Review {
  const referee = newReferee(settings);
  const violations: Violation[] = [];
  for (const event of events) {
    for (const finding of findings(referee, event)) violations.push(place(finding, event));
    advance(referee, event);
  }
  violations.push(...unprovenOrders(referee));
  return { referee, violations: violations.sort((a, b) => a.seq - b.seq) };
}

function place({ rule, severity, root }: Finding, event: ProtocolEvent): Violation {
  return { seq: event.seq, by: actorOf(event), rule, severity, root };
}

function actorOf(event: ProtocolEvent): Seat {
  if (event.type === 'sent') return event.letter.from;
  if ('by' in event) return event.by;
  throw new TypeError(`${event.type} has no actor to judge`);
}
