/** What is written in a field by hand, as the number or the time that it means. */

/** Digits as a Chinese keyboard may give them, and the letters around them. */
const plain = (text: string): string => text.normalize('NFKC').trim();

export function isBlank(text: string): boolean {
  return plain(text) === '';
}

/** Null where no number of the kind is written: whole, safe, and `least` or more. */
export function numberIn(text: string, least: 0 | 1 = 1): number | null {
  const digits = plain(text);
  if (!/^\d+$/.test(digits)) return null;
  const n = Number(digits);
  return Number.isSafeInteger(n) && n >= least ? n : null;
}

/** As HH:MM, from 6:00, 06:00, 0600 or 600: a phone's number pad may have no colon. Null where it is no time of day. */
export function timeIn(text: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})\s*[:.]?\s*(\d{2})$/.exec(plain(text)) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
