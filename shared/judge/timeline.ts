/** `--timeline`: what held right after each event. */
import { isProtocolEvent, type SessionRecord } from '../game/record.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import { firstOf } from '../paxos/knowledge.ts';
import { advance, findings, mindIn, newReferee, type Referee } from '../paxos/referee.ts';
import type { RuleId } from '../paxos/rules.ts';
import { acceptorOf, seatsOf } from '../paxos/seats.ts';
import { newGauge, turnGauge } from './gauge.ts';
import type { Moment } from './verdict.ts';

type Standing = Omit<Moment, 'seq' | 'violations'>;

/**
 * One moment for each line of the record after its header, in order, one at a time: all of them together may be far
 * larger than the record. Lines that the judge ignores change nothing.
 */
export function* timeline({ header, events }: SessionRecord): Generator<Moment> {
  const referee = newReferee(header);
  const gauge = newGauge();
  const lastOrders = new Map<number, number>();
  for (const event of events)
    if (isProtocolEvent(event) && event.type === 'ordered') lastOrders.set(event.army, event.seq);

  let standing: Standing = {
    duty: dutiesIn(referee),
    chosen: [],
    choosable: gauge.reading,
    knows: knowledgeIn(referee),
  };
  for (const event of events) {
    const violations: RuleId[] = [];
    if (isProtocolEvent(event)) {
      for (const { rule } of findings(referee, event)) violations.push(rule);
      advance(referee, event);
      turnGauge(gauge, referee, event);
      standing = after(standing, referee, event, gauge.reading);
      if (event.type === 'ordered' && lastOrders.get(event.army) === event.seq && !isJustified(referee, event.army)) {
        violations.push('X1');
      }
    }
    yield { seq: event.seq, ...standing, violations };
  }
}

function isJustified({ orders }: Referee, army: number): boolean {
  return orders.get(army)?.justified ?? true;
}

/** Only answers change duties, and what is chosen; only letters that arrive, and votes, change what anyone knows. */
function after(before: Standing, referee: Referee, { type }: ProtocolEvent, choosable: readonly string[]): Standing {
  if (type === 'delivered') return { ...before, knows: knowledgeIn(referee) };
  if (type !== 'answered') return { ...before, choosable };
  return {
    duty: dutiesIn(referee),
    chosen: [...referee.chosenValues].sort(),
    choosable,
    knows: knowledgeIn(referee),
  };
}

function dutiesIn({ generals }: Referee): Moment['duty'] {
  const duties = generals.map(({ duty: { promised, accepted } }, i) => [acceptorOf(i + 1), { promised, accepted }]);
  return Object.fromEntries(duties) as Moment['duty'];
}

function knowledgeIn(referee: Referee): Moment['knows'] {
  const seats = seatsOf(referee.settings.armies);
  const knows = seats.map((seat) => [seat, firstOf(mindIn(referee, seat).known)?.value ?? null]);
  return Object.fromEntries(knows) as Moment['knows'];
}
