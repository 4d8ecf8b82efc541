/** What is chosen, what a seat's letters prove, and what it was told. */
import type { Pair } from '../../shared/paxos/letters.ts';
import type { Acceptor, Seat } from '../../shared/paxos/seats.ts';
import { acceptorOf, armyOf, isProposer, proposerOf, quorumOf } from '../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { ChosenPair } from '../../shared/judge/verdict.ts';
import type { History } from './history.ts';
import { arrivalsAt, votesIn } from './history.ts';

interface Testimony extends Pair {
  readonly general: Acceptor;
}

/** Every pair that ever had a quorum of votes, in the order in which the last vote needed came. */
export function chosenIn(settings: RuleSettings, history: History): readonly ChosenPair[] {
  const chosen: ChosenPair[] = [];
  const votes = votesIn(history);
  votes.forEach(({ n, value, seq }, place) => {
    if (chosen.some((pair) => pair.n === n && pair.value === value)) return;
    if (generalsFor(votes.slice(0, place + 1), n, value) >= quorumOf(settings.armies)) chosen.push({ n, value, seq });
  });
  return chosen;
}

export function chosenValues(settings: RuleSettings, history: History): readonly string[] {
  return [...new Set(chosenIn(settings, history).map((pair) => pair.value))].sort();
}

function generalsFor(testimonies: readonly Testimony[], n: number, value: string): number {
  const generals = testimonies.filter((each) => each.n === n && each.value === value).map((each) => each.general);
  return new Set(generals).size;
}

export function evidenceOf(settings: RuleSettings, history: History, seat: Seat): readonly Testimony[] {
  const evidence: Testimony[] = [];
  for (const letter of arrivalsAt(history, seat)) {
    if (letter.kind === 'accepted') evidence.push({ general: letter.from, n: letter.n, value: letter.value });
    if (letter.kind === 'promise' && letter.accepted !== null) {
      evidence.push({ general: letter.from, ...letter.accepted });
    }
  }
  const sharesTent = settings.tent === 'shared' && isProposer(seat);
  const itself = sharesTent ? acceptorOf(armyOf(seat)) : seat;
  return [...evidence, ...votesIn(history).filter((vote) => vote.general === itself)];
}

export function proves(settings: RuleSettings, history: History, seat: Seat, n: number, value: string): boolean {
  return generalsFor(evidenceOf(settings, history, seat), n, value) >= quorumOf(settings.armies);
}

/** The values that a seat knows to be chosen. */
export function knownTo(settings: RuleSettings, history: History, seat: Seat): readonly string[] {
  const evidence = evidenceOf(settings, history, seat);
  const proven = evidence.filter(({ n, value }) => generalsFor(evidence, n, value) >= quorumOf(settings.armies));
  return [...new Set(proven.map(({ value }) => value))];
}

/** The values that a seat was told, first one first. */
export function toldTo(history: History, seat: Seat): readonly string[] {
  const values = arrivalsAt(history, seat).flatMap((letter) => (letter.kind === 'announce' ? [letter.value] : []));
  return [...new Set(values)];
}

export function knowsOrWasTold(settings: RuleSettings, history: History, seat: Seat, value: string): boolean {
  return knownTo(settings, history, seat).includes(value) || toldTo(history, seat).includes(value);
}

export function armyKnowsOrWasTold(settings: RuleSettings, history: History, army: number, value: string): boolean {
  return [proposerOf(army), acceptorOf(army)].some((seat) => knowsOrWasTold(settings, history, seat, value));
}
