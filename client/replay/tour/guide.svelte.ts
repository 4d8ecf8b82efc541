/** Where a guided tour stands: begun at its heading, told above the diagram, so that both are seen at once. */
import type { Stop } from '../../../shared/replay/tour.ts';
import type { Playhead } from '../playhead.svelte.ts';
import { showThere } from '../show-there.ts';

export class Guide {
  stops = $state.raw<readonly Stop[]>([]);
  /** Null while no tour is on. */
  at = $state<number | null>(null);
  /** It has begun, and nobody has been brought to it yet. */
  fresh = false;
  readonly #head: Playhead;

  constructor(head: Playhead) {
    this.#head = head;
  }

  get stop(): Stop | null {
    return this.at === null ? null : (this.stops[this.at] ?? null);
  }

  go(stops: readonly Stop[], to: number): void {
    const next = stops[to];
    if (next === undefined) return;
    this.fresh ||= this.at === null;
    this.stops = stops;
    this.at = to;
    void showThere(this.#head, next.seq);
  }

  step(by: 1 | -1): void {
    this.go(this.stops, (this.at ?? 0) + by);
  }

  leave(): void {
    this.at = null;
  }
}
