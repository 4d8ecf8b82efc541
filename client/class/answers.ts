/** What a student answers while time stands still, as the sheet holds it, and as it compares with what was true. */
import type { Guess, Truth } from '../../shared/class/events.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { isBlank, timeIn } from '../letters/field-text.ts';

export interface AnswerSheet {
  readonly chosen: boolean | null;
  readonly value: string;
  readonly open: boolean | null;
  readonly known: readonly Seat[];
}

export function sheetOf(guess: Guess | null): AnswerSheet {
  if (guess === null) return { chosen: null, value: '', open: null, known: [] };
  return { ...guess, value: guess.value ?? '' };
}

/** Null while something is missing, or no time. Which time and who knows are only of a time that is chosen. */
export function guessIn({ chosen, value, open, known }: AnswerSheet): Guess | null {
  if (chosen === null || open === null) return null;
  if (!chosen) return { chosen, value: null, open, known: [] };
  const time = timeIn(value);
  return time === null && !isBlank(value) ? null : { chosen, value: time, open, known };
}

export type Line = { readonly right: boolean } & (
  | { readonly about: 'chosen' | 'open'; readonly yours: boolean | null; readonly truth: boolean }
  | { readonly about: 'value'; readonly yours: string | null; readonly truth: readonly string[] }
  | { readonly about: 'known'; readonly yours: readonly Seat[] | null; readonly truth: readonly Seat[] }
);

/** One for each question; `yours` is null where nothing was answered. */
export function linesOf(guess: Guess | null, { chosen, open, known }: Truth): readonly Line[] {
  const isChosen = chosen.length > 0;
  const value = guess?.value ?? null;
  const knew = guess?.known ?? null;
  const first: Line = {
    about: 'chosen',
    yours: guess?.chosen ?? null,
    truth: isChosen,
    right: guess?.chosen === isChosen,
  };
  const last: Line = { about: 'open', yours: guess?.open ?? null, truth: open, right: guess?.open === open };
  // Where nothing is chosen, and nobody said so, there is nothing to name or to know.
  if (!isChosen && guess?.chosen !== true) return [first, last];
  return [
    first,
    { about: 'value', yours: value, truth: chosen, right: value !== null && chosen.includes(value) },
    last,
    { about: 'known', yours: knew, truth: known, right: knew !== null && isSame(knew, known) },
  ];
}

function isSame(one: readonly Seat[], other: readonly Seat[]): boolean {
  return one.length === other.length && one.every((seat) => other.includes(seat));
}
