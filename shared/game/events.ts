/** The events of a game: those of the protocol, and what the valley and the host do around them. */
import type { Captured, Delivered, ProtocolEvent, Unstamped } from '../paxos/events.ts';
import type { Seat } from '../paxos/seats.ts';
import type { Messenger } from './valley.ts';

interface Stamp {
  readonly seq: number;
  readonly at: number;
}

/** A messenger sets out, its fate drawn. */
export interface Departed extends Stamp, Messenger {
  readonly type: 'departed';
}

/** Script or red army change what becomes of a messenger that still walks. */
export interface Diverted extends Stamp, Messenger {
  readonly type: 'diverted';
}

/** Game time stops, and goes on. */
export interface Paused extends Stamp {
  readonly type: 'paused';
}
export interface Resumed extends Stamp {
  readonly type: 'resumed';
}

/** The host calls for the last orders: the game ends at game time `ends`. */
export interface Dawned extends Stamp {
  readonly type: 'dawn';
  readonly ends: number;
}

/** Who acts for a seat from now on: a player (by pseudonym), a bot in its stead, or nobody. */
export interface Seated extends Stamp {
  readonly type: 'seated';
  readonly seat: Seat;
  readonly player: string | null;
  readonly bot: boolean;
}

/** Which messenger it was; the judge does not ask. A letter within a camp has none, and is always delivered as copy 0. */
interface ByMessenger {
  readonly copy: number;
}

export type GameEvent =
  | Exclude<ProtocolEvent, Delivered | Captured>
  | (Delivered & ByMessenger)
  | (Captured & ByMessenger)
  | Departed
  | Diverted
  | Paused
  | Resumed
  | Dawned
  | Seated;

/** An event before the log has numbered and timed it; `stamp.ts` does. */
export type Happening = Unstamped<GameEvent>;
