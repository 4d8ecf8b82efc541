/** The lessons that come with the game, in the order in which they build on each other. */
import type { Lesson } from './lesson.ts';
import { twoArmies } from './ladder/00-two-armies.ts';
import { oneOfficer } from './ladder/01-one-officer.ts';
import { oneAfterAnother } from './ladder/02-one-after-another.ts';
import { crossing } from './ladder/03-crossing.ts';
import { noGeneralKnows } from './ladder/03b-no-general-knows.ts';
import { retry } from './ladder/04-retry.ts';
import { vanished } from './ladder/05-vanished.ts';
import { overtaken } from './ladder/06-overtaken.ts';
import { ghostLetter } from './ladder/07-ghost-letter.ts';
import { sleepingOfficer } from './ladder/08-sleeping-officer.ts';
import { duel } from './ladder/09-duel.ts';
import { lostNotebook } from './ladder/10-lost-notebook.ts';
import { stubbornOfficer } from './ladder/11-stubborn-officer.ts';
import { fiveArmies } from './ladder/12-five-armies.ts';
import { redArmy } from './ladder/13-red-army.ts';

/** Each with the name of its step: what was put between two lessons leaves them theirs. */
const STEPS: readonly (readonly [step: string, lesson: Lesson])[] = [
  ['0', twoArmies],
  ['1', oneOfficer],
  ['2', oneAfterAnother],
  ['3', crossing],
  ['3b', noGeneralKnows],
  ['4', retry],
  ['5', vanished],
  ['6', overtaken],
  ['7', ghostLetter],
  ['8', sleepingOfficer],
  ['9', duel],
  ['10', lostNotebook],
  ['11', stubbornOfficer],
  ['12', fiveArmies],
  ['13', redArmy],
];

export const LADDER: readonly Lesson[] = STEPS.map(([, lesson]) => lesson);

/** The prologue is step 0; null for a lesson that is not on the ladder. */
export function stepOf(id: string): string | null {
  return STEPS.find(([, lesson]) => lesson.id === id)?.[0] ?? null;
}

export function lessonWith(id: string): Lesson | null {
  return LADDER.find((lesson) => lesson.id === id) ?? null;
}
