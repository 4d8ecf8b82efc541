import { expect, test } from 'vitest';
import { askedIn } from '../../../server/lead/asked.ts';
import type { ClassEvent, Guess, Truth } from '../../../shared/class/events.ts';
import { CLASS_DEFAULTS, evolveClass, NO_CLASS } from '../../../shared/class/state.ts';
import type { Proposer } from '../../../shared/paxos/seats.ts';

const OPEN: Truth = { chosen: [], open: true, known: [] };
const DECIDED: Truth = { chosen: ['06:00'], open: false, known: ['P1'] };
const NOT_YET: Guess = { chosen: false, value: null, open: true, known: [] };
const SIX: Guess = { chosen: true, value: '06:00', open: false, known: ['P1'] };

/** Two in room R1, of which one answers; one in room R2. */
function asked() {
  const placed = (student: string, room: string, seat: Proposer): readonly ClassEvent[] => [
    { type: 'arrived', student, token: `hash of ${student}` },
    { type: 'placed', student, place: { room, seat, role: 'player' } },
  ];
  const events: readonly ClassEvent[] = [
    { type: 'opened', code: 'CLASS1', link: 'l', passphrase: '', settings: CLASS_DEFAULTS },
    { type: 'roomed', room: 'R1' },
    { type: 'roomed', room: 'R2' },
    ...placed('s1', 'R1', 'P1'),
    ...placed('s2', 'R1', 'P2'),
    ...placed('s3', 'R2', 'P1'),
    {
      type: 'frozen',
      ask: 1,
      rooms: ['R1', 'R2'],
      truths: { R1: OPEN, R2: DECIDED },
      moments: { R1: { session: 'one', seq: 7 }, R2: { session: 'two', seq: 9 } },
    },
    { type: 'guessed', ask: 1, student: 's1', guess: SIX },
    { type: 'guessed', ask: 1, student: 's3', guess: SIX },
    { type: 'thawed', ask: 1 },
    // The next one is asked in room R2 alone, which has begun another game.
    { type: 'frozen', ask: 2, rooms: ['R2'], truths: { R2: OPEN }, moments: { R2: { session: 'three', seq: 4 } } },
    { type: 'guessed', ask: 2, student: 's3', guess: NOT_YET },
    { type: 'thawed', ask: 2 },
  ];
  return events.reduce(evolveClass, NO_CLASS);
}

test('of a question in two rooms each game is told what was true in it, and what those in its room have said', () => {
  const state = asked();
  expect(askedIn(state, 'one', true)).toEqual([
    {
      ask: 1,
      seq: 7,
      truth: OPEN,
      tally: { asked: 2, answered: 1, chosen: 1, open: 0, values: { '06:00': 1 } },
      right: { chosen: 0, value: 0, open: 0, known: 0 },
    },
  ]);
  expect(askedIn(state, 'two', true)).toEqual([
    {
      ask: 1,
      seq: 9,
      truth: DECIDED,
      tally: { asked: 1, answered: 1, chosen: 1, open: 0, values: { '06:00': 1 } },
      right: { chosen: 1, value: 1, open: 1, known: 1 },
    },
  ]);
});

test('another game of the same room has other questions', () => {
  expect(askedIn(asked(), 'three', true)).toMatchObject([{ ask: 2, seq: 4, tally: { asked: 1, chosen: 0 } }]);
  expect(askedIn(asked(), 'four', true)).toEqual([]);
});

test('what the class was not shown is told to whoever may see all', () => {
  expect(askedIn(asked(), 'one', false)).toEqual([]);
});
