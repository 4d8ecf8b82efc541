/** `--timeline`: what held right after each event. */
import { isProtocolEvent, type SessionRecord } from '../game/record.ts';
import { firstOf } from '../paxos/knowledge.ts';
import { mindIn, type Referee } from '../paxos/referee.ts';
import { acceptorOf, seatsOf } from '../paxos/seats.ts';
import { newGauge, turnGauge } from './gauge.ts';
import { bySeq, review } from './review.ts';
import type { Moment } from './verdict.ts';

/** One moment for each line of the record after its header, in order; lines that the judge ignores change nothing. */
export function timeline({ header, events }: SessionRecord): readonly Moment[] {
  const gauge = newGauge();
  const moments = new Map<number, Omit<Moment, 'seq' | 'violations'>>();
  const { violations } = review(header, events.filter(isProtocolEvent), (referee, event) => {
    turnGauge(gauge, referee, event);
    moments.set(event.seq, momentOf(referee, gauge.reading));
  });

  const said = bySeq(violations);
  let last = momentOf(review(header, []).referee, ['open']);
  return events.map(({ seq }) => {
    last = moments.get(seq) ?? last;
    return { seq, ...last, violations: (said.get(seq) ?? []).map(({ rule }) => rule) };
  });
}

function momentOf(referee: Referee, choosable: readonly string[]): Omit<Moment, 'seq' | 'violations'> {
  const { armies } = referee.settings;
  const duties = referee.generals.map(({ duty }, i) => {
    const { promised, accepted } = duty;
    return [acceptorOf(i + 1), { promised, accepted }];
  });
  const knows = seatsOf(armies).map((seat) => [seat, firstOf(mindIn(referee, seat).known)?.value ?? null]);
  return {
    duty: Object.fromEntries(duties) as Moment['duty'],
    chosen: [...new Set(referee.chosen.map(({ value }) => value))].sort(),
    choosable,
    knows: Object.fromEntries(knows) as Moment['knows'],
  };
}
