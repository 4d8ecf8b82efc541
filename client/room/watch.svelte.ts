/** What a host without a seat sees of the game: everything. */
import type { GameEvent } from '../../shared/game/events.ts';
import type { PlayerHeader } from '../../shared/game/header.ts';
import { newWitness, witness, type Witness } from '../../shared/diagram/witness.ts';

export class Watch {
  readonly #witness: Witness;
  /** The fold is advanced in place: it is read through here each time, and kept nowhere else. */
  #step = $state(0);

  constructor(header: PlayerHeader) {
    this.#witness = newWitness(header);
  }

  get witness(): Witness {
    return this.#step >= 0 ? this.#witness : this.#witness;
  }

  take(events: readonly GameEvent[]): void {
    for (const event of events) witness(this.#witness, event);
    this.#step += 1;
  }
}
