/** The rooms as the board sorts, filters and counts them. */
import { severityOf } from '../../../shared/paxos/rules.ts';
import type { Seat } from '../../../shared/paxos/seats.ts';
import type { Digest } from './digest.ts';

export interface Away {
  readonly seat: Seat;
  readonly seconds: number;
}

/** Since when each seat is away, in milliseconds of the page's own clock. */
export type GoneSince = readonly (readonly [seat: Seat, since: number])[];

/** Whoever was away before is so since then; whoever comes back and goes again starts anew. */
export function goneSince(before: GoneSince, away: readonly Seat[], sinceNow: (seat: Seat) => number): GoneSince {
  return away.map((seat) => before.find(([one]) => one === seat) ?? [seat, sinceNow(seat)]);
}

export function awayNow(gone: GoneSince, at: number): readonly Away[] {
  return gone.map(([seat, since]) => ({ seat, seconds: Math.floor((at - since) / 1000) }));
}

/** What the board knows of one room. */
export interface Standing {
  /** Counts from 1, in order of opening. */
  readonly number: number;
  readonly code: string;
  /** Null until the room is entered. */
  readonly digest: Digest | null;
  readonly away: readonly Away[];
}

/** After this the instructor is offered a bot for the seat. */
export const OFFER_S = 120;

export const SORTS = ['number', 'attention', 'outcome'] as const;
export type Sort = (typeof SORTS)[number];

export const FILTERS = ['all', 'attention', 'playing', 'chosen', 'undecided', 'stuck', 'broken', 'away'] as const;
export type Filter = (typeof FILTERS)[number];

function isOn({ digest }: Standing): boolean {
  return digest?.phase === 'playing' || digest?.phase === 'paused';
}

/** Those for whom a bot may play, should they stay away. */
export function offered(standing: Standing): readonly Away[] {
  return isOn(standing) ? standing.away.filter(({ seconds }) => seconds >= OFFER_S) : [];
}

const CALM = 9;

/** How urgently somebody should look at it, 0 first. */
function urgency(standing: Standing): number {
  const { digest } = standing;
  if (digest === null || !isOn(standing)) return CALM;
  if (digest.outcome?.kind === 'broken') return 0;
  if (offered(standing).length > 0) return 1;
  if (digest.outcome?.kind === 'stuck') return 2;
  if (digest.idle.length > 0) return 3;
  return digest.slips.some(({ rule }) => severityOf(rule) === 'unsafe') ? 4 : CALM;
}

const OUTCOMES = ['broken', 'stuck', 'undecided', 'chosen'] as const;

export function passes(standing: Standing, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'attention':
      return urgency(standing) < CALM;
    case 'playing':
      return isOn(standing);
    case 'away':
      return standing.away.length > 0;
    case 'chosen':
    case 'undecided':
    case 'stuck':
    case 'broken':
      return standing.digest?.outcome?.kind === filter;
  }
}

/** How many rooms each filter leaves; of those away, how many players. */
export function counts(all: readonly Standing[]): Readonly<Record<Filter, number>> {
  const of = (filter: Filter) => all.filter((one) => passes(one, filter)).length;
  return {
    ...{ all: of('all'), attention: of('attention'), playing: of('playing') },
    ...{ chosen: of('chosen'), undecided: of('undecided'), stuck: of('stuck'), broken: of('broken') },
    away: all.reduce((sum, { away }) => sum + away.length, 0),
  };
}

/** Equal ones stay in the order of their numbers. */
export function sorted<One extends Standing>(all: readonly One[], by: Sort): readonly One[] {
  const rank = (one: Standing): number => {
    if (by === 'number') return 0;
    if (by === 'attention') return urgency(one);
    const kind = one.digest?.outcome?.kind;
    return kind === undefined ? OUTCOMES.length : OUTCOMES.indexOf(kind);
  };
  return [...all].sort((a, b) => rank(a) - rank(b) || a.number - b.number);
}
