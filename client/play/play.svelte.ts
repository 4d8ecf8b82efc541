/** The game as one player's browser holds it: the fold of that player's own log, and nothing else. */
import type { PlayerHeader } from '../../shared/game/header.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import { newView, viewEvent, type PlayerView } from '../../shared/game/view.ts';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { Refused } from '../../shared/wire/refusal.ts';

/** Where a player's acts go. Resolves once the act is in the log, or with why it is not. */
export type Act = (command: PlayerCommand) => Promise<Refused | null>;

/** What a player's table shows, be it the game that is on or one that is replayed. */
export interface Play {
  readonly header: PlayerHeader;
  readonly seat: Seat;
  /** Advanced in place; whoever reads it here is told of each step. */
  readonly view: PlayerView;
  /** A general's notebook after each act, oldest first: what was changed is struck out, not gone. */
  readonly notebooks: readonly Notebook[];
}

/** A game that is replayed is only looked at: nothing can be written or sent, and no draft of it is touched. */
export interface Past {
  /** The letter that the replay stands at, to be laid open. */
  readonly letter: string | null;
  /** From here one may act again, and nothing of it is remembered or sent. */
  readonly retried?: boolean;
}

/** Of the game that is on. */
export class LivePlay implements Play {
  readonly header: PlayerHeader;
  readonly seat: Seat;
  readonly #view: PlayerView;
  readonly #notebooks: Notebook[] = [];
  #step = $state(0);

  constructor(header: PlayerHeader, seat: Seat) {
    this.header = header;
    this.seat = seat;
    this.#view = newView(header, seat);
  }

  get view(): PlayerView {
    return this.#step >= 0 ? this.#view : this.#view;
  }

  get notebooks(): readonly Notebook[] {
    return this.#step >= 0 ? this.#notebooks : this.#notebooks;
  }

  take(events: readonly PlayerEvent[]): void {
    for (const event of events) {
      viewEvent(this.#view, event);
      if ('notebook' in event) this.#notebooks.push(event.notebook);
    }
    this.#step += 1;
  }
}
