/**
 * Progress that students hand in: what their own browser keeps of the lessons that they played. Their word, not the
 * server's; under a pseudonym of its own that does not lead to the student, unless the student wants the name beside it.
 */
import type { RuleId } from '../paxos/rules.ts';
import type { Student } from './events.ts';

/** In one sheet: lessons of one's own come and go. */
export const MOST_SHEET_LESSONS = 60;
/** Nobody plays more often, and nothing larger is a count. */
export const MOST_TIMES = 1_000_000;

/** Whether a lesson can stand in a sheet under this id: nothing that leads to a prototype. */
export function isSheetId(id: string): boolean {
  return /^[a-z\d-]{1,80}$/i.test(id) && !(id in {}) && id !== 'prototype';
}

export interface SheetLesson {
  /** How often it was played to the end. */
  readonly times: number;
  /** The most goals that were reached in one game, and how many there are. */
  readonly best: number;
  readonly goals: number;
  /** When all of them were first reached, in milliseconds since 1970; left out where they were not, or nobody knows. */
  readonly done?: number;
}

export interface Sheet {
  /** By the id of the lesson. */
  readonly lessons: Readonly<Record<string, SheetLesson>>;
  /** How often each rule was broken, less the games since in which it was not. */
  readonly mistakes: Readonly<Partial<Record<RuleId, number>>>;
}

export interface HandedIn {
  readonly sheet: Sheet;
  /** Whose it is, where they have said so. */
  readonly student: Student | null;
}
