/** Which lessons an instructor can have played, and which one is. */
import { parseLesson } from '../../../shared/lessons/check.ts';
import { LADDER, lessonWith } from '../../../shared/lessons/ladder.ts';
import type { Lesson } from '../../../shared/lessons/lesson.ts';
import { settingsOf } from '../../../shared/lessons/settings-of.ts';
import { ROOM_DEFAULTS, type LessonNote, type RoomSettings } from '../../../shared/room/settings.ts';
import type { DeskView } from '../../../shared/wire/class-view.ts';
import type { OwnLesson } from '../../lessons/edit/own-lessons.svelte.ts';
import { wordsOf } from '../../lessons/texts.ts';

export type Source = 'ladder' | 'class' | 'browser';

export interface Choice {
  /** As a form has it: `ladder/crossing`; of a browser's own the key of its draft. */
  readonly value: string;
  readonly from: Source;
  readonly id: string;
  readonly title: string;
  /** Null where the class has to be asked for it. */
  readonly lesson: Lesson | null;
}

/** Every lesson but those of this browser that have faults. */
export function choicesOf(ofClass: DeskView['lessons'], drafts: readonly OwnLesson[]): readonly Choice[] {
  return [
    ...LADDER.map((lesson) => choice('ladder', lesson.id, lesson)),
    ...ofClass.map(({ id, title }): Choice => {
      return { value: `class/${id}`, from: 'class', id, title: wordsOf(title), lesson: null };
    }),
    ...drafts.flatMap(({ key, text }) => {
      const checked = parseLesson(text);
      return checked.ok ? [choice('browser', key, checked.lesson)] : [];
    }),
  ];
}

function choice(from: Source, key: string, lesson: Lesson): Choice {
  return { value: `${from}/${key}`, from, id: lesson.id, title: wordsOf(lesson.title), lesson };
}

/** The choice that a lesson in a room's settings was; empty for none. */
export function valueOf(note: LessonNote | undefined): string {
  if (note === undefined) return '';
  return 'title' in note || lessonWith(note.id) === null ? `class/${note.id}` : `ladder/${note.id}`;
}

/** Null: no lesson, and nothing of one. */
export function settingsFor(
  picked: { readonly from: Source; readonly lesson: Lesson } | null,
  armies: number,
): RoomSettings {
  return picked === null ? { ...ROOM_DEFAULTS, armies } : settingsOf(picked.lesson, picked.from !== 'ladder');
}
