/**
 * Lessons that somebody writes or has brought, as texts: whole lessons, and drafts with faults. They are kept in this
 * browser with every change, and nowhere else. What it does not take is held as long as the page lasts.
 */
import { SvelteSet } from 'svelte/reactivity';
import { newId } from '../../net/new-id.ts';
import { browserMemory, type Memory } from '../../storage.ts';
import { valueAt } from './json-text.ts';

export interface OwnLesson {
  /** Its place here: two drafts may have the same id for a while. */
  readonly key: string;
  readonly text: string;
  /** When it was changed last, in milliseconds since 1970. */
  readonly at: number;
}

const LIST = 'own-lessons';

export class OwnLessons {
  /** The one that was changed last comes first. */
  all = $state.raw<readonly OwnLesson[]>([]);
  /** What this page has and could not store as it is now. */
  readonly #unkept = new SvelteSet<string>();
  readonly #memory: Memory;
  readonly #now: () => number;

  constructor(memory: Memory, now: () => number = Date.now) {
    this.#memory = memory;
    this.#now = now;
    this.look();
  }

  /** Everything is kept through a reload. */
  get lasting(): boolean {
    return this.#unkept.size === 0;
  }

  /** Another tab may have changed something. What only this page holds stays. */
  look(): void {
    const held = this.all.filter(({ key }) => this.#unkept.has(key));
    const stored = keysIn(this.#memory.recall(LIST))
      .filter((key) => !this.#unkept.has(key))
      .flatMap((key) => lessonIn(key, this.#memory.recall(bodyKey(key))) ?? []);
    this.all = [...held, ...stored].sort((a, b) => b.at - a.at);
  }

  find(key: string): OwnLesson | null {
    return this.all.find((one) => one.key === key) ?? null;
  }

  withId(id: string): OwnLesson | null {
    return this.all.find(({ text }) => idIn(text) === id) ?? null;
  }

  /** The key of what was added. */
  add(text: string): string {
    const key = newId();
    this.#put({ key, text, at: this.#now() });
    return key;
  }

  change(key: string, text: string): void {
    if (this.find(key)?.text !== text) this.#put({ key, text, at: this.#now() });
  }

  remove(key: string): void {
    this.all = this.all.filter((one) => one.key !== key);
    this.#memory.forget(bodyKey(key));
    this.#unkept.delete(key);
    this.#write(LIST, JSON.stringify(keysIn(this.#memory.recall(LIST)).filter((one) => one !== key)));
  }

  #put(lesson: OwnLesson): void {
    const { key, text, at } = lesson;
    this.all = [lesson, ...this.all.filter((one) => one.key !== key)];
    const keys = keysIn(this.#memory.recall(LIST));
    const isKept =
      this.#write(bodyKey(key), JSON.stringify({ text, at })) &&
      (keys.includes(key) || this.#write(LIST, JSON.stringify([...keys, key])));
    if (isKept) this.#unkept.delete(key);
    else this.#unkept.add(key);
  }

  #write(key: string, value: string): boolean {
    this.#memory.remember(key, value);
    return this.#memory.recall(key) === value;
  }
}

/** This browser's own. */
export const ownLessons = new OwnLessons(browserMemory);

function bodyKey(key: string): string {
  return `own-lesson/${key}`;
}

/** What a text says as JSON; null where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function idIn(text: string): string | null {
  const id = valueAt(jsonIn(text), 'id');
  return typeof id === 'string' ? id : null;
}

function keysIn(text: string | null): readonly string[] {
  const list = jsonIn(text ?? '[]');
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}

function lessonIn(key: string, stored: string | null): OwnLesson | null {
  const body = jsonIn(stored ?? 'null');
  const [text, at] = [valueAt(body, 'text'), valueAt(body, 'at')];
  return typeof text === 'string' ? { key, text, at: typeof at === 'number' ? at : 0 } : null;
}
