/** A moment, in milliseconds since 1970, by the reader's calendar, language and time zone. */
import { language } from './language.svelte.ts';

export function dateWords(at: number): string {
  return new Intl.DateTimeFormat(language.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
