import { describe, expect, test } from 'vitest';
import { seatsOf } from '../../shared/paxos/seats.ts';
import type { RoomCommand } from '../../shared/room/commands.ts';
import type { RoomEvent } from '../../shared/room/events.ts';
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import { sightOf } from '../../shared/room/state.ts';
import { given, manned, OPEN, OVER, PLAYING, sat } from '../support/given-room.ts';
import { done, refused } from '../support/room-decides.ts';

const settle: RoomCommand = { type: 'settle', settings: { ...ROOM_DEFAULTS, armies: 2 } };
const HOSTS: readonly RoomCommand[] = [
  { type: 'fill' },
  { type: 'remove', member: 'm3' },
  settle,
  { type: 'start' },
  { type: 'release' },
  { type: 'bot', seat: 'A2', on: true },
];

describe('who may', () => {
  test('unknown-member: nobody who is not in the room', () => {
    for (const command of [...HOSTS, { type: 'sit', seat: 'A1' }, { type: 'stand' }, { type: 'leave' }] as const) {
      refused(given(...OPEN), 'm9', command, 'unknown-member');
      refused(given(...OPEN, { type: 'left', member: 'm2' }), 'm2', command, 'unknown-member');
    }
  });

  test.each(HOSTS)('not-host: $type is the host’s', (command) => {
    for (const room of [given(...OPEN), given(...PLAYING), given(...OVER)]) refused(room, 'm2', command, 'not-host');
  });

  test('host-stays: the host neither leaves nor is removed', () => {
    refused(given(...OPEN), 'm1', { type: 'leave' }, 'host-stays');
    refused(given(...OPEN), 'm1', { type: 'remove', member: 'm1' }, 'host-stays');
  });
});

describe('sit', () => {
  test('takes a free seat, and gives up the one before', () => {
    done(given(...OPEN), 'm2', { type: 'sit', seat: 'A3' }, sat('m2', 'A3'));
    done(given(...OPEN, sat('m2', 'P1')), 'm2', { type: 'sit', seat: 'A3' }, sat('m2', 'A3'));
  });

  test('seat-taken: not one where somebody sits, even where a bot acts for them', () => {
    refused(given(...OPEN, sat('m2', 'P1')), 'm3', { type: 'sit', seat: 'P1' }, 'seat-taken');
    refused(given(...OPEN, sat('m2', 'P1'), manned('P1')), 'm1', { type: 'sit', seat: 'P1' }, 'seat-taken');
    refused(given(...PLAYING), 'm4', { type: 'sit', seat: 'P1' }, 'seat-taken');
  });

  test('unknown-seat: not one that the room has not', () => {
    refused(given(...OPEN), 'm2', { type: 'sit', seat: 'A4' }, 'unknown-seat');
    refused(given(...OPEN), 'm1', { type: 'bot', seat: 'P9', on: true }, 'unknown-seat');
  });

  test('to sit where one sits already changes nothing, or takes it back from the bot', () => {
    done(given(...OPEN, sat('m2', 'P1')), 'm2', { type: 'sit', seat: 'P1' });
    done(given(...OPEN, sat('m2', 'P1'), manned('P1')), 'm2', { type: 'sit', seat: 'P1' }, manned('P1', false));
  });

  test('any: a free seat first, then one that a bot keeps', () => {
    const any = { type: 'sit', seat: 'any' } as const;
    done(given(...OPEN), 'm2', any, sat('m2', 'P1'));
    done(given(...OPEN, manned('P1'), sat('m3', 'P2')), 'm2', any, sat('m2', 'P3'));
    done(given(...OPEN, ...seatsOf(3).map((seat) => manned(seat))), 'm2', any, sat('m2', 'P1'));
    done(given(...OPEN, sat('m2', 'A2')), 'm2', any);
  });

  test('no-free-seat: any, where somebody sits on each', () => {
    const [p1, p2, ...generals] = seatsOf(2);
    const two = { ...ROOM_DEFAULTS, armies: 2 };
    const [a1, a2] = generals;
    const full = ['m1', 'm2', 'm3', 'm4'].map((member, i) => sat(member, [p1, p2, a1, a2][i] ?? 'P1'));
    const room = given(...OPEN, { type: 'settled', settings: two }, ...full, {
      type: 'joined',
      member: 'm5',
      token: 'hash of m5',
    });
    refused(room, 'm5', { type: 'sit', seat: 'any' }, 'no-free-seat');
  });

  test('during a game: who has held none takes that of a bot', () => {
    done(given(...PLAYING), 'm4', { type: 'sit', seat: 'A2' }, sat('m4', 'A2'));
    done(given(...PLAYING), 'm4', { type: 'sit', seat: 'any' }, sat('m4', 'P2'));
  });

  test('seen-too-much: during a game nobody takes a second seat, nor the host who watched', () => {
    refused(given(...PLAYING), 'm2', { type: 'sit', seat: 'A2' }, 'seen-too-much');
    refused(given(...PLAYING, { type: 'stood', member: 'm2' }), 'm2', { type: 'sit', seat: 'A2' }, 'seen-too-much');
    refused(
      given(...PLAYING, sat('m4', 'A2'), { type: 'stood', member: 'm4' }),
      'm4',
      { type: 'sit', seat: 'A3' },
      'seen-too-much',
    );
    refused(given(...PLAYING), 'm1', { type: 'sit', seat: 'A2' }, 'seen-too-much');
    refused(given(...PLAYING), 'm1', { type: 'sit', seat: 'any' }, 'seen-too-much');
  });

  test('during a game: who stood up may have the same seat back, by name or as any', () => {
    const room = given(...PLAYING, { type: 'stood', member: 'm2' });
    done(room, 'm2', { type: 'sit', seat: 'P1' }, sat('m2', 'P1'));
    done(room, 'm2', { type: 'sit', seat: 'any' }, sat('m2', 'P1'));
  });

  test('during a game: the own seat may be gone to somebody else', () => {
    const room = given(...PLAYING, { type: 'stood', member: 'm2' }, sat('m4', 'P1'));
    refused(room, 'm2', { type: 'sit', seat: 'any' }, 'seat-taken');
  });

  test('after a game everybody may sit elsewhere', () => {
    done(given(...OVER), 'm2', { type: 'sit', seat: 'A2' }, sat('m2', 'A2'));
    done(given(...OVER), 'm1', { type: 'sit', seat: 'A2' }, sat('m1', 'A2'));
  });
});

describe('stand, leave, remove', () => {
  test('stand: gives the seat up; without one, nothing happens', () => {
    done(given(...OPEN, sat('m2', 'P1')), 'm2', { type: 'stand' }, { type: 'stood', member: 'm2' });
    done(given(...OPEN), 'm2', { type: 'stand' });
  });

  test('stand: gives the red army up as well; who did in a game may take neither a seat nor it again', () => {
    const commanded: RoomEvent = { type: 'commanded', member: 'm4' };
    const stood: RoomEvent = { type: 'stood', member: 'm4' };
    done(given(...OPEN, commanded), 'm4', { type: 'stand' }, stood);
    const begun: readonly RoomEvent[] = [
      ...OPEN,
      commanded,
      ...seatsOf(3).map((seat) => manned(seat)),
      { type: 'begun', session: 'first' },
    ];
    done(given(...begun), 'm4', { type: 'stand' }, stood);
    const after = given(...begun, stood);
    expect([after.red, sightOf(after, 'm4')]).toEqual([null, null]);
    refused(after, 'm4', { type: 'sit', seat: 'P1' }, 'seen-too-much');
    refused(after, 'm4', { type: 'command' }, 'game-on');
  });

  test('leave and remove', () => {
    done(given(...PLAYING), 'm2', { type: 'leave' }, { type: 'left', member: 'm2' });
    done(given(...PLAYING), 'm1', { type: 'remove', member: 'm2' }, { type: 'left', member: 'm2' });
    refused(given(...PLAYING), 'm1', { type: 'remove', member: 'm9' }, 'unknown-member');
  });
});
