/** What players may read of a lesson before and during its game: not what awaits messengers, nor who plays what part. */
import type { Lesson } from './lesson.ts';

const SHOWN = [
  'id',
  'title',
  'idea',
  'minutes',
  'before',
  'after',
  'armies',
  'acceptRule',
  'tent',
  'level',
  'questions',
  'goals',
  'cards',
] as const satisfies readonly (keyof Lesson)[];

export type LessonForPlayers = Pick<Lesson, (typeof SHOWN)[number]>;

export function forPlayers(lesson: Lesson): LessonForPlayers {
  const shown = SHOWN.map((field) => [field, lesson[field]] as const);
  return Object.fromEntries(shown) as unknown as LessonForPlayers;
}
