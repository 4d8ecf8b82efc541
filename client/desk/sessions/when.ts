/** When a game was played, by the reader's calendar, language and time zone. */
import { language } from '../../i18n/language.svelte.ts';
import { m } from '../../i18n/generated/messages.js';

/** Both in milliseconds since 1970; null where nobody knows. */
export function whenWords(begun: number | null, ended: number | null): string | null {
  const format = new Intl.DateTimeFormat(language.tag, { dateStyle: 'medium', timeStyle: 'short' });
  if (begun === null) return ended === null ? null : m.keep_ended({ time: format.format(ended) });
  // The server's clock may have been set back meanwhile.
  if (ended === null || ended < begun) return m.keep_begun({ time: format.format(begun) });
  return format.formatRange(begun, ended);
}
