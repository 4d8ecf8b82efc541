import { expect, test } from 'vitest';
import { seatsOf } from '../../shared/paxos/seats.ts';
import type { RoomCommand, RoomRefusal } from '../../shared/room/commands.ts';
import { decideDeed, decideRoom } from '../../shared/room/decide.ts';
import type { RoomEvent } from '../../shared/room/events.ts';
import { given, OPEN, OPENED, OVER, PLAYING, sat } from '../support/given-room.ts';

type Example = readonly [room: readonly RoomEvent[], by: string, command: RoomCommand];

const FULL: readonly RoomEvent[] = seatsOf(3).flatMap((seat, i): RoomEvent[] => [
  { type: 'joined', member: `m${10 + i}`, token: 'hash' },
  sat(`m${10 + i}`, seat),
]);

/** One way to each code: for one that is added, the compiler asks for another. */
const EXAMPLES: Readonly<Record<Exclude<RoomRefusal, 'room-full'>, Example>> = {
  'not-host': [OPEN, 'm2', { type: 'start' }],
  'seat-taken': [[...OPEN, sat('m2', 'P1')], 'm3', { type: 'sit', seat: 'P1' }],
  'no-free-seat': [[...OPEN, ...FULL], 'm2', { type: 'sit', seat: 'any' }],
  'unknown-seat': [OPEN, 'm2', { type: 'sit', seat: 'A4' }],
  'game-on': [PLAYING, 'm1', { type: 'start' }],
  'seen-too-much': [PLAYING, 'm2', { type: 'sit', seat: 'A2' }],
  'no-record': [PLAYING, 'm1', { type: 'release' }],
  frozen: [[...PLAYING, { type: 'frozen', still: false }, { type: 'over' }], 'm1', { type: 'start' }],
  'seats-empty': [OPEN, 'm1', { type: 'start' }],
  'unknown-member': [OVER, 'm9', { type: 'stand' }],
  'class-seats': [[{ ...OPENED, class: 'CLASS1' }, ...OPEN.slice(1)], 'm2', { type: 'sit', seat: 'P1' }],
  'host-stays': [OPEN, 'm1', { type: 'leave' }],
  'no-question': [PLAYING, 'm2', { type: 'reply', question: 0, answer: true }],
};

test.each(Object.entries(EXAMPLES))('%s', (code, [room, by, command]) => {
  expect(decideRoom(given(...room), command, by, 'next')).toEqual({ ok: false, code });
});

test('room-full', () => {
  const join = { type: 'join', token: 'hash' } as const;
  expect(decideDeed(given(...OPEN), join, 4)).toEqual({ ok: false, code: 'room-full' });
  expect(decideDeed(given(...OPEN), join, 5)).toMatchObject({ ok: true });
});
