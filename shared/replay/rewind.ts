/**
 * A fold that can be asked for any place of its log, in any order: forwards it goes on from where it stands, backwards
 * from the nearest copy that it kept on its way. A step costs no more at the end of a long log than at its beginning.
 */
export interface Folding<State, Event> {
  readonly start: () => State;
  /** Advances in place. */
  readonly step: (state: State, event: Event) => void;
  readonly copy: (state: State) => State;
}

/** Events from one kept copy to the next. */
const EVERY = 128;

export class Rewind<State, Event> {
  readonly #events: readonly Event[];
  readonly #folding: Folding<State, Event>;
  /** After 0, EVERY, 2 × EVERY … events, as far as anybody has been. */
  readonly #copies: State[];
  #state: State;
  #count = 0;

  constructor(events: readonly Event[], folding: Folding<State, Event>) {
    this.#events = events;
    this.#folding = folding;
    this.#state = folding.start();
    this.#copies = [folding.copy(this.#state)];
  }

  /** The state after so many events: it is this object's, and only good until it is asked again. */
  after(count: number): State {
    const { step, copy, start } = this.#folding;
    const goal = Math.min(Math.max(0, count), this.#events.length);
    const nearest = Math.min(Math.floor(goal / EVERY), this.#copies.length - 1);
    if (goal < this.#count || nearest * EVERY > this.#count) {
      const kept = this.#copies[nearest];
      this.#state = kept === undefined ? start() : copy(kept);
      this.#count = nearest * EVERY;
    }
    while (this.#count < goal) {
      const event = this.#events[this.#count];
      if (event !== undefined) step(this.#state, event);
      this.#count += 1;
      if (this.#count === this.#copies.length * EVERY) this.#copies.push(copy(this.#state));
    }
    return this.#state;
  }
}
