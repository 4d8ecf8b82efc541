/** A lesson as an examination. */
import type { Role } from './goals.ts';
import type { Lesson } from './lesson.ts';

/**
 * Nobody is helped in it, and whoever plays this role is not told what its part does next; null: nobody plays yet. A
 * lesson that helps nobody anyhow is one already: there the part is the story itself, such as losing a notebook.
 */
export function examOf(lesson: Lesson, role: Role | null): Lesson {
  if (lesson.level === 'exam') return lesson;
  const { stage } = lesson;
  const plan = role === null || role === 'red' ? undefined : stage[role];
  if (role === null || plan === undefined) return { ...lesson, level: 'exam' };
  return { ...lesson, level: 'exam', stage: { ...stage, [role]: { ...plan, cues: [], then: 'play' } } };
}
