/** A store in memory that can be told to refuse, or to take its time; it tells whatever was written to it. */
import { memoryStore } from '../../server/store/memory.ts';
import type { Append, Store } from '../../server/store/store.ts';

export interface MoodyStore extends Store {
  /** While true, every commit is rejected. */
  down: boolean;
  /** While true, commits wait until `letGo`, and so do reads. */
  slowCommits: boolean;
  slowReads: boolean;
  readonly letGo: () => void;
  /** Commits and reads that wait. */
  readonly waiting: () => number;
  /** Appends that were kept, as text. */
  readonly written: () => string;
}

export function moodyStore(inner: Store = memoryStore()): MoodyStore {
  const kept: Append[] = [];
  let held: (() => void)[] = [];

  async function pass(slow: boolean): Promise<void> {
    if (slow) await new Promise<void>((resolve) => held.push(resolve));
  }

  const store: MoodyStore = {
    ...inner,
    down: false,
    slowCommits: false,
    slowReads: false,
    letGo: () => {
      const going = held;
      held = [];
      for (const resolve of going) resolve();
    },
    waiting: () => held.length,
    written: () => JSON.stringify(kept),
    commit: async (appends) => {
      await pass(store.slowCommits);
      if (store.down) throw new Error('the disk is full');
      kept.push(...appends);
      return inner.commit(appends);
    },
    read: async (stream, after) => {
      // What it found is old by the time that it is handed over.
      const found = await inner.read(stream, after);
      await pass(store.slowReads);
      return found;
    },
  };
  return store;
}
