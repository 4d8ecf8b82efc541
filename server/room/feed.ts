/** What one viewer gets: its own redacted log, numbered anew, of which the last part stays in memory. */
import type { ViewEvent, Viewer } from '../../shared/game/redact.ts';
import { Tail } from './tail.ts';

/** An event, and the text of it that everyone who reads this feed is sent. */
export interface Entry {
  readonly event: ViewEvent;
  readonly text: string;
}

const NOTHING: readonly Entry[] = [];

export class Feed {
  readonly viewer: Viewer;
  /** All that is durable and in memory, but for the news. */
  readonly #tail: Tail;
  /** What was published last: whoever follows live has not been sent it yet. */
  #news: readonly string[] = [];
  #count = 0;
  #staged: Entry[] = [];
  /** How many of the staged events are on their way to the store. */
  #leaving = 0;

  constructor(viewer: Viewer, keep: number) {
    this.viewer = viewer;
    this.#tail = new Tail(keep);
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
    this.#tail.push(this.#news);
    this.#news = news.map(({ text }) => text);
    return news;
  }

  /** The events after the first `from`, or null where they are no longer in memory. */
  after(from: number): readonly string[] | null {
    const fresh = from - (this.#count - this.#news.length);
    if (fresh >= 0) return fresh === 0 ? this.#news : this.#news.slice(fresh);
    const index = this.#tail.length + fresh;
    return index < 0 ? null : [...this.#tail.from(index), ...this.#news];
  }

  /** For a game that is read from the store: this is what came before. */
  restore(texts: readonly string[]): void {
    this.#count = texts.length;
    this.#tail.push(texts);
  }
}
