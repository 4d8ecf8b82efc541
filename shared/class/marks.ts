/** What a student said while time stood still, held against what was true in the room: for the student as for the instructor. */
import type { Guess, Truth } from './events.ts';

export const QUESTIONS = ['chosen', 'value', 'open', 'known'] as const;
export type Question = (typeof QUESTIONS)[number];

export type Marks = Readonly<Record<Question, boolean>>;

/** Which of the four answers are right. To name no time is right where none is chosen, for whoever has said so. */
export function marksOf({ chosen, value, open, known }: Guess, truth: Truth): Marks {
  const isChosen = truth.chosen.length > 0;
  return {
    chosen: chosen === isChosen,
    value: value === null ? !chosen && !isChosen : truth.chosen.includes(value),
    open: open === truth.open,
    known: known.length === truth.known.length && truth.known.every((seat) => known.includes(seat)),
  };
}
