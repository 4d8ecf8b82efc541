/** What lessons are called at the desk, in the reader's language. */
import { lessonWith } from '../../../shared/lessons/ladder.ts';
import type { Text } from '../../../shared/lessons/lesson.ts';
import type { LessonNote } from '../../../shared/room/settings.ts';
import type { DeskView } from '../../../shared/wire/class-view.ts';
import { wordsOf } from '../../lessons/texts.ts';

/** Of the lesson that a game was played for; one that the class has dropped is called by its id. */
export function titleWith(id: string, ofClass: DeskView['lessons']): string {
  const title = ofClass.find((one) => one.id === id)?.title ?? lessonWith(id)?.title;
  return title === undefined ? id : wordsOf(title);
}

/** Of the lesson in a room's settings, which brings its texts along where it does not come with the game. */
export function titleIn(note: LessonNote): string {
  const title = (note['title'] as Text | undefined) ?? lessonWith(note.id)?.title;
  return title === undefined ? note.id : wordsOf(title);
}
