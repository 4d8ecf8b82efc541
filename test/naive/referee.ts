/**
 * A second referee, for tests: the rules as they are written, with no state carried from one event to the next. It is
 * slow on purpose; what it is worth is that it shares no idea of how to be fast with the referee that it checks.
 */
import type { ProtocolEvent } from '../../shared/paxos/events.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { acceptorsOf, seatsOf } from '../../shared/paxos/seats.ts';
import type { Moment, Outcome, Quadrant, Since, Verdict } from '../../shared/judge/verdict.ts';
import { battleOf, orderViolations } from './battle.ts';
import { choosableIn } from './choosable.ts';
import { dutyOf } from './duty.ts';
import { generalViolations } from './general-rules.ts';
import type { History } from './history.ts';
import { chosenIn, chosenValues, knownTo, toldTo } from './knowledge.ts';
import { claimViolations, sentViolations } from './officer-rules.ts';
import type { Violation } from './violation.ts';

export interface NaiveHeader extends RuleSettings {
  readonly id: string;
}

export function naiveVerdict(header: NaiveHeader, events: readonly ProtocolEvent[]): Omit<Verdict, 'blame'> {
  const violations = events.flatMap((event, place) => violationsAt(header, events, place, event));
  const outcome = outcomeOf(header, events);
  return {
    record: header.id,
    outcome,
    quadrant: quadrantOf(outcome, violations),
    chosen: chosenIn(header, events),
    knows: bySeat(header, (seat) => firstSince(events, (past) => knownTo(header, past, seat))),
    told: bySeat(header, (seat) => firstSince(events, (past) => toldTo(past, seat))),
    violations,
    battle: battleOf(header, events),
  };
}

export function naiveTimeline(header: NaiveHeader, events: readonly ProtocolEvent[]): Moment[] {
  return events.map((event, place): Moment => {
    const until = events.slice(0, place + 1);
    return {
      seq: event.seq,
      duty: Object.fromEntries(
        acceptorsOf(header.armies).map((general) => {
          const { promised, accepted } = dutyOf(until, general);
          return [general, { promised, accepted }];
        }),
      ),
      chosen: chosenValues(header, until),
      choosable: choosableIn(header, until),
      knows: bySeat(header, (seat) => firstSince(until, (past) => knownTo(header, past, seat))?.value ?? null),
      violations: violationsAt(header, events, place, event).map(({ rule }) => rule),
    };
  });
}

/** The violations of one act, from the acts before it. */
export function violationsOf(settings: RuleSettings, history: History, event: ProtocolEvent): readonly Violation[] {
  switch (event.type) {
    case 'sent':
      return sentViolations(settings, history, event);
    case 'answered':
    case 'wrote':
      return generalViolations(settings, history, event);
    case 'claimed':
      return claimViolations(settings, history, event);
    default:
      return [];
  }
}

/** An order alone needs what comes after it: only an army's last one counts. */
function violationsAt(
  settings: RuleSettings,
  events: History,
  place: number,
  event: ProtocolEvent,
): readonly Violation[] {
  if (event.type === 'ordered') return orderViolations(settings, events, event);
  return violationsOf(settings, events.slice(0, place), event);
}

export function outcomeOf(settings: RuleSettings, history: History): Outcome {
  const values = chosenValues(settings, history);
  if (values.length > 1) return 'broken';
  return values.length === 1 ? 'consensus' : 'undecided';
}

function quadrantOf(outcome: Outcome, violations: readonly Violation[]): Quadrant {
  const unsafe = violations.some(({ severity }) => severity === 'unsafe');
  if (outcome === 'broken' && !unsafe) throw new Error('two values chosen with no unsafe act: the theorem is broken');
  if (unsafe) return outcome === 'broken' ? 'fatal' : 'lucky';
  return outcome === 'consensus' ? 'sound' : 'stuck';
}

function bySeat<T>(settings: RuleSettings, of: (seat: Seat) => T): Record<Seat, T> {
  return Object.fromEntries(seatsOf(settings.armies).map((seat) => [seat, of(seat)]));
}

/** The first value that a list ever held, and the event that put it there. */
function firstSince(events: History, valuesAfter: (past: History) => readonly string[]): Since | null {
  // Nobody forgets, so who has nothing at the end never had anything.
  if (valuesAfter(events).length === 0) return null;
  for (const [place, event] of events.entries()) {
    const [value] = valuesAfter(events.slice(0, place + 1));
    if (value !== undefined) return { value, seq: event.seq };
  }
  return null;
}
