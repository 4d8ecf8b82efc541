/** One click: a room that plays a lesson, with its learner on a seat and bots on all others. */
import type { Lesson } from '../../shared/lessons/lesson.ts';
import type { Role } from '../../shared/lessons/goals.ts';
import { settingsOf } from '../../shared/lessons/settings-of.ts';
import { m } from '../i18n/generated/messages.js';
import { recallName } from '../net/places.ts';
import type { Reply } from '../net/reply.ts';
import { playWithBots } from '../net/rooms.ts';

/** `own`: it does not come with the game. */
export function beginLesson(lesson: Lesson, role: Role, own: boolean, name = recallName()): Promise<Reply<'open'>> {
  const player = name.trim() === '' ? m.home_player() : name;
  return playWithBots(player, role === 'red' ? null : role, settingsOf(lesson, own));
}
