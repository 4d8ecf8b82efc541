import { describe, expect, test } from 'vitest';
import { seatsOf } from '../../shared/paxos/seats.ts';
import type { RoomCommand, RoomDeed } from '../../shared/room/commands.ts';
import { decideDeed, decideRoom } from '../../shared/room/decide.ts';
import type { RoomEvent } from '../../shared/room/events.ts';
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import { given, manned, OPEN, OVER, PLAYING, sat } from '../support/given-room.ts';
import { done, refused } from '../support/room-decides.ts';

const settle: Extract<RoomCommand, { type: 'settle' }> = {
  type: 'settle',
  settings: { ...ROOM_DEFAULTS, armies: 2 },
};

describe('bots', () => {
  test('the host puts one on any seat, and takes it off', () => {
    done(given(...OPEN), 'm1', { type: 'bot', seat: 'A2', on: true }, manned('A2'));
    done(given(...PLAYING), 'm1', { type: 'bot', seat: 'P1', on: true }, manned('P1'));
    done(given(...OPEN, manned('A2')), 'm1', { type: 'bot', seat: 'A2', on: false }, manned('A2', false));
    done(given(...OPEN), 'm1', { type: 'bot', seat: 'A2', on: false });
  });

  test('not-host: a player only takes the own seat back', () => {
    const room = given(...PLAYING, manned('P1'));
    done(room, 'm2', { type: 'bot', seat: 'P1', on: false }, manned('P1', false));
    refused(room, 'm2', { type: 'bot', seat: 'P1', on: true }, 'not-host');
    refused(room, 'm2', { type: 'bot', seat: 'A2', on: false }, 'not-host');
    refused(room, 'm3', { type: 'bot', seat: 'P1', on: false }, 'not-host');
  });

  test('game-on: a seat where nobody sits keeps its bot during a game', () => {
    refused(given(...PLAYING), 'm1', { type: 'bot', seat: 'A2', on: false }, 'game-on');
  });

  test('fill: one on every seat where nobody sits', () => {
    const rest = (['P2', 'A1', 'A2', 'A3'] as const).map((seat) => manned(seat));
    done(given(...OPEN, sat('m2', 'P1'), manned('P3')), 'm1', { type: 'fill' }, ...rest);
    done(given(...PLAYING), 'm1', { type: 'fill' });
  });
});

describe('games', () => {
  test('start: begins the session that it is given, once every seat has somebody', () => {
    const begun: RoomEvent = { type: 'begun', session: 'next' };
    const full = [...OPEN, ...seatsOf(3).map((seat) => manned(seat))];
    done(given(...full), 'm1', { type: 'start' }, begun);
    done(given(...OVER), 'm1', { type: 'start' }, begun);
    refused(given(...OPEN, sat('m2', 'P1')), 'm1', { type: 'start' }, 'seats-empty');
    refused(given(...full, manned('A3', false)), 'm1', { type: 'start' }, 'seats-empty');
    refused(given(...PLAYING), 'm1', { type: 'start' }, 'game-on');
  });

  test('settle: between games', () => {
    const settled: RoomEvent = { type: 'settled', settings: settle.settings };
    done(given(...OPEN), 'm1', settle, settled);
    done(given(...OVER), 'm1', settle, settled);
    refused(given(...PLAYING), 'm1', settle, 'game-on');
  });

  test('no-record: release waits for the end', () => {
    done(given(...OVER), 'm1', { type: 'release' }, { type: 'released' });
    refused(given(...OPEN), 'm1', { type: 'release' }, 'no-record');
    refused(given(...PLAYING), 'm1', { type: 'release' }, 'no-record');
  });
});

describe('an attempt', () => {
  const ATTEMPT = PLAYING.map((event): RoomEvent => (event.type === 'opened' ? { ...event, attempt: 1 } : event));
  const reply = { type: 'reply', question: 0, answer: true } as const;
  const replied: RoomEvent = { ...reply, type: 'replied', seq: 9 };

  test('an answer is noted with how far the game has come, and the first one counts', () => {
    expect(decideRoom(given(...ATTEMPT), reply, 'm2', 'next', 9)).toEqual({ ok: true, events: [replied] });
    expect(given(...ATTEMPT, replied).replies).toEqual([{ question: 0, answer: true, seq: 9 }]);
    refused(given(...ATTEMPT, replied), 'm2', reply, 'no-question');
    done(
      given(...ATTEMPT, replied),
      'm2',
      { ...reply, question: 1 },
      { ...reply, type: 'replied', question: 1, seq: 0 },
    );
  });

  test('no-question: whoever has no seat, and once the game is over', () => {
    refused(given(...ATTEMPT), 'm1', reply, 'no-question');
    refused(given(...ATTEMPT, { type: 'over' }), 'm2', reply, 'no-question');
  });
});

describe('what the server does by itself', () => {
  test('join: each gets the next pseudonym, also after somebody left', () => {
    const join = { type: 'join', token: 'hash' } as const;
    const left = given(...OPEN, { type: 'left', member: 'm4' });
    expect(decideDeed(left, join, 80)).toEqual({ ok: true, events: [{ type: 'joined', member: 'm5', token: 'hash' }] });
    expect(decideDeed(left, join, 3)).toEqual({ ok: false, code: 'room-full' });
  });

  test('open, and close: a game that is on is over', () => {
    const settings = ROOM_DEFAULTS;
    const opened = { type: 'opened', code: 'K7Q4MX', settings } as const;
    expect(decideDeed(given(), { type: 'open', code: 'K7Q4MX', settings, class: null, attempt: null }, 80)).toEqual({
      ok: true,
      events: [opened],
    });
    expect(decideDeed(given(...PLAYING), { type: 'close' }, 80)).toEqual({ ok: true, events: [{ type: 'over' }] });
    expect(decideDeed(given(...OVER), { type: 'close' }, 80)).toEqual({ ok: true, events: [] });
  });
});

describe('a question of the class', () => {
  const deed = (room: readonly RoomEvent[], one: RoomDeed) => decideDeed(given(...room), one, 80);
  const frozen = (still: boolean): RoomEvent => ({ type: 'frozen', still });

  test.each([true, false])('is noted once, with whether time stood still before: %s', (still) => {
    expect(deed(PLAYING, { type: 'freeze', still })).toEqual({ ok: true, events: [frozen(still)] });
    expect(deed([...PLAYING, frozen(still)], { type: 'freeze', still: true })).toEqual({ ok: true, events: [] });
    expect(given(...PLAYING, frozen(still)).frozen).toEqual({ still });
  });

  test('is over once', () => {
    const room = [...PLAYING, frozen(true)];
    expect(deed(room, { type: 'thaw' })).toEqual({ ok: true, events: [{ type: 'thawed' }] });
    expect(given(...room, { type: 'thawed' }).frozen).toBeNull();
    expect(deed(PLAYING, { type: 'thaw' })).toEqual({ ok: true, events: [] });
  });

  test('is asked only while a game is on', () => {
    for (const room of [OPEN, OVER]) {
      expect(deed(room, { type: 'freeze', still: false })).toEqual({ ok: true, events: [] });
    }
  });
});
