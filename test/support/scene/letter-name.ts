/**
 * Letters have no ids in a scene: a letter is named as the line that sent it says it, `P1 accept 1 06:00 -> A1 A2`. Any
 * part may be left out, and then it is whatever fits.
 */
import type { Letter, LetterKind } from '../../../shared/paxos/letters.ts';
import type { Seat } from '../../../shared/paxos/seats.ts';
import { readNumber, readSeat, readTime, type Words } from './words.ts';

export interface LetterName {
  /** Empty: from anyone. */
  readonly from: readonly Seat[];
  readonly kind: LetterKind;
  readonly n: number | null;
  readonly value: string | null;
  /** Empty: to anyone. */
  readonly to: readonly Seat[];
  /** The nth letter of this very name, in the order in which they left. */
  readonly nth: number | null;
}

const KINDS: readonly LetterKind[] = ['prepare', 'promise', 'accept', 'accepted', 'reject', 'announce'];
const KIND = `a kind of letter (${KINDS.join(', ')})`;

function readKind(word: string): LetterKind | null {
  return KINDS.find((kind) => kind === word) ?? null;
}

export function takeLetterName(words: Words): LetterName {
  const from = words.takeAll(readSeat);
  const kind = words.take(readKind, KIND);
  const n = words.takeIfRead(readNumber);
  const value = words.takeIfRead(readTime);
  const to = words.takeIf('->') ? words.takeSome(readSeat, 'who the letter goes to') : [];
  return { from, kind, n, value, to, nth: takeNth(words) };
}

/** `(2)` */
export function takeNth(words: Words): number | null {
  if (!words.takeIf('(')) return null;
  const nth = words.take(readNumber, 'which one (like 2)');
  words.takeWord(')');
  return nth;
}

export function fits(name: LetterName, letter: Letter): boolean {
  const { from, to, kind, n, value } = name;
  return (
    letter.kind === kind &&
    (from.length === 0 || from.includes(letter.from)) &&
    (to.length === 0 || to.includes(letter.to)) &&
    (n === null || ('n' in letter && letter.n === n)) &&
    (value === null || ('value' in letter && letter.value === value))
  );
}

/** One name for each pair of seats that a name spells out. */
export function eachWay(name: LetterName): readonly LetterName[] {
  const from = name.from.length === 0 ? [[]] : name.from.map((seat) => [seat]);
  const to = name.to.length === 0 ? [[]] : name.to.map((seat) => [seat]);
  return from.flatMap((one) => to.map((other) => ({ ...name, from: one, to: other })));
}

export function sayName({ from, kind, n, value, to, nth }: LetterName): string {
  const way = to.length > 0 ? ['->', ...to] : [];
  const words = [...from, kind, n ?? [], value ?? [], way, nth === null ? [] : `(${nth})`];
  return words.flat().join(' ');
}

export function nameOf(letter: Letter): LetterName {
  return {
    from: [letter.from],
    kind: letter.kind,
    n: 'n' in letter ? letter.n : null,
    value: 'value' in letter ? letter.value : null,
    to: [letter.to],
    nth: null,
  };
}
