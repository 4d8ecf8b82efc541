/** The story's two scenes, step by step, by its own numbering. */
import { describe, expect, test } from 'vitest';
import type { GameEvent } from '../../shared/game/events.ts';
import { oneAfterAnother } from '../../shared/lessons/ladder/02-one-after-another.ts';
import { crossing } from '../../shared/lessons/ladder/03-crossing.ts';
import type { Lesson } from '../../shared/lessons/lesson.ts';
import type { Letter, Pair } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import { isProposer } from '../../shared/paxos/seats.ts';
import { playLesson } from '../support/lesson-play.ts';

/** What is done in one step, in whatever order; `x` marks a messenger that is caught. */
type Step = readonly string[];

const SEQUENTIAL: readonly Step[] = [
  // 1
  ['P1 > A1 prepare 1', 'P1 > A2 prepare 1', 'P1 > A3 prepare 1'],
  // 2
  ['A1 > P1 promise 1 - [1 -]', 'A2 > P1 promise 1 - [1 -]', 'A3 > P1 promise 1 - [1 -]'],
  // 3
  ['P1 > A1 accept 1 06:00', 'P1 > A2 accept 1 06:00', 'P1 > A3 accept 1 06:00'],
  // 4
  [
    'A1 > P1 accepted 1 06:00 [1 1/06:00]',
    'A2 > P1 accepted 1 06:00 [1 1/06:00]',
    'A3 > P1 accepted 1 06:00 [1 1/06:00]',
  ],
  // 6
  ['P2 > A1 prepare 2', 'P2 > A2 prepare 2', 'P2 > A3 prepare 2'],
  // 7
  [
    'A1 > P2 promise 2 1/06:00 [2 1/06:00]',
    'A2 > P2 promise 2 1/06:00 [2 1/06:00]',
    'A3 > P2 promise 2 1/06:00 [2 1/06:00]',
  ],
];

const CROSSING: readonly Step[] = [
  // 1, 2b
  ['P1 > A1 prepare 1', 'P1 > A2 prepare 1', 'P1 > A3 prepare 1 x'],
  // 2a
  ['A1 > P1 promise 1 - [1 -]', 'A2 > P1 promise 1 - [1 -]'],
  // 3, 4b
  ['P2 > A1 prepare 2 x', 'P2 > A2 prepare 2', 'P2 > A3 prepare 2'],
  // 4a
  ['A2 > P2 promise 2 - [2 -]', 'A3 > P2 promise 2 - [2 -]'],
  // 5
  ['P1 > A1 accept 1 06:00', 'P1 > A2 accept 1 06:00'],
  // 6
  ['A1 > P1 accepted 1 06:00 [1 1/06:00]', 'A2 > P1 reject 1 2 [2 -]'],
  // 7
  ['P2 > A2 accept 2 07:00', 'P2 > A3 accept 2 07:00'],
  // 8
  ['A2 > P2 accepted 2 07:00 [2 2/07:00]', 'A3 > P2 accepted 2 07:00 [2 2/07:00]'],
  // 10, 11c
  ['P1 > A1 prepare 3', 'P1 > A2 prepare 3', 'P1 > A3 prepare 3 x'],
  // 11
  ['A1 > P1 promise 3 1/06:00 [3 1/06:00]', 'A2 > P1 promise 3 2/07:00 [3 2/07:00]'],
  // 12
  ['P1 > A1 accept 3 07:00', 'P1 > A2 accept 3 07:00'],
  // 13
  ['A1 > P1 accepted 3 07:00 [3 3/07:00]', 'A2 > P1 accepted 3 07:00 [3 3/07:00]'],
];

/** Steps at whose end an officer is sure: 5 and 8, 9 and 14. */
const SURE: readonly (readonly [Lesson, readonly Step[], readonly string[]])[] = [
  [oneAfterAnother, SEQUENTIAL, ['P1 claims 1 06:00', 'P2 claims 1 06:00']],
  [crossing, CROSSING, ['P1 claims 3 07:00', 'P2 claims 2 07:00']],
];

describe.each(SURE)('$id', (lesson, steps, claims) => {
  const people = [undefined, ...lesson.seats.flatMap((seat) => (seat === 'red' ? [] : [seat]))];
  test.each(people)('as told, with a person at %s who does what the cues say', (person) => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const { play, verdict } = playLesson(lesson, seed, person === undefined ? {} : { person });
      const acts = actsOf(play.events);
      const played: string[][] = [];
      for (const { length } of steps) played.push(acts.splice(0, length).sort());
      expect(played, `seed ${seed}`).toEqual(steps);
      expect(acts, `seed ${seed}`).toEqual([]);
      expect(claimsIn(play.events), `seed ${seed}`).toEqual(claims);
      expect(verdict.violations, `seed ${seed}`).toEqual([]);
      // Only officers are sure in the end.
      const sure = Object.entries(verdict.knows).flatMap(([seat, since]) => (since === null ? [] : [seat]));
      expect(
        sure.every((seat) => isProposer(seat)),
        `seed ${seed}`,
      ).toBe(true);
      expect(sure.sort(), `seed ${seed}`).toEqual(['P1', 'P2']);
    }
  });
});

test('the crossing: until officer 1 tries again, general 1 has a time in its notebook that was not chosen', () => {
  const { play } = playLesson(crossing, 1);
  const notebooks = play.events.flatMap((event) =>
    event.type === 'answered' && event.by === 'A1' ? [event.notebook] : [],
  );
  expect(notebooks.map(written)).toEqual(['1 -', '1 1/06:00', '3 1/06:00', '3 3/07:00']);
});

function actsOf(events: readonly GameEvent[]): string[] {
  const caught = new Set(events.flatMap((event) => (event.type === 'captured' ? [event.letter] : [])));
  return events.flatMap((event): readonly string[] => {
    if (event.type === 'sent') return [`${inWords(event.letter)}${caught.has(event.letter.id) ? ' x' : ''}`];
    if (event.type !== 'answered' || event.reply === null) return [];
    return [`${inWords(event.reply)} [${written(event.notebook)}]`];
  });
}

function claimsIn(events: readonly GameEvent[]): readonly string[] {
  return events
    .flatMap((event) => (event.type === 'claimed' ? [`${event.by} claims ${event.n} ${event.value}`] : []))
    .sort();
}

function inWords(letter: Letter): string {
  const way = `${letter.from} > ${letter.to} ${letter.kind}`;
  switch (letter.kind) {
    case 'prepare':
      return `${way} ${letter.n}`;
    case 'promise':
      return `${way} ${letter.n} ${pair(letter.accepted)}`;
    case 'accept':
    case 'accepted':
      return `${way} ${letter.n} ${letter.value}`;
    case 'reject':
      return `${way} ${letter.n} ${letter.promised}`;
    case 'announce':
      return `${way} ${letter.value}`;
  }
}

function written({ promised, accepted }: Notebook): string {
  return `${promised} ${pair(accepted)}`;
}

function pair(accepted: Pair | null): string {
  return accepted === null ? '-' : `${accepted.n}/${accepted.value}`;
}
