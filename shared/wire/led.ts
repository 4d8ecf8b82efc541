/** A debrief that is led: one cursor for everybody, in a game that is over. It stands in no log. */
import type { Truth } from '../class/events.ts';
import type { Question } from '../class/marks.ts';
import type { Seat } from '../paxos/seats.ts';
import type { Tally } from './class-view.ts';

export interface LedCursor {
  readonly session: string;
  /** The last event that has happened; 0 before the first. */
  readonly seq: number;
  /** Game time in milliseconds: between two events. */
  readonly at: number;
  /** Whose eyes it is seen with. */
  readonly eyes: 'all' | Seat;
}

/** What somebody makes of a led cursor: goes along, looks elsewhere in the same game, or does something else. */
export const STANCES = ['follows', 'wanders', 'away'] as const;
export type Stance = (typeof STANCES)[number];

/** People, not tabs; whoever leads is not among them. */
export interface Followers {
  readonly follow: number;
  readonly wander: number;
}

/** What was asked in this game while time stood still: what was said, and what was true. */
export interface DebriefAsk {
  /** Counted from 1, in the class. */
  readonly ask: number;
  /** After which event of the game. */
  readonly seq: number;
  readonly truth: Truth;
  readonly tally: Tally;
  /** How many were right. */
  readonly right: Readonly<Record<Question, number>>;
}

/** `room`: whom the cursor leads; null for the class. */
export interface LedFrame {
  readonly room: string | null;
  /** Null: nobody leads any more. */
  readonly cursor: LedCursor | null;
}

export interface FollowersFrame extends Followers {
  readonly room: string | null;
}
