/** Which rules a class broke, round by round: how many people broke each at least once. */
import type { Breach } from '../../../shared/class/breaches.ts';
import { RULES, type RuleId } from '../../../shared/paxos/rules.ts';
import type { PlayedGame } from '../../../shared/wire/class-view.ts';

/** By session. */
export type Breaches = ReadonlyMap<string, readonly Breach[]>;

export interface HeatRow {
  readonly rule: RuleId;
  /** One for each round, in their order. */
  readonly people: readonly number[];
}

export interface Heat {
  readonly rounds: readonly number[];
  readonly rows: readonly HeatRow[];
  /** The highest number in it; at least 1. */
  readonly most: number;
}

/** Rounds of which no game is known have no column; rules that nobody broke have no row. */
export function heatOf(known: Breaches, played: readonly PlayedGame[]): Heat {
  const games = played.filter(({ session }) => known.has(session));
  const rounds = [...new Set(games.map(({ round }) => round))].sort((a, b) => a - b);
  const count = (rule: RuleId, round: number): number => {
    const by = games
      .filter((game) => game.round === round)
      .flatMap(({ session }) => known.get(session) ?? [])
      .filter((breach) => breach.rule === rule)
      .flatMap((breach) => breach.by);
    // Whoever plays twice in a round counts once; each whom nobody knows is somebody else.
    return new Set(by.filter((one) => one !== null)).size + by.filter((one) => one === null).length;
  };
  const rows = RULES.map(({ id }) => ({ rule: id, people: rounds.map((round) => count(id, round)) })).filter(
    ({ people }) => people.some((n) => n > 0),
  );
  return { rounds, rows, most: Math.max(1, ...rows.flatMap(({ people }) => people)) };
}
