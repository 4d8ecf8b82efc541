/** A person does otherwise than the lesson's story: the bots go on, and keep the rules. */
import { describe, expect, test } from 'vitest';
import { newParts, followEvent } from '../../shared/game/cues.ts';
import { NO_STAGE } from '../../shared/game/stage.ts';
import { officerBot } from '../../shared/game/bots/officer-bot.ts';
import { LADDER } from '../../shared/lessons/ladder.ts';
import { oneAfterAnother } from '../../shared/lessons/ladder/02-one-after-another.ts';
import { crossing } from '../../shared/lessons/ladder/03-crossing.ts';
import { stubbornOfficer } from '../../shared/lessons/ladder/11-stubborn-officer.ts';
import type { Lesson } from '../../shared/lessons/lesson.ts';
import { acceptorsOf, armyOf, seatsOf, type Proposer } from '../../shared/paxos/seats.ts';
import { letterOf } from '../../shared/paxos/table.ts';
import { act, viewOf } from '../support/play.ts';
import { playLesson, type PlayedLesson } from '../support/lesson-play.ts';

const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);

/** Officer `person` prepares `n` at once; then goes on like anybody honest, or does nothing any more. */
function begunWith(lesson: Lesson, seed: number, person: Proposer, n: number, goesOn: boolean): PlayedLesson {
  let begun = false;
  return playLesson(lesson, seed, {
    seats: seatsOf(lesson.armies).filter((seat) => seat !== person),
    until: 200_000,
    first: (play, _, now) => {
      const own = { wish: '07:00', patience: 30_000 };
      const command = begun
        ? goesOn
          ? officerBot(viewOf(play, person), own, now)
          : null
        : ({ type: 'prepare', to: acceptorsOf(lesson.armies), n } as const);
      begun = true;
      return command !== null && act(play, command, { role: 'player', seat: person }, now) === null;
    },
  });
}

const CASES: readonly (readonly [Lesson, Proposer, number])[] = [
  [oneAfterAnother, 'P2', 2],
  [crossing, 'P1', 3],
  [stubbornOfficer, 'P2', 5],
];

describe.each(CASES)('$id', (lesson, person, n) => {
  test.each([
    ['goes on honestly', true],
    ['does nothing any more', false],
  ] as const)(
    `${person} prepares ${n} at once and %s: a time is chosen, and no honest bot breaks a rule`,
    (_, goesOn) => {
      for (const seed of SEEDS) {
        const { play, verdict } = begunWith(lesson, seed, person, n, goesOn);
        const where = `seed ${seed}`;
        expect(verdict.chosen.length, where).toBeGreaterThan(0);
        const erring = Object.entries(lesson.stage).flatMap(([seat, { temper }]) =>
          temper === undefined ? [] : [seat],
        );
        const honest = verdict.violations.filter(({ by }) => by !== person && !erring.includes(by));
        expect(honest, where).toEqual([]);
        // Whoever proposed that a time be attacked at, and is no person, has seen the game through.
        const ordered = new Set(play.events.flatMap((event) => (event.type === 'ordered' ? [event.army] : [])));
        expect(ordered.size, where).toBeGreaterThanOrEqual(2);
        expect([...ordered], where).toContain(armyOf(person === 'P1' ? 'P2' : 'P1'));
      }
    },
  );
});

test.each(LADDER)('$id: as told, nobody leaves the story', (lesson) => {
  for (const seed of SEEDS) {
    const { play } = playLesson(lesson, seed);
    const parts = newParts(play.header.stage ?? NO_STAGE);
    for (const event of play.events) followEvent(parts, event, (id) => letterOf(play.state.referee.table, id));
    expect([...parts.values()].map(({ astray }) => astray).filter((at) => at !== null)).toEqual([]);
  }
});
