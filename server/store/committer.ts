/**
 * Group commit: what all rooms have to append goes into one transaction, so that one flush to the disk serves them all.
 * While the store refuses, the same appends are tried again and again, and nothing is acknowledged.
 */
import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics.ts';
import type { Append, Kept, Store } from './store.ts';

/** Somebody who has something to append. */
export interface Writer {
  /** What has gathered; called once for each time that the writer said it has something. */
  readonly take: () => readonly Append[];
  /** All of it is durable. */
  readonly kept: () => void;
  /** Somebody else has written there, and nothing of it was kept. */
  readonly stale: () => void;
}

export interface CommitterOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** The store refuses to write, or a writer broke down. */
  readonly onTrouble: (error: unknown) => void;
}

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2000;

export class Committer {
  readonly #options: CommitterOptions;
  readonly #waiting = new Set<Writer>();
  readonly #listeners = new Set<() => void>();
  readonly #idle: (() => void)[] = [];
  #busy = false;
  #stalled = false;

  constructor(options: CommitterOptions) {
    this.#options = options;
  }

  /** The store refuses to write at the moment. */
  get stalled(): boolean {
    return this.#stalled;
  }

  /** Calls back whenever `stalled` changes. */
  onStall(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(writer: Writer): void {
    this.#waiting.add(writer);
    if (this.#busy) return;
    this.#busy = true;
    // Whatever else was read from the network in this turn goes with it; the rest gathers while the disk is busy.
    setImmediate(this.#run);
  }

  /** Resolves when everything that was added is durable. */
  async drained(): Promise<void> {
    if (this.#busy) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  readonly #run = (): void => {
    void this.#commitAll();
  };

  async #commitAll(): Promise<void> {
    const writers = [...this.#waiting];
    this.#waiting.clear();
    const taken = writers.map((writer) => writer.take());
    const results = await this.#persist(taken.flat());
    let at = 0;
    writers.forEach((writer, i) => {
      const count = taken[i]?.length ?? 0;
      const stale = results.slice(at, at + count).includes('stale');
      at += count;
      this.#tell(writer, stale);
    });
    this.#busy = false;
    const [next] = this.#waiting;
    if (next) this.add(next);
    else for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** A mistake in one room must not stop the others: that room starts anew from its log. */
  #tell(writer: Writer, stale: boolean): void {
    if (!stale) {
      try {
        writer.kept();
        return;
      } catch (error) {
        this.#options.onTrouble(error);
      }
    }
    writer.stale();
  }

  async #persist(appends: readonly Append[]): Promise<readonly Kept[]> {
    const { store, clock, metrics, onTrouble } = this.#options;
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(LONGEST_RETRY_MS, wait * 2)) {
      const start = clock.now();
      try {
        const results = await store.commit(appends);
        metrics.commit.observe((clock.now() - start) / 1000);
        this.#stall(false);
        return results;
      } catch (error) {
        metrics.storeFailures.inc();
        if (!this.#stalled) onTrouble(error);
        // What no store can take will not be taken later either: those who wrote it start anew from their logs.
        if (error instanceof RangeError) return appends.map((): Kept => 'stale');
        this.#stall(true);
        await new Promise<void>((resolve) => {
          clock.after(wait, resolve);
        });
      }
    }
  }

  #stall(stalled: boolean): void {
    if (this.#stalled === stalled) return;
    this.#stalled = stalled;
    for (const listener of this.#listeners) listener();
  }
}
