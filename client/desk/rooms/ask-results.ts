/** What a class said while time stood still, held against what was true in each one's room. */
import { marksOf, QUESTIONS, type Marks, type Question } from '../../../shared/class/marks.ts';
import type { AskView, Guess, Student, Truth } from '../../../shared/wire/class-view.ts';

/** What a number of students said. */
export interface Said {
  readonly asked: number;
  readonly answered: number;
  readonly right: Readonly<Record<Question, number>>;
  /** How many say that a time is chosen, and that another one still could be. */
  readonly chosen: number;
  readonly open: number;
  /** Times named as the chosen one, the most named first. */
  readonly values: readonly (readonly [value: string, count: number])[];
}

export interface RoomAnswers extends Said {
  readonly room: string;
  readonly truth: Truth;
}

export interface AskResults {
  readonly total: Said;
  /** In the order in which they were asked. */
  readonly rooms: readonly RoomAnswers[];
  readonly missing: readonly Student[];
  /** Whoever has answered all four rightly. */
  readonly allRight: readonly Student[];
}

interface Answer {
  readonly student: Student;
  readonly guess: Guess;
  readonly marks: Marks;
}

/** A guess counts in the room in which it was asked for, wherever its student sits by now. */
export function askResults(ask: AskView): AskResults {
  const guesses = new Map(ask.guesses.map(({ student, guess }) => [student, guess]));
  const groups = ask.rooms.flatMap((room) => {
    const truth = ask.truths[room];
    if (truth === undefined) return [];
    const asked = ask.asked.filter((one) => one.room === room).map(({ student }) => student);
    const answers = asked.flatMap((student): Answer[] => {
      const guess = guesses.get(student);
      return guess === undefined ? [] : [{ student, guess, marks: marksOf(guess, truth) }];
    });
    return [{ room, truth, asked, answers }];
  });
  const answers = groups.flatMap((group) => group.answers);
  return {
    total: said(
      groups.reduce((sum, { asked }) => sum + asked.length, 0),
      answers,
    ),
    rooms: groups.map((group) => ({
      room: group.room,
      truth: group.truth,
      ...said(group.asked.length, group.answers),
    })),
    missing: groups.flatMap(({ asked }) => asked.filter((student) => !guesses.has(student))),
    allRight: answers.filter(({ marks }) => QUESTIONS.every((one) => marks[one])).map(({ student }) => student),
  };
}

function said(asked: number, answers: readonly Answer[]): Said {
  const count = (is: (answer: Answer) => boolean) => answers.filter(is).length;
  const right = (one: Question) => count(({ marks }) => marks[one]);
  const values = new Map<string, number>();
  for (const { guess } of answers)
    if (guess.value !== null) values.set(guess.value, (values.get(guess.value) ?? 0) + 1);
  return {
    asked,
    answered: answers.length,
    right: { chosen: right('chosen'), value: right('value'), open: right('open'), known: right('known') },
    chosen: count(({ guess }) => guess.chosen),
    open: count(({ guess }) => guess.open),
    values: [...values].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
  };
}
