import type { PlayedGame } from '../../../shared/wire/class-view.ts';
import { m } from '../../i18n/generated/messages.js';
import { spaced } from '../../net/places.ts';

export function gameWords({ round, room }: PlayedGame): string {
  return m.keep_game({ round, room: spaced(room) });
}

export function gamesWords(games: readonly PlayedGame[]): string {
  return games.map(gameWords).join(m.list_comma());
}

export function violationsWords(count: number): string {
  if (count === 0) return m.keep_violations_none();
  return count === 1 ? m.keep_violations_one() : m.keep_violations({ count });
}

export function savedWords(count: number): string {
  return count === 1 ? m.keep_saved_one() : m.keep_saved({ count });
}

export function goneWords(count: number): string {
  return count === 1 ? m.keep_gone_out_one() : m.keep_gone_out({ count });
}

export function deletedWords(count: number): string {
  return count === 1 ? m.keep_all_deleted_one() : m.keep_all_deleted({ count });
}
