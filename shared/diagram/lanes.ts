/** Whose line of time runs where. Officers outside, the first writer above and the others below; generals between. */
import { acceptorsOf, proposersOf, type Seat } from '../paxos/seats.ts';
import type { SpaceTime } from './space-time.ts';

export interface Lane {
  readonly seat: Seat;
  readonly kind: 'officer' | 'general';
  /** No letter went to it or from it: a thin lane, close to its neighbour. */
  readonly silent: boolean;
  /** Across time. */
  readonly at: number;
}

interface Row {
  readonly seat: Seat;
  readonly kind: Lane['kind'];
  readonly silent: boolean;
}

function rowsOf({ armies, first, active }: SpaceTime): readonly Row[] {
  const officers = proposersOf(armies).map((seat): Row => ({ seat, kind: 'officer', silent: !active.has(seat) }));
  const above = officers.find(({ seat }) => seat === first) ?? officers[0];
  const below = officers.filter((row) => row !== above);
  return [
    ...(above === undefined ? [] : [above]),
    ...acceptorsOf(armies).map((seat): Row => ({ seat, kind: 'general', silent: !active.has(seat) })),
    ...below.filter(({ silent }) => !silent),
    ...below.filter(({ silent }) => silent),
  ];
}

export interface Spacing {
  readonly start: number;
  readonly gap: number;
  /** Before the lane of an officer who neither wrote nor was written to. */
  readonly silentGap: number;
}

/** Every seat's lane. */
export function lanesOf(state: SpaceTime, { start, gap, silentGap }: Spacing): readonly Lane[] {
  let at = start - gap;
  return rowsOf(state).map((row, i) => {
    at += i > 0 && row.kind === 'officer' && row.silent ? silentGap : gap;
    return { ...row, at };
  });
}

/** As many as have something to show, and room for a second officer from the start, evenly from `start` to `end`. */
export function fewLanesOf(state: SpaceTime, start: number, end: number): readonly Lane[] {
  const rows = rowsOf(state);
  const shown = rows.filter(
    ({ kind, silent }, i) => i === 0 || i === state.armies + 1 || kind === 'general' || !silent,
  );
  const gap = (end - start) / Math.max(1, shown.length - 1);
  return shown.map((row, i) => ({ ...row, at: start + i * gap }));
}
