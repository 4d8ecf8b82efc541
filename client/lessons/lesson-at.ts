/** The lesson that a room plays: one that comes with the game, or one that its host has brought. */
import type { LessonForPlayers } from '../../shared/lessons/for-players.ts';
import type { Lesson } from '../../shared/lessons/lesson.ts';
import { LADDER, lessonWith } from '../../shared/lessons/ladder.ts';
import type { LessonView, RoomView } from '../../shared/wire/room-view.ts';
import type { Role } from '../../shared/lessons/goals.ts';

/** Null for one that this page does not know. */
export function lessonAt(view: LessonView): LessonForPlayers | null {
  return view.own ?? lessonWith(view.id);
}

/** By what an address says; `prologue` is whichever lesson comes first. */
export function lessonNamed(name: string): Lesson | null {
  return name === 'prologue' ? (LADDER[0] ?? null) : lessonWith(name);
}

/** Nobody else is waiting while this player thinks: the room is theirs, and bots have the other seats. */
export function isAlone({ class: ofClass, attempt, you, seats }: RoomView): boolean {
  if (attempt !== null) return !you.host;
  return (
    ofClass === null && you.host && seats.every(({ seat, member, bot }) => bot || member === null || seat === you.seat)
  );
}

/** As whom somebody plays it; null for whoever only watches. A lone host without a seat has the red army's part. */
export function roleIn({ you, class: ofClass }: RoomView): Role | null {
  if (you.role === 'player') return you.seat;
  if (you.role === 'red') return 'red';
  return you.role === 'instructor' && ofClass === null ? 'red' : null;
}
