/** What one viewer gets: its own redacted log, numbered anew, of which the last part stays in memory. */
import type { ViewEvent, Viewer } from '../../shared/game/redact.ts';

/** One open connection to a place in the room. */
export interface Listener {
  /** How many events of this feed it was sent. */
  position: number;
  /** Sends what the feed has beyond that. */
  readonly news: () => void;
}

export class Feed {
  readonly viewer: Viewer;
  readonly listeners = new Set<Listener>();
  readonly #keep: number;
  #tail: ViewEvent[] = [];
  #count = 0;
  #staged: ViewEvent[] = [];

  constructor(viewer: Viewer, keep: number) {
    this.viewer = viewer;
    this.#keep = keep;
  }

  /** Events that are durable. */
  get count(): number {
    return this.#count;
  }

  /** Seen by this viewer as soon as it is durable. */
  stage(event: ViewEvent): void {
    this.#staged.push(event);
  }

  /** What was staged is durable now. Returns it. */
  publish(): readonly ViewEvent[] {
    const news = this.#staged;
    if (news.length === 0) return news;
    this.#staged = [];
    this.#count += news.length;
    for (const event of news) this.#tail.push(event);
    // Cut now and then, not each time: moving the tail costs as much as it holds.
    if (this.#tail.length > 2 * this.#keep) this.#tail = this.#tail.slice(-this.#keep);
    return news;
  }

  /** The events after the first `from`, or null where they are no longer in memory. */
  after(from: number): readonly ViewEvent[] | null {
    const first = this.#count - this.#tail.length;
    return from < first ? null : this.#tail.slice(from - first);
  }

  /** For a game that is read from the store: this is what came before. */
  restore(events: readonly ViewEvent[]): void {
    this.#count = events.length;
    this.#tail = events.slice(-this.#keep);
  }
}
