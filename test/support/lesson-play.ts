/** Plays lessons as the server does: bots in all seats, at the lesson's pace; the same seed gives the same game. */
import { judgeRecord } from '../../shared/judge/judge.ts';
import type { Verdict } from '../../shared/judge/verdict.ts';
import { settingsOf } from '../../shared/lessons/settings-of.ts';
import type { Lesson } from '../../shared/lessons/lesson.ts';
import { armyOf, type Seat } from '../../shared/paxos/seats.ts';
import { gameHeader } from '../../shared/room/settings.ts';
import { newPlay, type Play } from './play.ts';
import { prngOf } from './prng.ts';
import { playStage, type StageTable } from './stage.ts';

export interface PlayedLesson {
  readonly play: Play;
  readonly verdict: Verdict;
}

export interface LessonTable extends Pick<StageTable, 'first' | 'until' | 'seats'> {
  /** A person, who does what the cues say, but takes ten times as long. */
  readonly person?: Seat;
}

export function playLesson(lesson: Lesson, seed: number, { person, ...table }: LessonTable = {}): PlayedLesson {
  const header = gameHeader(settingsOf(lesson, false), `lesson-${lesson.id}-${seed}`, `seed of ${lesson.id} ${seed}`);
  const chance = prngOf(seed);
  const [shortest, longest] = lesson.pace;
  const roundTrip = 2 * lesson.valley.walk[1] + 2 * longest;
  const play = newPlay(header);
  playStage(play, {
    ...table,
    pace: (seat) => chance.between(shortest, longest) * (seat === person ? 10 : 1),
    patience: (seat) => 4000 + roundTrip * (1 + 0.4 * armyOf(seat)),
    begins: (seat) => roundTrip * (armyOf(seat) - 1) * 2,
  });
  return { play, verdict: judgeRecord({ header, events: play.events }) };
}
