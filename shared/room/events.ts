/** The log of a room: who is in it and who sits where, from its opening on. Its games have logs of their own. */
import type { Seat } from '../paxos/seats.ts';
import type { RoomSettings } from './settings.ts';

/** A pseudonym, `m1`, `m2` …: names are kept apart, where they can be forgotten without touching any log. */
export type Member = string;

export type RoomEvent =
  | { readonly type: 'opened'; readonly code: string; readonly settings: RoomSettings }
  /** `token` is the SHA-256 of the secret that this browser holds. The first one to join is the host. */
  | { readonly type: 'joined'; readonly member: Member; readonly token: string }
  | { readonly type: 'left'; readonly member: Member }
  | { readonly type: 'sat'; readonly member: Member; readonly seat: Seat }
  | { readonly type: 'stood'; readonly member: Member }
  /** A bot acts for a seat, or no longer does. Whoever sits there keeps it. */
  | { readonly type: 'manned'; readonly seat: Seat; readonly bot: boolean }
  | { readonly type: 'settled'; readonly settings: RoomSettings }
  | { readonly type: 'begun'; readonly session: string }
  | { readonly type: 'over' }
  /** The record of the last game is open to everyone in the room. */
  | { readonly type: 'released' };
