/** What a learner should do next: the next lesson, and a rule to practise. */
import { LADDER } from '../../shared/lessons/ladder.ts';
import type { Lesson } from '../../shared/lessons/lesson.ts';
import { RULES, type RuleId } from '../../shared/paxos/rules.ts';

/** The prologue is for whoever wants it: the ladder begins with what follows it. */
export function nextLesson(isDone: (id: string) => boolean): Lesson | null {
  const rest = LADDER.filter((lesson) => !isDone(lesson.id));
  return rest.find((lesson) => lesson !== LADDER[0]) ?? rest[0] ?? null;
}

export function lessonAfter(id: string): Lesson | null {
  const step = LADDER.findIndex((lesson) => lesson.id === id);
  return step === -1 ? null : (LADDER[step + 1] ?? null);
}

/** The rule that was broken most, of those the gravest, as the table has them; and the first lesson that is about it. */
export function toPractise(
  mistakes: Readonly<Partial<Record<RuleId, number>>>,
): { readonly rule: RuleId; readonly lesson: Lesson | null } | null {
  const worst = Math.max(0, ...Object.values(mistakes));
  const rule = worst === 0 ? undefined : RULES.find(({ id }) => mistakes[id] === worst)?.id;
  if (rule === undefined) return null;
  return { rule, lesson: LADDER.find(({ cards }) => cards.some(({ cites }) => cites === rule)) ?? null };
}
