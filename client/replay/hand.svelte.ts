/** A hand on the thumb: while it moves, whoever looks sees where it goes, and reads at a glance now and then. */
import { untrack } from 'svelte';

/** Without a move for so long, it rests; between two glances lies as much at least. In milliseconds. */
const REST = 250;
const GLANCE = 250;

export class Hand {
  #moving = $state(false);
  #glances = $state(0);
  #glanced = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get moving(): boolean {
    return this.#moving;
  }

  moved(): void {
    const now = performance.now();
    if (!this.#moving || now - this.#glanced >= GLANCE) {
      this.#moving = true;
      this.#glanced = now;
      this.#glances += 1;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.rest(), REST);
  }

  rest(): void {
    clearTimeout(this.#timer);
    this.#moving = false;
  }

  /** What is read, for use in a `$derived`: at each change while the hand rests, at each glance while it moves. */
  glance<T>(read: () => T): T {
    if (!this.#moving) return read();
    void this.#glances;
    return untrack(read);
  }
}
