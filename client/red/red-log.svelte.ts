/** What the commander of the red army sees of the game. */
import type { RedEvent } from '../../shared/game/redact.ts';
import { march, newMarch, type March } from './march.ts';

export class RedLog {
  readonly #march = newMarch();
  /** The fold is advanced in place: it is read through here each time, and kept nowhere else. */
  #step = $state(0);

  get march(): March {
    return this.#step >= 0 ? this.#march : this.#march;
  }

  take(events: readonly RedEvent[]): void {
    for (const event of events) march(this.#march, event);
    this.#step += 1;
  }
}
