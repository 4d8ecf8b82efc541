/**
 * The gauge: which values can still be chosen, kept up to date event by event. It says what paxos/choosable.ts says of
 * all rounds together, but looks again only at those that an event can have changed, and forgets those that are
 * settled: so a long game costs no more for its past.
 */
import { choosableIn, choosableLater, isSettled } from '../paxos/choosable.ts';
import type { Duty } from '../paxos/duty.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import { isRequest, type Pair } from '../paxos/letters.ts';
import { roundIn, type Referee } from '../paxos/referee.ts';
import type { Allowed } from '../paxos/reports.ts';
import { letterOf } from '../paxos/table.ts';

export interface Gauge {
  /** Numbers of the rounds in which something more may be chosen, ascending. */
  readonly live: number[];
  /** What may be chosen in each of them. */
  readonly shares: Map<number, Allowed>;
  /** In how many of them each value may be chosen, and in how many any value. */
  readonly counts: Map<string, number>;
  openCount: number;
  /** Each general's duty when it was last looked at. */
  readonly seen: { promised: number; accepted: Pair | null }[];
  /** Values sorted, "open" last where any value may still be chosen. */
  reading: readonly string[];
}

export function newGauge(): Gauge {
  return { live: [], shares: new Map(), counts: new Map(), openCount: 0, seen: [], reading: ['open'] };
}

/** Turns the gauge to what holds after an event that the referee has just carried out. */
export function turnGauge(gauge: Gauge, referee: Referee, event: ProtocolEvent): void {
  const touched = numberTouched(referee, event);
  if (touched === null) return;
  const duties = referee.generals.map(({ duty }) => duty);
  for (const n of new Set([touched, ...shaken(gauge, referee, duties)])) weigh(gauge, referee, duties, n);
  gauge.reading = read(gauge, choosableLater(duties, referee.quorum), referee.chosenValues);
}

/** Only accepts that leave, promises and votes move the gauge; each concerns one number. */
function numberTouched({ table }: Referee, event: ProtocolEvent): number | null {
  if (event.type === 'sent') return event.letter.kind === 'accept' ? event.letter.n : null;
  if (event.type !== 'answered') return null;
  const letter = letterOf(table, event.re);
  return letter !== null && isRequest(letter) ? letter.n : null;
}

/** Live rounds that a general's new duty concerns: those that its promise now bars, or, after a vote, all still free. */
function shaken({ live, seen }: Gauge, { proposed }: Referee, duties: readonly Duty[]): readonly number[] {
  const found: number[] = [];
  duties.forEach(({ promised, accepted }, i) => {
    const before = seen[i] ?? { promised: 0, accepted: null };
    for (let at = placeOf(live, before.promised); (live[at] ?? promised) < promised; at += 1) found.push(live[at] ?? 0);
    if (accepted !== before.accepted) found.push(...live.filter((n) => !proposed.has(n)));
    seen[i] = { promised, accepted };
  });
  return found;
}

/** Takes a round's old share out of the counts, and its new one in. */
function weigh(gauge: Gauge, referee: Referee, duties: readonly Duty[], n: number): void {
  const { quorum } = referee;
  count(gauge, gauge.shares.get(n), -1);
  gauge.shares.delete(n);
  const place = placeOf(gauge.live, n);
  const isLive = gauge.live[place] === n;
  const round = referee.rounds.has(n) ? roundIn(referee, n) : null;
  if (round === null || isSettled(round, duties, quorum)) {
    if (isLive) gauge.live.splice(place, 1);
    return;
  }
  if (!isLive) gauge.live.splice(place, 0, n);
  const share = choosableIn(round, duties, quorum);
  gauge.shares.set(n, share);
  count(gauge, share, 1);
}

function count(gauge: Gauge, share: Allowed | undefined, by: 1 | -1): void {
  if (!share) return;
  if (share.open) gauge.openCount += by;
  for (const value of share.values) {
    const times = (gauge.counts.get(value) ?? 0) + by;
    if (times > 0) gauge.counts.set(value, times);
    else gauge.counts.delete(value);
  }
}

/** What has been chosen may be chosen again for ever. An unchanged reading stays the same array. */
function read({ counts, openCount, reading }: Gauge, later: Allowed, chosen: ReadonlySet<string>): readonly string[] {
  const values = [...new Set([...counts.keys(), ...later.values, ...chosen])].sort();
  const next = openCount > 0 || later.open ? [...values, 'open'] : values;
  return next.length === reading.length && next.every((value, i) => value === reading[i]) ? reading : next;
}

/** Where n stands in an ascending list, or would. */
function placeOf(live: readonly number[], n: number): number {
  let [low, high] = [0, live.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((live[middle] ?? n) < n) low = middle + 1;
    else high = middle;
  }
  return low;
}
