/** Three lines to take home: what this very session has shown, the most telling first. */
import type { Verdict } from '../judge/verdict.ts';
import { isAcceptor, type Seat } from '../paxos/seats.ts';
import type { Chronicle } from './chronicle.ts';
import { asOf } from './history.ts';
import { tourOf } from './tour.ts';

export const TAKEAWAYS = [
  'one-slip',
  'several-slips',
  'luck',
  'duel',
  'undecided',
  'unknowing',
  'chosen-before-known',
  'carried-on',
  'minority',
  'lost-letters',
  'overtaken',
  'quorums-meet',
  'safety',
] as const;

export type Takeaway = (typeof TAKEAWAYS)[number];

export function takeawaysOf(chronicle: Chronicle, verdict: Verdict): readonly Takeaway[] {
  const shown = factsOf(chronicle, verdict);
  return TAKEAWAYS.filter((line) => shown[line]).slice(0, 3);
}

function factsOf(chronicle: Chronicle, verdict: Verdict): Readonly<Record<Takeaway, boolean>> {
  const { outcome, quadrant, blame, chosen, knows } = verdict;
  const stops = tourOf(chronicle, verdict);
  const last = chronicle.seqs.at(-1) ?? 0;
  const decided = chosen[0];
  const seats = Object.entries(knows) as [Seat, Verdict['knows'][Seat]][];
  const refusals = chronicle.drawing.marks.filter(({ type }) => type === 'refusal').length;
  const voted = new Set(chronicle.drawing.marks.flatMap((mark) => (mark.type === 'vote' ? [mark.value] : [])));
  return {
    'one-slip': outcome === 'broken' && blame.length === 1,
    'several-slips': outcome === 'broken' && blame.length > 1,
    luck: quadrant === 'lucky',
    duel: outcome === 'undecided' && refusals > 1,
    undecided: outcome === 'undecided',
    unknowing: decided !== undefined && seats.every(([seat, since]) => !isAcceptor(seat) || since === null),
    'chosen-before-known':
      decided !== undefined && seats.every(([, since]) => since === null || since.seq > decided.seq),
    'carried-on': outcome !== 'broken' && stops.some(({ type }) => type === 'bound'),
    minority: [...voted].some((value) => !chosen.some((pair) => pair.value === value)),
    'lost-letters': outcome === 'consensus' && asOf(chronicle.captured, last) > 0,
    overtaken: stops.some(({ type }) => type === 'overtaken'),
    'quorums-meet': outcome !== 'undecided',
    safety: true,
  };
}
