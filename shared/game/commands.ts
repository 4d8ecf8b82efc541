/** What may be asked of a game, and by whom. Who asks is an argument of its own, never part of the command. */
import type { ReplyDraft } from '../paxos/answer.ts';
import type { Notebook } from '../paxos/notebook.ts';
import type { Acceptor, Seat } from '../paxos/seats.ts';

/** What a general writes: a field left out stays as it is; striking the accepted pair out is `accepted: null`. */
export type Entry = Partial<Notebook>;

export type PlayerCommand =
  | { readonly type: 'prepare'; readonly to: readonly Acceptor[]; readonly n: number }
  | { readonly type: 'accept'; readonly to: readonly Acceptor[]; readonly n: number; readonly value: string }
  | { readonly type: 'answer'; readonly re: string; readonly entry: Entry; readonly reply: ReplyDraft | null }
  | { readonly type: 'write'; readonly entry: Entry }
  | { readonly type: 'claim'; readonly n: number; readonly value: string; readonly evidence: readonly string[] }
  | { readonly type: 'announce'; readonly to: readonly Seat[]; readonly value: string }
  | { readonly type: 'order'; readonly value: string | null };

/** One messenger under way, by its letter and copy. `delay` is in milliseconds from now. */
export type RedCommand =
  | { readonly type: 'capture' | 'hold' | 'release' | 'copy'; readonly letter: string; readonly copy: number }
  | { readonly type: 'delay'; readonly letter: string; readonly copy: number; readonly by: number };

export type HostCommand =
  | { readonly type: 'pause' | 'resume' | 'end' }
  /** Last orders: the game ends `within` milliseconds of game time. */
  | { readonly type: 'dawn'; readonly within: number };

/** The room that the game is played in says who acts for a seat. */
export interface RoomDeed {
  readonly type: 'seat';
  readonly seat: Seat;
  readonly player: string | null;
  readonly bot: boolean;
}

/** The clock: whoever is due arrives, and the game ends when dawn has come. */
export type ClockCommand = { readonly type: 'arrive' };

export type Command = PlayerCommand | RedCommand | HostCommand | RoomDeed | ClockCommand;

export type Actor =
  | { readonly role: 'player'; readonly seat: Seat }
  /** Holds the game, and may play the red army. */
  | { readonly role: 'host' }
  | { readonly role: 'red' }
  | { readonly role: 'room' }
  | { readonly role: 'clock' };
