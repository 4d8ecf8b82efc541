/** Which rules a player needs by now. They come onto the card one by one, as what they speak of first happens at this table. */
import type { PlayerView } from '../../shared/game/view.ts';
import { RULES, type RuleId } from '../../shared/paxos/rules.ts';
import { isAcceptor, type Seat } from '../../shared/paxos/seats.ts';

type Need = (view: PlayerView) => boolean;

const has =
  (kind: string): Need =>
  ({ received }) =>
    [...received.values()].some(({ letter }) => letter.kind === kind);
const sent =
  (kind: string): Need =>
  (view) =>
    view.sent.some((letter) => letter.kind === kind);
/** Some request bears a number below what is promised by now. */
const low =
  (kind: 'prepare' | 'accept'): Need =>
  ({ received, duty }) =>
    [...received.values()].some(({ letter }) => letter.kind === kind && letter.n < duty.promised);
const laterPrepare: Need = ({ received, duty }) =>
  [...received.values()].some(
    ({ letter }) => letter.kind === 'prepare' && duty.accepted !== null && letter.n > duty.accepted.n,
  );
const secondOfficer: Need = ({ received }) =>
  new Set([...received.values()].flatMap(({ letter }) => (letter.kind === 'prepare' ? [letter.from] : []))).size > 1;
const report: Need = ({ received }) =>
  [...received.values()].some(({ letter }) => letter.kind === 'promise' && letter.accepted !== null);
const secondAccept: Need = ({ received, duty }) =>
  duty.accepted !== null && [...received.values()].filter(({ letter }) => letter.kind === 'accept').length > 1;
/** Somebody speaks of a time, or the last orders are near. */
const orders: Need = (view) => view.ends !== null || view.mind.known.size > 0 || view.mind.told.size > 0;

const OF_GENERALS: Readonly<Partial<Record<RuleId, Need>>> = {
  G2: has('prepare'),
  G6: has('prepare'),
  G10: ({ notebook }) => notebook.promised > 0 || notebook.accepted !== null,
  G1: low('prepare'),
  L1: secondOfficer,
  L2: (view) => low('prepare')(view) || low('accept')(view),
  G11: secondOfficer,
  G8: has('accept'),
  G9: has('accept'),
  G3: low('accept'),
  G7: secondAccept,
  G4: laterPrepare,
  G5: laterPrepare,
};

const OF_OFFICERS: Readonly<Partial<Record<RuleId, Need>>> = {
  O6: () => true,
  O1: sent('prepare'),
  O3: has('promise'),
  O4: report,
  O5: sent('accept'),
  O2: has('reject'),
  O7: has('accepted'),
};

const OF_ALL: Readonly<Partial<Record<RuleId, Need>>> = { O8: orders, X1: orders };

function needsOf(seat: Seat): Readonly<Partial<Record<RuleId, Need>>> {
  return { ...(isAcceptor(seat) ? OF_GENERALS : OF_OFFICERS), ...OF_ALL };
}

/** All that the card of this seat will ever show. */
export function rulesOf(seat: Seat): readonly RuleId[] {
  const needs = needsOf(seat);
  return RULES.map(({ id }) => id).filter((id) => needs[id] !== undefined);
}

export function neededRules(view: PlayerView): readonly RuleId[] {
  const needs = needsOf(view.seat);
  return RULES.map(({ id }) => id).filter((id) => needs[id]?.(view) === true);
}
