/** A lesson as the file that others may bring. */
import { saveText } from '../../judge/save-text.ts';
import { idIn } from './own-lessons.svelte.ts';

/** The text is the file, letter for letter. */
export function exportLesson(text: string): void {
  saveText(`${idIn(text) ?? 'lesson'}.lesson.json`, text.trimEnd());
}
