/** A lesson: one idea, played in 3 to 8 minutes. Data only, as it stands in a file that an instructor may write. */
import type { HelpLevel } from '../game/header.ts';
import type { Moment, Stage } from '../game/stage.ts';
import type { ValleySettings } from '../game/valley.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { Seat } from '../paxos/seats.ts';
import type { RuleSettings } from '../paxos/settings.ts';

export const LESSON_FORMAT = 'three-armies.lesson/1';

/** In each language that the lesson speaks; one at least. */
export interface Text {
  readonly en?: string;
  readonly zh?: string;
}

export interface Lesson extends RuleSettings {
  readonly format: typeof LESSON_FORMAT;
  /** Letters, digits and hyphens; unique among the lessons of one place. */
  readonly id: string;
  readonly title: Text;
  /** The one idea, as a sentence. */
  readonly idea: Text;
  readonly minutes: number;
  /** The story before the game, and after it: paragraphs. */
  readonly before: readonly Text[];
  readonly after: readonly Text[];
  /** Which seats one who plays alone may choose, the best one first; `red` is the commander of the red army. */
  readonly seats: readonly (Seat | 'red')[];
  readonly level: HelpLevel;
  readonly valley: ValleySettings;
  /** The time that each officer wishes for, army 1 first. */
  readonly wishes: readonly string[];
  /** How long a bot thinks before each act, shortest and longest, in milliseconds of game time. */
  readonly pace: readonly [number, number];
  /** From the call for the last orders to the end, in milliseconds of game time. */
  readonly dawn: number;
  /** Dawn is called by itself at this game time, in milliseconds; null: by hand alone. */
  readonly night: number | null;
  readonly stage: Stage;
  readonly questions: readonly Question[];
  readonly goals: readonly Goal[];
  readonly cards: readonly Card[];
  readonly expect: Expectation;
}

/** Asked while time stands still, about what is true; see `ASKS`. `at` is a moment that the one who is asked can see. */
export interface Question {
  readonly at: Moment;
  readonly ask: Ask;
}

/** Is a time chosen? Could another one still be? Who knows it? Does this player know it? Are both armies sure? */
export const ASKS = ['chosen', 'open', 'known', 'you-know', 'sure'] as const;
export type Ask = (typeof ASKS)[number];

/** What is to be reached. `you` is the seat of whoever plays. */
export type Goal =
  | { readonly kind: 'consensus' | 'undecided' | 'broken' | 'victory' }
  /** No unsafe violation of one's own. */
  | { readonly kind: 'clean' }
  /** One's own seat knows the chosen time by its own evidence. */
  | { readonly kind: 'know' }
  | { readonly kind: 'chosen'; readonly value: string }
  /** This rule was broken, by one's own seat. */
  | { readonly kind: 'break'; readonly rule: RuleId }
  /** No time was chosen in the first so many milliseconds. */
  | { readonly kind: 'delay'; readonly for: number };

/** Shown in the debrief: a sentence to take home, and the rule or the definition of SPEC.md that it follows from. */
export interface Card {
  readonly cites: Citation;
  readonly text: Text;
}

export const DEFINITIONS = [
  'quorum',
  'chosen',
  'agreement',
  'evidence',
  'knows',
  'told',
  'duty',
  'battle',
  'blame',
  'choosable',
] as const;
export type Definition = (typeof DEFINITIONS)[number];
export type Citation = RuleId | Definition;

export const OUTCOMES = ['consensus', 'undecided', 'broken'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What comes of it when bots play all seats, by the judge. */
export interface Expectation {
  /** Any one of these. */
  readonly outcome: readonly Outcome[];
  /** The times that are chosen, in any order; left out: any. */
  readonly chosen?: readonly string[];
  /** The rules that are broken, all of them and no others; left out: none. */
  readonly breaks?: readonly RuleId[];
}
