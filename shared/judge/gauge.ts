/**
 * The gauge: which values can still be chosen, kept up to date event by event. It reads what paxos/choosable.ts says,
 * but forgets the rounds that are lost, so that a long game costs no more for its past.
 */
import { choosable, isLost, type Round } from '../paxos/choosable.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import { isRequest } from '../paxos/letters.ts';
import type { Referee } from '../paxos/referee.ts';
import { letterOf } from '../paxos/table.ts';

export interface Gauge {
  /** Rounds in which something may still be chosen. */
  readonly live: Map<number, Round>;
  /** Values sorted, "open" last where any value may still be chosen. */
  reading: readonly string[];
}

export function newGauge(): Gauge {
  return { live: new Map(), reading: ['open'] };
}

/** Turns the gauge to what holds after an event that the referee has just carried out. */
export function turnGauge(gauge: Gauge, referee: Referee, event: ProtocolEvent): void {
  const n = numberTouched(referee, event);
  if (n === null) return;
  const { quorum } = referee;
  const duties = referee.generals.map(({ duty }) => duty);
  const round = referee.rounds.get(n);
  if (round) gauge.live.set(n, round);
  for (const [number, candidate] of gauge.live) {
    if (isLost(candidate, duties, quorum)) gauge.live.delete(number);
  }
  const { values, open } = choosable(gauge.live.values(), duties, quorum);
  gauge.reading = [...[...values].sort(), ...(open ? ['open'] : [])];
}

/** Only accepts that leave, promises and votes move the gauge; each concerns one number. */
function numberTouched({ table }: Referee, event: ProtocolEvent): number | null {
  if (event.type === 'sent') return event.letter.kind === 'accept' ? event.letter.n : null;
  if (event.type !== 'answered') return null;
  const letter = letterOf(table, event.re);
  return letter !== null && isRequest(letter) ? letter.n : null;
}
