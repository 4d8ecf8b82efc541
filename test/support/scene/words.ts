/** One line of a scene, read word by word. */
import type { Pair } from '../../../shared/paxos/letters.ts';
import type { Notebook } from '../../../shared/paxos/notebook.ts';
import { isAcceptor, type Acceptor, type Seat } from '../../../shared/paxos/seats.ts';
import { SceneError, type Place } from './place.ts';

const WORD = /\[[^\]]*\]|->|=>|[!,()|]|[^\s,!()|[\]]+|[[\]]/g;

export class Words {
  readonly place: Place;
  readonly #words: readonly string[];
  #next = 0;

  constructor(text: string, place: Place) {
    this.place = place;
    this.#words = text.match(WORD) ?? [];
  }

  peek(): string | undefined {
    return this.#words[this.#next];
  }

  /** Takes the next word when it is one of these. */
  takeIf(...words: readonly string[]): boolean {
    const fits = words.includes(this.peek() ?? '');
    if (fits) this.#next += 1;
    return fits;
  }

  /** Takes the next word if `read` makes something of it. */
  takeIfRead<T>(read: (word: string) => T | null): T | null {
    const word = this.peek();
    const taken = word === undefined ? null : read(word);
    if (taken !== null) this.#next += 1;
    return taken;
  }

  take<T>(read: (word: string) => T | null, want: string): T {
    return this.takeIfRead(read) ?? this.fail(want);
  }

  takeWord(word: string): void {
    if (!this.takeIf(word)) this.fail(`"${word}"`);
  }

  /** All that follow in a row. */
  takeAll<T>(read: (word: string) => T | null): readonly T[] {
    const all: T[] = [];
    for (let one = this.takeIfRead(read); one !== null; one = this.takeIfRead(read)) all.push(one);
    return all;
  }

  takeSome<T>(read: (word: string) => T | null, want: string): readonly T[] {
    const some = this.takeAll(read);
    return some.length > 0 ? some : this.fail(want);
  }

  isAtEnd(): boolean {
    return this.#next === this.#words.length;
  }

  end(): void {
    if (!this.isAtEnd()) this.fail('the end of the line');
  }

  fail(want: string): never {
    const word = this.peek();
    throw new SceneError(
      this.place,
      `expected ${want}, found ${word === undefined ? 'the end of the line' : `"${word}"`}`,
    );
  }
}

export function readSeat(word: string): Seat | null {
  return /^[AP][1-9]$/.test(word) ? (word as Seat) : null;
}

export function readGeneral(word: string): Acceptor | null {
  const seat = readSeat(word);
  return seat !== null && isAcceptor(seat) ? seat : null;
}

export function readWhole(word: string): number | null {
  return /^\d{1,9}$/.test(word) ? Number(word) : null;
}

export function readNumber(word: string): number | null {
  return /^[1-9]\d{0,8}$/.test(word) ? Number(word) : null;
}

export function readTime(word: string): string | null {
  return /^\d\d:\d\d$/.test(word) ? word : null;
}

export const NUMBER = 'a number (1, 2, 3 …)';
export const TIME = 'a time (like 06:00)';
export const NOTEBOOK = 'a notebook (like [2 | 1 06:00] or [2 | nothing])';

/** `1 06:00`, or `nothing`. */
export function takePair(words: Words): Pair | null {
  if (words.takeIf('nothing')) return null;
  const n = words.take(readNumber, 'a number and a time (like 1 06:00), or "nothing"');
  return { n, value: words.take(readTime, TIME) };
}

/** `[2 | 1 06:00]`: promised 2, accepted 06:00 under number 1. */
export function readNotebook(word: string): Notebook | null {
  const parts = /^\[\s*(\d{1,9})\s*\|\s*(?:nothing|([1-9]\d{0,8})\s+(\d\d:\d\d))\s*\]$/.exec(word);
  if (parts === null) return null;
  const [, promised, n, value] = parts;
  return { promised: Number(promised), accepted: value === undefined ? null : { n: Number(n), value } };
}

export function sayNotebook({ promised, accepted }: Notebook): string {
  return `[${promised} | ${accepted === null ? 'nothing' : `${accepted.n} ${accepted.value}`}]`;
}
