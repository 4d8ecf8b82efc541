/** The space-time diagram of the game that is shown, folded as its events come. */
import { draw, newSpaceTime, type SpaceTime } from '../../shared/diagram/space-time.ts';
import type { Witnessed } from '../../shared/diagram/witnessed.ts';

export class Drawing {
  #session: string | null = null;
  #state = newSpaceTime(0);
  #drawn = 0;

  /** Takes in what is new of a list that grows at its end. Another session is another game. */
  upTo(session: string, armies: number, seen: readonly Witnessed[]): SpaceTime {
    if (session !== this.#session || armies !== this.#state.armies || seen.length < this.#drawn) {
      this.#session = session;
      this.#state = newSpaceTime(armies);
      this.#drawn = 0;
    }
    for (; this.#drawn < seen.length; this.#drawn += 1) {
      const next = seen[this.#drawn];
      if (next !== undefined) draw(this.#state, next);
    }
    return this.#state;
  }
}
