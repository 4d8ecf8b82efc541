/** A session as this browser keeps it: a whole record, or what one player saw of a game. */
import type { Outcome, Quadrant } from '../../shared/judge/verdict.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import type { VerdictFrame } from '../../shared/wire/wire.ts';

/** Where it comes from. */
export type Origin = 'file' | 'example' | 'room' | 'class' | 'link' | 'fork';

/** What the list of them shows. */
export interface Card {
  /** The session's, and the seat's where it is what one player saw: `ID` or `ID.A2`. */
  readonly id: string;
  readonly origin: Origin;
  /** A file's name, a room's code, an example's title. */
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
}

export type Body =
  | { readonly kind: 'record'; readonly text: string }
  | { readonly kind: 'own'; readonly log: PlayerLog; readonly verdict: VerdictFrame | null };

export interface Kept {
  readonly card: Card;
  readonly body: Body;
}
