/** A lesson as the settings of a room that plays it. */
import type { RoomSettings } from '../room/settings.ts';
import { forPlayers } from './for-players.ts';
import type { Lesson } from './lesson.ts';

/** `own`: it does not come with the game, so that the room has to bring it along. */
export function settingsOf(lesson: Lesson, own: boolean): RoomSettings {
  const { id, armies, acceptRule, tent, level, valley, wishes, pace, dawn, night, stage } = lesson;
  return {
    armies,
    acceptRule,
    tent,
    level,
    valley,
    wishes,
    pace,
    dawn,
    ...(night === null ? {} : { night }),
    lesson: own ? { ...forPlayers(lesson) } : { id },
    stage,
  };
}
