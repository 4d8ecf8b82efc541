import { examples } from '../judge/examples.ts';
import { whoWords } from '../judge/words.ts';
import { m } from '../i18n/generated/messages.js';
import { spaced } from '../net/places.ts';
import type { Card, Origin } from './kept.ts';

export const ORIGIN_WORDS: Readonly<Record<Origin, () => string>> = {
  room: m.library_origin_room,
  class: m.library_origin_class,
  file: m.library_origin_file,
  example: m.library_origin_example,
  link: m.library_origin_link,
  fork: m.library_origin_fork,
};

export function titleOf({ origin, name, seat, about }: Card): string {
  if (origin === 'example') return examples.find((one) => one.name === name)?.title() ?? name;
  const played = about?.codes.includes(name) === true ? m.room_title({ code: spaced(name) }) : name;
  return seat === null ? played : m.library_own_title({ room: played, who: whoWords(seat) });
}

export function sessionsWords(count: number): string {
  return count === 1 ? m.library_count_one() : m.library_count({ count });
}

/** Characters, as kilobytes or megabytes. */
export function sizeWords(size: number): string {
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return kilobytes < 1024
    ? m.library_kb({ size: kilobytes })
    : m.library_mb({ size: Math.round(kilobytes / 102.4) / 10 });
}
