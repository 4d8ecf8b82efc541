/** Which rules a class broke, round by round: how many seats broke each at least once. */
import { RULES, type RuleId } from '../../../shared/paxos/rules.ts';
import type { PlayedGame } from '../../../shared/wire/class-view.ts';
import type { Slip } from './digest.ts';

/** By session: what was broken in it, as far as this page has seen. */
export type SlipsSeen = ReadonlyMap<string, readonly Slip[]>;

export interface HeatRow {
  readonly rule: RuleId;
  /** One for each round, in their order. */
  readonly seats: readonly number[];
}

export interface Heat {
  readonly rounds: readonly number[];
  readonly rows: readonly HeatRow[];
  /** The highest number in it; at least 1. */
  readonly most: number;
}

/** Rounds of which this page has seen no game have no column; rules that nobody broke have no row. */
export function heatOf(seen: SlipsSeen, played: readonly PlayedGame[]): Heat {
  const games = played.filter(({ session }) => seen.has(session));
  const rounds = [...new Set(games.map(({ round }) => round))].sort((a, b) => a - b);
  const count = (rule: RuleId, round: number): number =>
    games
      .filter((game) => game.round === round)
      .flatMap(({ session }) => seen.get(session) ?? [])
      .filter((slip) => slip.rule === rule)
      .reduce((sum, { seats }) => sum + seats.length, 0);
  const rows = RULES.map(({ id }) => ({ rule: id, seats: rounds.map((round) => count(id, round)) })).filter(
    ({ seats }) => seats.some((n) => n > 0),
  );
  return { rounds, rows, most: Math.max(1, ...rows.flatMap(({ seats }) => seats)) };
}
