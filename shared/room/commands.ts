/** What may be asked of a room. Who asks is an argument of its own, never part of the command. */
import type { Seat } from '../paxos/seats.ts';
import type { Member, Reply } from './events.ts';
import type { RoomSettings } from './settings.ts';

export type RoomCommand =
  | { readonly type: 'sit'; readonly seat: Seat | 'any' }
  /** Takes the red army, which sees all that walks and knows nothing of what it carries. */
  | { readonly type: 'command' }
  | { readonly type: 'stand' }
  | { readonly type: 'leave' }
  /** The host's, or, to take back one's own seat, its player's. */
  | { readonly type: 'bot'; readonly seat: Seat; readonly on: boolean }
  /** The host's: a bot on every seat where nobody sits. */
  | { readonly type: 'fill' }
  | { readonly type: 'remove'; readonly member: Member }
  | { readonly type: 'settle'; readonly settings: RoomSettings }
  /** How many times as fast as the clock game time goes; see `SPEEDS`. */
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'start' }
  /** Opens the record of the last game to everyone in the room. */
  | { readonly type: 'release' }
  /** In an attempt: an answer to a question of the lesson. */
  | ({ readonly type: 'reply' } & Omit<Reply, 'seq'>);

/** What the server does by itself. */
export type RoomDeed =
  | {
      readonly type: 'open';
      readonly code: string;
      readonly settings: RoomSettings;
      readonly class: string | null;
      readonly attempt: number | null;
    }
  | { readonly type: 'join'; readonly token: string }
  | { readonly type: 'rekey'; readonly member: Member; readonly token: string }
  | { readonly type: 'settle'; readonly settings: RoomSettings }
  /** Time is to stand still for a question; `still`: it does already. */
  | { readonly type: 'freeze'; readonly still: boolean }
  | { readonly type: 'thaw' }
  | { readonly type: 'close' }
  /** Forgets the last game, which is over. */
  | { readonly type: 'clear' };

export type RoomRefusal =
  /** Only the host may. */
  | 'not-host'
  /** Somebody else sits there. */
  | 'seat-taken'
  /** No seat is free. */
  | 'no-free-seat'
  /** This room has no such seat. */
  | 'unknown-seat'
  /** Not while a game is on. */
  | 'game-on'
  /** Whoever has seen more than one seat may see cannot take another one during the game. */
  | 'seen-too-much'
  /** Only while a game is over. */
  | 'no-record'
  /** There are seats at which nobody sits, not even a bot. */
  | 'seats-empty'
  /** As many as a room holds are in it. */
  | 'room-full'
  /** Not in this room. */
  | 'unknown-member'
  /** The class seats this room: nobody changes places, or the number of armies, by themselves. */
  | 'class-seats'
  /** Not while time stands still for a question of the class. */
  | 'frozen'
  /** The host cannot be removed. */
  | 'host-stays'
  /** This room asks nothing of whoever says so, or has an answer already. */
  | 'no-question';
