/**
 * The sessions that this browser keeps, in IndexedDB: nothing of it goes to any server. What it does not take, because
 * it is full or forbids it, is held as long as the page lasts.
 */
import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';
import type { Body, Card, Kept } from './kept.ts';

/** Why something is only held as long as the page lasts. */
export type Trouble = 'full' | 'closed';

export interface Library {
  /** Newest first. */
  list(): Promise<readonly Card[]>;
  /** Null where there is none. */
  find(id: string): Promise<Kept | null>;
  /** One with the same id is replaced. */
  keep(kept: Kept): Promise<void>;
  remove(id: string): Promise<void>;
  /** Null while everything that is kept lasts. */
  trouble(): Trouble | null;
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
  const spare = new Map<string, Kept>();
  let closed = false;
  /** What is asked of storage that is closed is answered by what the page holds alone. */
  const orElse = async <T>(ask: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await ask();
    } catch {
      closed = true;
      return otherwise;
    }
  };
  return {
    list: async () => {
      const stored = await orElse(() => entries<string, Card>(shelves.cards), []);
      const cards = new Map(stored);
      for (const [id, { card }] of spare) cards.set(id, card);
      return newestFirst([...cards.values()]);
    },
    find: async (id) => {
      const held = spare.get(id);
      if (held !== undefined) return held;
      return orElse(async () => {
        const card = await get<Card>(id, shelves.cards);
        const body = await get<Body>(id, shelves.bodies);
        return card === undefined || body === undefined ? null : { card, body };
      }, null);
    },
    keep: async ({ card, body }) => {
      try {
        await set(card.id, body, shelves.bodies);
        await set(card.id, card, shelves.cards);
        spare.delete(card.id);
      } catch (error) {
        closed = !isFull(error);
        spare.set(card.id, { card, body });
      }
    },
    remove: async (id) => {
      spare.delete(id);
      await orElse(async () => {
        await del(id, shelves.cards);
        await del(id, shelves.bodies);
      }, undefined);
    },
    trouble: () => (closed ? 'closed' : spare.size > 0 ? 'full' : null),
  };
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function newestFirst(cards: readonly Card[]): readonly Card[] {
  return [...cards].sort((a, b) => b.savedAt - a.savedAt);
}

/** This browser's own. */
export const library = browserLibrary();
