import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ViewEvent } from '../../shared/game/redact.ts';
import type { ClassView } from '../../shared/wire/class-view.ts';
import { refused } from '../../shared/wire/refusal.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import { ClassModel } from '../../client/class/class-model.svelte.ts';
import { Connection } from '../../client/net/connection.svelte.ts';
import { deskView, seatedView, studentAsk, studentView } from './support/classes.ts';
import { FakeLine, settled } from './support/fake-line.ts';
import { roomView } from './support/rooms.ts';

const PLACE = { code: 'CLASS2', token: 't'.repeat(32) };
const GUESS = { chosen: true, value: '06:00', open: false, known: ['P1'] } as const;

let line = new FakeLine();
let model = open();

function open(): ClassModel {
  line = new FakeLine();
  return new ClassModel(new Connection(line), PLACE);
}

async function online(): Promise<void> {
  line.open();
  await settled();
}

/** As a reload does: another page, another line, the same storage. */
async function reload(): Promise<void> {
  model.close();
  model = open();
  await online();
}

async function enterClass(view: ClassView): Promise<object> {
  const { request, answer } = line.take('enterClass');
  answer({ ok: true, class: view });
  await line.flush();
  return request;
}

async function show(view: ClassView): Promise<void> {
  line.send('class', view);
  await line.flush();
}

const inRoom = (code: string, session: string | null = null): RoomView =>
  roomView({ session, phase: session === null ? 'lobby' : 'playing', rest: { code } });

/** Answers the request to enter a room, which must be this one. */
async function enterRoom(code: string, session: string | null = null): Promise<object> {
  const { request, answer } = line.take('enter');
  expect(request.code).toBe(code);
  answer({
    ok: true,
    room: inRoom(code, session),
    log: session === null ? null : { session, from: 0, events: [] },
    verdict: null,
  });
  await line.flush();
  return request;
}

const codes = (): readonly string[] => [...model.rooms.keys()];
const prepare: ViewEvent = { at: 1, type: 'sent', letter: { id: 'L1', from: 'P1', to: 'A1', kind: 'prepare', n: 1 } };
const prepared = (code: string): readonly number[] => [...(model.rooms.get(code)?.play?.view.ledger.prepared ?? [])];

beforeEach(async () => {
  vi.useFakeTimers();
  localStorage.clear();
  model = open();
  await online();
});

afterEach(() => {
  model.close();
  vi.useRealTimers();
});

describe('being in a class', () => {
  test('whoever waits is in the class and in no room', async () => {
    expect(await enterClass(studentView())).toEqual(PLACE);
    expect([model.view?.role, codes(), line.asked]).toEqual(['student', [], []]);
  });

  test('a student who is seated enters that room with the same token, beside the class', async () => {
    await enterClass(studentView());
    await show(seatedView('ROOM22'));
    expect(await enterRoom('ROOM22')).toEqual({
      code: 'ROOM22',
      token: PLACE.token,
      session: null,
      have: 0,
      beside: true,
    });
    expect(model.rooms.get('ROOM22')?.view?.code).toBe('ROOM22');
    await show(seatedView('ROOM22', { round: 2 }));
    expect(line.asked).toEqual([]);
  });

  test('a student who is seated elsewhere leaves the old room behind', async () => {
    await enterClass(seatedView('ROOM22'));
    await enterRoom('ROOM22');
    const old = model.rooms.get('ROOM22');
    await show(seatedView('ROOM33'));
    await enterRoom('ROOM33');
    expect(codes()).toEqual(['ROOM33']);
    line.send('room', inRoom('ROOM22', 'g9'));
    await line.flush();
    expect(old?.view?.game).toBeNull();
    expect([line.connected, line.asked]).toEqual([true, []]);
  });

  test('a room that had no place for the student is entered anew when the class says that it has', async () => {
    await enterClass(seatedView('ROOM22'));
    await enterRoom('ROOM22');
    line.send('out', 'removed', 'ROOM22');
    await line.flush();
    expect(model.rooms.get('ROOM22')?.trouble).toBe('removed');
    await show(seatedView('ROOM22'));
    await enterRoom('ROOM22');
    expect(model.rooms.get('ROOM22')?.trouble).toBeNull();
  });

  test('the instructor has every room of the class, and each takes only what is its own', async () => {
    await enterClass(deskView(['ROOM22', 'ROOM33']));
    await enterRoom('ROOM22', 'g2');
    await enterRoom('ROOM33', 'g3');
    expect([codes(), prepared('ROOM22'), prepared('ROOM33')]).toEqual([['ROOM22', 'ROOM33'], [], []]);
    line.send('log', { session: 'g3', from: 0, events: [prepare] });
    line.send('room', roomView({ session: 'g2', rest: { code: 'ROOM22', armies: 5 } }));
    await line.flush();
    expect([prepared('ROOM22'), prepared('ROOM33')]).toEqual([[], [1]]);
    expect([model.rooms.get('ROOM22')?.view?.armies, model.rooms.get('ROOM33')?.view?.armies]).toEqual([5, 3]);
    expect(line.asked).toEqual([]);
    await show(deskView(['ROOM33', 'ROOM44']));
    expect([codes(), line.asked]).toEqual([['ROOM33', 'ROOM44'], ['enter']]);
  });

  test('what is arranged in a room of the class names that room', async () => {
    await enterClass(deskView(['ROOM22', 'ROOM33']));
    await enterRoom('ROOM22', 'g2');
    await enterRoom('ROOM33', 'g3');
    void model.rooms.get('ROOM33')?.arrange({ type: 'start' });
    expect(line.take('arrange').request).toMatchObject({ room: 'ROOM33', command: { type: 'start' } });
    void model.rooms.get('ROOM22')?.rule({ type: 'pause' });
    expect(line.take('act').request).toMatchObject({ room: 'ROOM22', command: { type: 'pause' } });
  });

  test('whoever is back online enters the class and the room again', async () => {
    await enterClass(seatedView('ROOM22'));
    await enterRoom('ROOM22', 'g2');
    line.drop();
    expect(model.status.state).toBe('offline');
    await online();
    expect(line.asked).toEqual(['enterClass', 'enter']);
  });

  test('a nudge is counted', async () => {
    await enterClass(seatedView('ROOM22'));
    line.send('nudged');
    line.send('nudged');
    await line.flush();
    expect(model.nudges).toBe(2);
  });

  test('a page that is left asks for nothing more', async () => {
    await enterClass(seatedView('ROOM22'));
    await enterRoom('ROOM22', 'g2');
    model.close();
    await settled();
    expect([vi.getTimerCount(), line.connected, codes()]).toEqual([0, false, []]);
  });
});

describe('being out of it', () => {
  test('a class that has moved is entered again; the room stays', async () => {
    await enterClass(seatedView('ROOM22'));
    await enterRoom('ROOM22');
    line.send('outOfClass', 'moved');
    await line.flush();
    expect(line.asked).toEqual(['enterClass']);
    await enterClass(seatedView('ROOM22'));
    expect(line.asked).toEqual([]);
  });

  test('whoever is removed is told, and nothing is tried again', async () => {
    await enterClass(seatedView('ROOM22'));
    await enterRoom('ROOM22');
    line.send('outOfClass', 'removed');
    await line.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([model.trouble, line.connected, line.asked]).toEqual(['removed', false, []]);
  });

  test('a token that opens nothing ends in trouble', async () => {
    line.take('enterClass').answer(refused('bad-token'));
    await line.flush();
    expect(model.trouble).toMatchObject({ code: 'bad-token' });
  });

  test.each([
    ['store-down', {}, 1000],
    ['moved', {}, 1000],
    ['too-fast', { seconds: 4 }, 4000],
  ] as const)('after %s the class is entered again, not sooner than it asks for', async (code, params, wait) => {
    line.take('enterClass').answer(refused(code, params));
    await line.flush();
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(line.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(line.asked).toEqual(['enterClass']);
  });
});

describe('asking the class', () => {
  const asked = seatedView('ROOM22', { ask: studentAsk() });

  /** The student is asked something, and answers; what was sent for it. */
  async function guess(done = vi.fn()): Promise<{ readonly id: string; readonly command: object }> {
    await enterClass(asked);
    await enterRoom('ROOM22');
    void model.study({ type: 'guess', guess: GUESS }).then(done);
    return line.take('study').request;
  }

  test('I2: an answer that is lost brings the same id again', async () => {
    const done = vi.fn();
    const first = await guess(done);
    line.drop();
    await online();
    await enterClass(asked);
    await enterRoom('ROOM22');
    expect(done).not.toHaveBeenCalled();
    const second = line.take('study');
    expect(second.request).toEqual(first);
    second.answer({ ok: true });
    await line.flush();
    expect(done).toHaveBeenCalledExactlyOnceWith(null);
  });

  test('F4: a reload sends it once more, under the same id', async () => {
    const first = await guess();
    await reload();
    await enterClass(asked);
    await enterRoom('ROOM22');
    expect(line.take('study').request).toEqual(first);
  });

  test('an answer that waited through the end of its question never passes for one to the next', async () => {
    const done = vi.fn();
    await guess(done);
    line.drop();
    await online();
    await enterClass(seatedView('ROOM22', { ask: studentAsk({ ask: 2 }) }));
    expect(done).toHaveBeenCalledExactlyOnceWith(refused('not-frozen'));
    await enterRoom('ROOM22');
    expect(line.asked).toEqual([]);
  });

  test('leaving is meant whatever is asked', async () => {
    await enterClass(asked);
    await enterRoom('ROOM22');
    void model.study({ type: 'leave' });
    const first = line.take('study').request;
    line.drop();
    await online();
    await enterClass(seatedView('ROOM22'));
    await enterRoom('ROOM22');
    expect(line.take('study').request).toEqual(first);
  });

  test('F14: what the instructor wants waits as long as the server asks, and goes again', async () => {
    await enterClass(deskView([]));
    const done = vi.fn();
    void model.teach({ type: 'seat', all: false }).then(done);
    const { request, answer } = line.take('teach');
    answer(refused('too-fast', { seconds: 2 }));
    await line.flush();
    expect(line.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    const again = line.take('teach');
    expect(again.request).toEqual(request);
    again.answer({ ok: true });
    await line.flush();
    expect(done).toHaveBeenCalledExactlyOnceWith(null);
  });

  test('a refusal is told, and shown until the next thing is asked', async () => {
    await enterClass(deskView([]));
    const done = vi.fn();
    void model.teach({ type: 'seat', all: false }).then(done);
    line.take('teach').answer(refused('nobody-waits'));
    await line.flush();
    expect(done).toHaveBeenCalledExactlyOnceWith(refused('nobody-waits'));
    expect(model.refusal).toEqual(refused('nobody-waits'));
    void model.teach({ type: 'lock', on: true });
    expect(model.refusal).toBeNull();
  });
});
