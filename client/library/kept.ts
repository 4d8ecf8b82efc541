/** A session as this browser keeps it: a whole record, or what one player saw of a game. */
import type { Outcome, Quadrant } from '../../shared/judge/verdict.ts';
import type { RuleId } from '../../shared/paxos/rules.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import type { VerdictFrame } from '../../shared/wire/wire.ts';

/** Where it comes from. */
export const ORIGINS = ['room', 'class', 'file', 'example', 'link', 'fork'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What a search finds it by, and what it weighs. */
export interface About {
  /** Of the room, and of the class; empty where it was played elsewhere. */
  readonly codes: readonly string[];
  /** Times that were asked for, voted or ordered. */
  readonly times: readonly string[];
  /** Rules that were broken: in a whole record by anybody, in an own one by this player. */
  readonly rules: readonly RuleId[];
  /** Characters of its text. */
  readonly size: number;
}

/** What the list of them shows. */
export interface Card {
  /** The session's, and the seat's where it is what one player saw: `ID` or `ID.A2`. */
  readonly id: string;
  readonly origin: Origin;
  /** A file's name, a room's code, an example's name. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Null for a whole record. */
  readonly seat: Seat | null;
  readonly armies: number;
  readonly events: number;
  readonly ended: boolean;
  /** Null until it is judged. */
  readonly outcome: Outcome | null;
  readonly quadrant: Quadrant | null;
  /** Left out by whoever keeps a session without reading it. */
  readonly about?: About;
}

export type Body =
  | { readonly kind: 'record'; readonly text: string }
  | { readonly kind: 'own'; readonly log: PlayerLog; readonly verdict: VerdictFrame | null };

export interface Kept {
  readonly card: Card;
  readonly body: Body;
}
