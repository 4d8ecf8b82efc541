/**
 * The sessions that this browser keeps, in IndexedDB: nothing of it goes to any server. Where a browser allows none, it
 * lasts as long as the page.
 */
import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';
import type { Body, Card, Kept } from './kept.ts';

export interface Library {
  /** Newest first. */
  list(): Promise<readonly Card[]>;
  /** Null where there is none. */
  find(id: string): Promise<Kept | null>;
  /** One with the same id is replaced. */
  keep(kept: Kept): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Apart, so that a list of hundreds reads no record. */
interface Shelves {
  readonly cards: UseStore;
  readonly bodies: UseStore;
}

export function browserLibrary(): Library {
  const shelves: Shelves = {
    cards: createStore('three-armies-cards', 'cards'),
    bodies: createStore('three-armies-bodies', 'bodies'),
  };
  const spare = memoryLibrary();
  const orSpare = async <T>(ask: () => Promise<T>, instead: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch {
      return instead();
    }
  };
  return {
    list: () =>
      orSpare(
        async () => newestFirst((await entries<string, Card>(shelves.cards)).map(([, card]) => card)),
        () => spare.list(),
      ),
    find: (id) =>
      orSpare(
        async () => {
          const card = await get<Card>(id, shelves.cards);
          const body = await get<Body>(id, shelves.bodies);
          return card === undefined || body === undefined ? null : { card, body };
        },
        () => spare.find(id),
      ),
    keep: ({ card, body }) =>
      orSpare(
        async () => {
          await set(card.id, body, shelves.bodies);
          await set(card.id, card, shelves.cards);
        },
        () => spare.keep({ card, body }),
      ),
    remove: (id) =>
      orSpare(
        async () => {
          await del(id, shelves.cards);
          await del(id, shelves.bodies);
        },
        () => spare.remove(id),
      ),
  };
}

export function memoryLibrary(): Library {
  const kept = new Map<string, Kept>();
  return {
    list: () => Promise.resolve(newestFirst([...kept.values()].map(({ card }) => card))),
    find: (id) => Promise.resolve(kept.get(id) ?? null),
    keep: (one) => {
      kept.set(one.card.id, one);
      return Promise.resolve();
    },
    remove: (id) => {
      kept.delete(id);
      return Promise.resolve();
    },
  };
}

function newestFirst(cards: readonly Card[]): readonly Card[] {
  return [...cards].sort((a, b) => b.savedAt - a.savedAt);
}

/** This browser's own. */
export const library = browserLibrary();
