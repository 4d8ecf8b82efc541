/** The log of a room: who is in it and who sits where, from its opening on. Its games have logs of their own. */
import type { Seat } from '../paxos/seats.ts';
import type { RoomSettings } from './settings.ts';

/** A pseudonym, `m1`, `m2` …: names are kept apart, where they can be forgotten without touching any log. */
export type Member = string;

/** What was answered to a question of the lesson, counted from 0, when the game had come to this event. */
export interface Reply {
  readonly question: number;
  /** Yes or no, or who knows it. */
  readonly answer: boolean | readonly Seat[];
  readonly seq: number;
}

export type RoomEvent =
  /** `class`: the code of the class that seats this room; `attempt`: the number of the assignment that one plays alone in it. */
  | {
      readonly type: 'opened';
      readonly code: string;
      readonly settings: RoomSettings;
      readonly class?: string;
      readonly attempt?: number;
    }
  /** `token` is the SHA-256 of the secret that this browser holds. The first one to join is the host. */
  | { readonly type: 'joined'; readonly member: Member; readonly token: string }
  /** The same member, with another secret: the old one opens nothing any more. */
  | { readonly type: 'rekeyed'; readonly member: Member; readonly token: string }
  | { readonly type: 'left'; readonly member: Member }
  | { readonly type: 'sat'; readonly member: Member; readonly seat: Seat }
  /** Looks over the shoulder of whoever plays this seat: sees its log, and does not write. */
  | { readonly type: 'paired'; readonly member: Member; readonly seat: Seat }
  /** Commands the red army from now on. */
  | { readonly type: 'commanded'; readonly member: Member }
  | { readonly type: 'stood'; readonly member: Member }
  /** A bot acts for a seat, or no longer does. Whoever sits there keeps it. */
  | { readonly type: 'manned'; readonly seat: Seat; readonly bot: boolean }
  | { readonly type: 'settled'; readonly settings: RoomSettings }
  /** Time stands still for a question of the class, until it is thawed; `still`: it did so before. */
  | { readonly type: 'frozen'; readonly still: boolean }
  | { readonly type: 'thawed' }
  /** Game time goes this many times as fast as the clock. */
  | { readonly type: 'paced'; readonly speed: number }
  | { readonly type: 'begun'; readonly session: string }
  | (Reply & { readonly type: 'replied' })
  | { readonly type: 'over' }
  /** The record of the last game is deleted: the room is as before it. */
  | { readonly type: 'cleared' }
  /** The record of the last game is open to everyone in the room. */
  | { readonly type: 'released' };
