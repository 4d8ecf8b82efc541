import { describe, expect, test } from 'vitest';
import { seatsOf } from '../../shared/paxos/seats.ts';
import { gameHeader, ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import { NO_ROOM, seatOf } from '../../shared/room/state.ts';
import { given, manned, OPEN, OVER, PLAYING, sat } from '../support/given-room.ts';

const FREE = { member: null, bot: false };
const BOT = { member: null, bot: true };

describe('a room', () => {
  test('opens with free seats, and its first member is the host for good', () => {
    const room = given(...OPEN, { type: 'left', member: 'm2' });
    expect(room).toMatchObject({
      code: 'K7Q4MX',
      phase: 'lobby',
      host: 'm1',
      session: null,
      joined: 4,
      released: false,
    });
    expect([...room.chairs]).toEqual(seatsOf(3).map((seat) => [seat, FREE]));
    expect([...room.members]).toEqual(['m1', 'm3', 'm4'].map((member) => [member, `hash of ${member}`]));
  });

  test('does not change the rooms that it was folded from', () => {
    const before = given(...PLAYING);
    const text = JSON.stringify([...before.chairs, ...before.members, ...before.held]);
    given(...PLAYING, { type: 'left', member: 'm2' }, sat('m4', 'A2'), manned('A3', false));
    expect(JSON.stringify([...before.chairs, ...before.members, ...before.held])).toBe(text);
    expect([...NO_ROOM.members, ...NO_ROOM.chairs, ...NO_ROOM.held]).toEqual([]);
  });
});

describe('seats', () => {
  test('who sits elsewhere frees the seat before; who sits takes it from the bot', () => {
    const room = given(...OPEN, manned('A2'), sat('m2', 'P1'), sat('m2', 'A2'));
    expect(room.chairs.get('P1')).toEqual(FREE);
    expect(room.chairs.get('A2')).toEqual({ member: 'm2', bot: false });
    expect(seatOf(room, 'm2')).toBe('A2');
    expect(seatOf(room, 'm3')).toBeNull();
  });

  test('a bot on somebody’s seat leaves it theirs', () => {
    expect(given(...OPEN, sat('m2', 'P1'), manned('P1')).chairs.get('P1')).toEqual({ member: 'm2', bot: true });
  });

  test.each(['stood', 'left'] as const)(
    'between games a seat whose person has %s is free, during one a bot has it',
    (type) => {
      expect(given(...OPEN, sat('m2', 'P1'), { type, member: 'm2' }).chairs.get('P1')).toEqual(FREE);
      expect(given(...PLAYING, { type, member: 'm2' }).chairs.get('P1')).toEqual(BOT);
      expect(given(...OVER, { type, member: 'm2' }).chairs.get('P1')).toEqual(FREE);
    },
  );

  test('with fewer armies those of the others are gone, with more there are more', () => {
    const two = { ...ROOM_DEFAULTS, armies: 2 };
    const few = given(...OPEN, sat('m2', 'P1'), sat('m3', 'A3'), { type: 'settled', settings: two });
    expect([...few.chairs.keys()]).toEqual(seatsOf(2));
    expect([seatOf(few, 'm2'), seatOf(few, 'm3')]).toEqual(['P1', null]);
    const many = given(...OPEN, sat('m3', 'A3'), { type: 'settled', settings: { ...two, armies: 5 } });
    expect([...many.chairs.keys()]).toEqual(seatsOf(5));
    expect(seatOf(many, 'm3')).toBe('A3');
  });
});

describe('games', () => {
  test('remember who has held which seat, from the beginning and during', () => {
    expect([...given(...PLAYING).held]).toEqual([
      ['hash of m2', 'P1'],
      ['hash of m3', 'A1'],
    ]);
    const later = given(...PLAYING, sat('m4', 'A2'), { type: 'stood', member: 'm4' });
    expect(later.held.get('hash of m4')).toBe('A2');
    // What happens between games is no game's.
    expect(given(...OVER, sat('m4', 'A2')).held.has('hash of m4')).toBe(false);
    const next = given(...OVER, sat('m4', 'A2'), { type: 'stood', member: 'm2' }, { type: 'begun', session: 'second' });
    expect([...next.held]).toEqual([
      ['hash of m3', 'A1'],
      ['hash of m4', 'A2'],
    ]);
  });

  test('go from the lobby to the end and on, and a new one closes the record of the last', () => {
    expect(given(...PLAYING)).toMatchObject({ phase: 'playing', session: 'first' });
    const released = given(...OVER, { type: 'released' });
    expect(released).toMatchObject({ phase: 'over', session: 'first', released: true });
    const next = given(...OVER, { type: 'released' }, { type: 'begun', session: 'second' });
    expect(next).toMatchObject({ phase: 'playing', session: 'second', released: false });
  });

  test('get a header of the room’s settings, with a wish for each officer', () => {
    const header = gameHeader({ ...ROOM_DEFAULTS, armies: 2, wishes: ['06:30'] }, 'session', 'seed');
    expect(header).toMatchObject({ id: 'session', seed: 'seed', armies: 2, wishes: { P1: '06:30', P2: '06:00' } });
    expect(Object.keys(header)).not.toContain('pace');
  });
});
