/**
 * The stage of a lesson: which seats act by a part, and which bots err on purpose. Bots follow it, people are shown it.
 * Nothing of it is a rule: neither `decide` nor the referee reads it.
 */
import type { Acceptor, Seat } from '../paxos/seats.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { ReplyDraft } from '../paxos/answer.ts';
import type { Entry } from './commands.ts';
import type { LetterMatch, Until } from './valley.ts';

/** So many events (1, unless said) of this type that concern letters like this one, counted from the game's beginning. */
export interface Moment extends Until {
  readonly times?: number;
}

/** Which letter an answer answers. */
export type Answered = Omit<LetterMatch, 'nth'>;

/** What a seat does at its cue. A claim brings all the evidence that the seat holds. */
export type CueDeed =
  | { readonly type: 'prepare'; readonly to: readonly Acceptor[]; readonly n: number }
  | { readonly type: 'accept'; readonly to: readonly Acceptor[]; readonly n: number; readonly value: string }
  | { readonly type: 'announce'; readonly to: readonly Seat[]; readonly value: string }
  | { readonly type: 'claim'; readonly n: number; readonly value: string }
  | { readonly type: 'order'; readonly value: string | null }
  | { readonly type: 'write'; readonly entry: Entry }
  | {
      readonly type: 'answer';
      readonly letter: Answered;
      readonly entry: Entry;
      readonly reply: ReplyDraft | null;
    };

export interface Cue {
  /** What has to have happened, wherever in the valley; null: nothing. */
  readonly when: Moment | null;
  readonly do: CueDeed;
}

/**
 * How a bot errs. stubborn: an officer who proposes its own wish, whatever the promises report. hasty: an officer who
 * sends accept without waiting for a quorum. notebook: a general who answers by what its notebook says, not by what it
 * has sent. echo: an officer of the two armies, who confirms each announcement by another one.
 */
export const TEMPERS = ['stubborn', 'hasty', 'notebook', 'echo'] as const;
export type Temper = (typeof TEMPERS)[number];

/** In milliseconds of game time: a bot that waits for less would never stop writing. */
export const LEAST_PATIENCE = 1000;

/** What a lesson wants of a seat. Nothing at all: an honest player. */
export interface SeatPlan {
  /** In this order. Between them a general answers as its duty asks; an officer does nothing else. */
  readonly cues?: readonly Cue[];
  /** After the last one: plays on honestly, as by default, or rests and does nothing any more; without cues, it does nothing at all. */
  readonly then?: 'play' | 'rest';
  /** Of a bot. */
  readonly temper?: Temper;
  /** Milliseconds of game time that a bot waits for answers before it tries a higher number. */
  readonly patience?: number;
  /** The highest number that this officer used before the game. */
  readonly used?: number;
  /** Whoever plays this seat is told in secret to break this rule. */
  readonly breaks?: RuleId;
}

export type Stage = Readonly<Record<Seat, SeatPlan>>;

export const NO_STAGE: Stage = {};
