/** What a class was asked in one game: what it said, against what was true. Nobody is named. */
import { marksOf, QUESTIONS, type Question } from '../../shared/class/marks.ts';
import type { ClassState } from '../../shared/class/state.ts';
import type { DebriefAsk } from '../../shared/wire/led.ts';
import { tallyOf } from '../class/views.ts';

/** With `all` also what the class was not shown. */
export function askedIn({ asks }: ClassState, session: string, all: boolean): readonly DebriefAsk[] {
  return asks.flatMap((ask, i) => {
    const [room, moment] = Object.entries(ask.moments).find(([, one]) => one.session === session) ?? [];
    const truth = room === undefined ? undefined : ask.truths[room];
    if (moment === undefined || truth === undefined || !(all || ask.shown)) return [];
    const asked = new Map([...ask.asked].filter(([, there]) => there === room));
    const guesses = new Map([...ask.guesses].filter(([student]) => asked.has(student)));
    const marks = [...guesses.values()].map((guess) => marksOf(guess, truth));
    const right = Object.fromEntries(
      QUESTIONS.map((question) => [question, marks.filter((one) => one[question]).length]),
    ) as Record<Question, number>;
    return [{ ask: i + 1, seq: moment.seq, truth, tally: tallyOf({ guesses, asked }), right }];
  });
}
