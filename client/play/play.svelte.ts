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

export class Play {
  readonly header: PlayerHeader;
  readonly seat: Seat;
  /** A moment of a game that is over, tried again: nothing of it is remembered. */
  readonly rehearsed: boolean;
  readonly #view: PlayerView;
  readonly #notebooks: Notebook[] = [];
  /** The view is advanced in place; whoever reads it here is told of each step. */
  #step = $state(0);

  constructor(header: PlayerHeader, seat: Seat, rehearsed = false) {
    this.header = header;
    this.seat = seat;
    this.rehearsed = rehearsed;
    this.#view = newView(header, seat);
  }

  get view(): PlayerView {
    return this.#step >= 0 ? this.#view : this.#view;
  }

  /** A general's notebook after each act, oldest first: what was changed is struck out, not gone. */
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
