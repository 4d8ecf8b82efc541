/** What one viewer gets: its own redacted log, numbered anew, of which the last part stays in memory. */
import type { ViewEvent, Viewer } from '../../shared/game/redact.ts';

/** An event, and the text of it that everyone who reads this feed is sent. */
interface Entry {
  readonly event: ViewEvent;
  readonly text: string;
}

const NOTHING: readonly Entry[] = [];

export class Feed {
  readonly viewer: Viewer;
  readonly #keep: number;
  /** Texts, not objects: there are many of them, and they are old. */
  #tail: string[] = [];
  #count = 0;
  #staged: Entry[] = [];
  /** How many of the staged events are on their way to the store. */
  #leaving = 0;

  constructor(viewer: Viewer, keep: number) {
    this.viewer = viewer;
    this.#keep = keep;
  }

  /** Events that are durable. */
  get count(): number {
    return this.#count;
  }

  /** Seen by this viewer as soon as it is durable. */
  stage(event: ViewEvent, text: string): void {
    this.#staged.push({ event, text });
  }

  /** What is staged by now goes to the store; what is staged from now on waits for the next time. */
  seal(): void {
    this.#leaving = this.#staged.length;
  }

  /** What was sealed is durable now. Returns it. */
  publish(): readonly Entry[] {
    if (this.#leaving === 0) return NOTHING;
    const news = this.#staged.splice(0, this.#leaving);
    this.#leaving = 0;
    this.#count += news.length;
    for (const { text } of news) this.#tail.push(text);
    // Cut now and then, not each time: moving the tail costs as much as it holds.
    // What is new stays whole, however much it is: nobody has been sent it yet.
    if (this.#tail.length > 2 * this.#keep) this.#tail = this.#tail.slice(-Math.max(this.#keep, news.length));
    return news;
  }

  /** The events after the first `from`, or null where they are no longer in memory. */
  after(from: number): readonly string[] | null {
    const first = this.#count - this.#tail.length;
    return from < first ? null : this.#tail.slice(from - first);
  }

  /** For a game that is read from the store: this is what came before. */
  restore(texts: readonly string[]): void {
    this.#count = texts.length;
    this.#tail = texts.slice(-this.#keep);
  }
}
