import type { Proposer, Seat } from '../paxos/seats.ts';
import type { RuleSettings } from '../paxos/settings.ts';
import type { Stage } from './stage.ts';
import type { ValleySettings } from './valley.ts';

export const RECORD_FORMAT = 'three-armies.record/1';

/** Line 1 of a record: everything that a replay needs to know before the first event. */
export interface Header extends RuleSettings {
  readonly format: typeof RECORD_FORMAT;
  /** Opaque; unique for each session. */
  readonly id: string;
  /** What surrounds the protocol: scenario, help level and the like. The judge reads none of it. */
  readonly [further: string]: unknown;
}

/**
 * What happens on a wrong act. guided: it is blocked, and the right one is shown. coached: the player is warned, from
 * what this player knows, and may go on. exam: nothing is said before the verdict.
 */
export const HELP_LEVELS = ['guided', 'coached', 'exam'] as const;
export type HelpLevel = (typeof HELP_LEVELS)[number];

/** The game that another one goes on with, and the last of its events that it has in common with it. */
export interface Parent {
  readonly session: string;
  readonly seq: number;
}

/** The header of a game that is played here, and not only judged. */
export interface GameHeader extends Header {
  /** At least 128 random bits as text; the fates of all messengers follow from it. No player ever sees it. */
  readonly seed: string;
  readonly valley: ValleySettings;
  readonly level: HelpLevel;
  /** The time that each officer is dealt to wish for; only that officer sees it. */
  readonly wishes: Readonly<Record<Proposer, string>>;
  /** The lesson that it is played for. */
  readonly lesson?: string;
  readonly stage?: Stage;
  /** Game time at which dawn is called by itself, and how long after it the game ends; in milliseconds. */
  readonly night?: { readonly at: number; readonly within: number };
  /** Of a game that was forked from another one. */
  readonly parent?: Parent;
}

/** The header as one player gets it: the rules of the game and its own wish, without the seed and the valley. */
export interface PlayerHeader extends RuleSettings {
  readonly format: typeof RECORD_FORMAT;
  readonly id: string;
  readonly level: HelpLevel;
  /** Null for generals and for those who hold no seat. */
  readonly wish: string | null;
}

export function playerHeader(header: GameHeader, seat: Seat | null): PlayerHeader {
  const { format, id, armies, acceptRule, tent, level, wishes } = header;
  const wish = seat === null ? null : (wishes[seat as Proposer] ?? null);
  return { format, id, armies, acceptRule, tent, level, wish };
}
