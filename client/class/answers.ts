/** What a student answers while time stands still, as the sheet holds it, and as it compares with what was true. */
import type { Guess, Truth } from '../../shared/class/events.ts';
import { marksOf } from '../../shared/class/marks.ts';
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

/** One for each question; `yours` is null where nothing was answered: who says that no time is chosen is not asked which. */
export function linesOf(guess: Guess | null, truth: Truth): readonly Line[] {
  const marks = guess === null ? null : marksOf(guess, truth);
  const asked = guess?.chosen === true ? guess : null;
  const lines: readonly Line[] = [
    { about: 'chosen', yours: guess?.chosen ?? null, truth: truth.chosen.length > 0, right: marks?.chosen ?? false },
    { about: 'value', yours: asked?.value ?? null, truth: truth.chosen, right: marks?.value ?? false },
    { about: 'open', yours: guess?.open ?? null, truth: truth.open, right: marks?.open ?? false },
    { about: 'known', yours: asked?.known ?? null, truth: truth.known, right: marks?.known ?? false },
  ];
  // Where nothing is chosen, and nobody said so, there is nothing to name or to know.
  const nothing = truth.chosen.length === 0 && guess?.chosen !== true;
  return nothing ? lines.filter(({ about }) => about === 'chosen' || about === 'open') : lines;
}
