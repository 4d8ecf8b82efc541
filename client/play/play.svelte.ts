/** The game as one player's browser holds it: the fold of that player's own log, and nothing else. */
import type { PlayerHeader } from '../../shared/game/header.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import { newView, viewEvent, type PlayerView } from '../../shared/game/view.ts';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { Refused } from '../../shared/wire/refusal.ts';

/** Where a player's acts go. Resolves once the act is in the log, or with why it is not. */
export type Act = (command: PlayerCommand) => Promise<Refused | null>;

export class Play {
  readonly header: PlayerHeader;
  readonly seat: Seat;
  readonly #view: PlayerView;
  /** The view is advanced in place; whoever reads it here is told of each step. */
  #step = $state(0);

  constructor(header: PlayerHeader, seat: Seat) {
    this.header = header;
    this.seat = seat;
    this.#view = newView(header, seat);
  }

  get view(): PlayerView {
    return this.#step >= 0 ? this.#view : this.#view;
  }

  take(events: readonly PlayerEvent[]): void {
    for (const event of events) viewEvent(this.#view, event);
    this.#step += 1;
  }
}
