/** Progress sheets side by side: which lessons are done, and which rules were broken most. */
import type { Sheet, SheetLesson } from '../../../shared/class/sheets.ts';
import { LADDER } from '../../../shared/lessons/ladder.ts';
import { RULES, type RuleId } from '../../../shared/paxos/rules.ts';
import { progressIn } from '../../lessons/kept-progress.ts';
import { sheetOf } from '../../class/sheet.ts';

export interface Row {
  /** A pseudonym, or which file it was. */
  readonly key: string;
  readonly name: string | null;
  readonly sheet: Sheet;
}

/** As many files as a class has students. */
export const MOST_FILES = 400;

/** A file that a student has saved at the lessons; null where it is none. */
export function rowIn(text: string, name: string, number: number): Row | null {
  const progress = progressIn(text);
  return progress === null ? null : { key: `file-${number}`, name, sheet: sheetOf(progress) };
}

/** Those of the ladder in its order, then those that only these students have played. */
export function lessonsIn(rows: readonly Row[]): readonly string[] {
  const others = rows.flatMap(({ sheet }) => Object.keys(sheet.lessons));
  return [...new Set([...LADDER.map(({ id }) => id), ...others.sort()])];
}

export function isDone(lesson: SheetLesson | undefined): boolean {
  return lesson !== undefined && lesson.best === lesson.goals;
}

export interface Mistake {
  readonly rule: RuleId;
  /** By all together, and by how many of them. */
  readonly times: number;
  readonly people: number;
}

/** What was broken most comes first, of those the gravest, as the table of rules has them. */
export function mistakesIn(rows: readonly Row[]): readonly Mistake[] {
  return RULES.flatMap(({ id: rule }) => {
    const counts = rows.map(({ sheet }) => sheet.mistakes[rule] ?? 0).filter((count) => count > 0);
    if (counts.length === 0) return [];
    return [{ rule, times: counts.reduce((sum, count) => sum + count, 0), people: counts.length }];
  }).sort((a, b) => b.times - a.times);
}

export function summed(mistakes: readonly Mistake[]): Readonly<Partial<Record<RuleId, number>>> {
  return Object.fromEntries(mistakes.map(({ rule, times }) => [rule, times]));
}
