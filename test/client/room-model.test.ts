import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ViewEvent } from '../../shared/game/redact.ts';
import { refused } from '../../shared/wire/refusal.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { LogFrame } from '../../shared/wire/wire.ts';
import { Connection } from '../../client/net/connection.svelte.ts';
import { RoomModel } from '../../client/room/room-model.svelte.ts';
import { FakeLine, settled } from './support/fake-line.ts';
import { roomView } from './support/rooms.ts';

const PLACE = { code: 'K7Q4MX', token: 't'.repeat(32) };

const PREPARE = { type: 'prepare', to: ['A1'], n: 1 } as const;

const prepare = (n: number): ViewEvent => ({
  at: n,
  type: 'sent',
  letter: { id: `L${n}`, from: 'P1', to: 'A1', kind: 'prepare', n },
});

const log = (from: number, ...events: ViewEvent[]): LogFrame => ({ session: 'g1', from, events });

let line = new FakeLine();
let model = open();

function open(): RoomModel {
  line = new FakeLine();
  return new RoomModel(new Connection(line), PLACE);
}

/** As a reload does: another page, another line, the same storage. */
async function reload(): Promise<void> {
  model.close();
  model = open();
  line.open();
  await settled();
}

async function enter(
  room: RoomView = roomView(),
  frame: LogFrame | null = log(0),
): Promise<{ session: string | null; have: number }> {
  const { request, answer } = line.take('enter');
  answer({ ok: true, room, log: frame, verdict: null });
  await line.flush();
  return { session: request.session, have: request.have };
}

/** What the fold of the player's own log holds: the numbers that it has prepared. */
const prepared = (): readonly number[] => [...(model.play?.view.ledger.prepared ?? [])];

beforeEach(async () => {
  vi.useFakeTimers();
  localStorage.clear();
  model = open();
  line.open();
  await settled();
});

afterEach(() => {
  model.close();
  vi.useRealTimers();
});

describe('entering', () => {
  test('the room is entered from nothing, and the log is folded', async () => {
    expect(await enter(roomView(), log(0, prepare(1)))).toEqual({ session: null, have: 0 });
    expect(model.play?.seat).toBe('P1');
    expect(prepared()).toEqual([1]);
    line.send('log', log(1, prepare(2)));
    await line.flush();
    expect(prepared()).toEqual([1, 2]);
  });

  test('F3: whoever comes back asks for what follows the last event held, and folds nothing twice', async () => {
    await enter(roomView(), log(0, prepare(1), prepare(2)));
    line.drop();
    expect(model.status.state).toBe('offline');
    line.open();
    await settled();
    expect(await enter(roomView(), log(2, prepare(3)))).toEqual({ session: 'g1', have: 2 });
    expect(prepared()).toEqual([1, 2, 3]);
    expect(model.play?.view.count).toBe(3);
  });

  test('a frame that overlaps what is held adds only what is new', async () => {
    await enter(roomView(), log(0, prepare(1), prepare(2)));
    line.send('log', log(1, prepare(2), prepare(3)));
    await line.flush();
    expect(model.play?.view.count).toBe(3);
  });

  test('a gap enters again with what is held', async () => {
    await enter(roomView(), log(0, prepare(1)));
    line.send('log', log(3, prepare(4)));
    await line.flush();
    expect(prepared()).toEqual([1]);
    expect(await enter(roomView(), log(1, prepare(2), prepare(3), prepare(4)))).toEqual({ session: 'g1', have: 1 });
    expect(prepared()).toEqual([1, 2, 3, 4]);
  });

  test('another seat starts a fold of its own, from nothing', async () => {
    await enter(roomView(), log(0, prepare(1)));
    line.send('room', roomView({ seat: 'P2' }));
    await line.flush();
    expect(model.play?.seat).toBe('P2');
    expect(await enter(roomView({ seat: 'P2' }), log(0))).toMatchObject({ have: 0 });
    expect(prepared()).toEqual([]);
  });

  test('a place that changed while away does not continue the log of the old one', async () => {
    await enter(roomView(), log(0, prepare(1)));
    line.drop();
    line.open();
    await settled();
    // The server cannot know that the one event held was of another seat.
    await enter(roomView({ seat: 'P2' }), log(1, prepare(9)));
    expect(model.play?.seat).toBe('P2');
    expect(prepared()).toEqual([]);
    expect(await enter(roomView({ seat: 'P2' }), log(0, prepare(8), prepare(9)))).toMatchObject({ have: 0 });
    expect(prepared()).toEqual([8, 9]);
  });

  test('the next game starts from nothing', async () => {
    await enter(roomView(), log(0, prepare(1), { at: 9, type: 'ended' }));
    line.send('room', roomView({ session: 'g2' }));
    await line.flush();
    expect(await enter(roomView({ session: 'g2' }), { session: 'g2', from: 0, events: [prepare(5)] })).toEqual({
      session: 'g2',
      have: 0,
    });
    expect(prepared()).toEqual([5]);
  });

  test('whoever changes seats after the end still sees the game from the old one', async () => {
    await enter(roomView(), log(0, prepare(1), { at: 9, type: 'ended' }));
    line.send('room', roomView({ seat: 'A2', phase: 'over' }));
    await line.flush();
    expect(line.asked).toEqual([]);
    expect([model.play?.seat, model.view?.you.seat]).toEqual(['P1', 'A2']);
  });

  test('a token that opens nothing ends in trouble, and nothing is tried again', async () => {
    line.take('enter').answer(refused('bad-token'));
    await line.flush();
    expect(model.trouble).toMatchObject({ code: 'bad-token' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(line.asked).toEqual([]);
  });

  test('a page that is left asks for nothing more', async () => {
    model.close();
    await settled();
    expect(vi.getTimerCount()).toBe(0);
    expect(line.connected).toBe(false);
  });

  test('while the store is down, entering is tried again after the pause that it asks for', async () => {
    line.take('enter').answer(refused('store-down', { seconds: 3 }));
    await line.flush();
    await vi.advanceTimersByTimeAsync(2999);
    expect(line.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await enter();
    expect(model.view?.code).toBe('K7Q4MX');
  });

  test('a host without a seat sees everything: acts, what they broke, and who walks', async () => {
    const host = roomView({ seat: null, role: 'instructor' });
    const letter = { id: 'L1', from: 'P1', to: 'A2', kind: 'accept', n: 1, value: '06:00' } as const;
    const walking = () => [...(model.watch?.witness.walkers.values() ?? [])].map((walker) => walker.letter.id);
    await enter(host, log(0, { seq: 1, at: 0, type: 'sent', letter }));
    line.send(
      'log',
      log(1, { seq: 2, at: 0, type: 'departed', letter: 'L1', copy: 1, due: 5000, fate: 'arrive', until: null }),
    );
    await line.flush();
    expect(model.play).toBeNull();
    expect(model.watch?.witness.seen.map(({ event, broken }) => [event.type, broken])).toEqual([
      ['sent', ['O1']],
      ['departed', []],
    ]);
    expect(walking()).toEqual(['L1']);
    line.send('log', log(2, { seq: 3, at: 5000, type: 'delivered', letter: 'L1', copy: 1 }));
    await line.flush();
    expect(walking()).toEqual([]);
  });
});

describe('acting', () => {
  test('an act is done when it is acknowledged, and its log has been taken by then', async () => {
    await enter();
    let held: readonly number[] = [];
    void model.act(PREPARE).then(() => {
      held = prepared();
    });
    line.take('act').answer({ ok: true, log: log(0, prepare(1)) });
    await line.flush();
    expect(held).toEqual([1]);
    expect(model.pending).toEqual([]);
  });

  test('F4: a reload while sending sends the same command once more, under the same id', async () => {
    await enter();
    void model.act(PREPARE);
    const first = line.take('act').request;
    await reload();
    expect(line.asked).toEqual(['enter']);
    await enter(roomView(), log(0, prepare(1)));
    const second = line.take('act');
    expect(second.request).toEqual(first);
    second.answer({ ok: true, log: null });
    await line.flush();
    await reload();
    await enter(roomView(), log(0, prepare(1)));
    expect(line.asked).toEqual([]);
  });

  test('F4: what is sealed again after a reload, while it still waits, is one act; everyone who asked is told', async () => {
    await enter();
    void model.act(PREPARE);
    line.take('act');
    await reload();
    await enter();
    const done = vi.fn();
    void model.act({ ...PREPARE }).then(done);
    void model.act({ ...PREPARE }).then(done);
    expect(model.pending).toHaveLength(1);
    line.take('act').answer({ ok: true, log: log(0, prepare(1)) });
    await line.flush();
    expect(done).toHaveBeenCalledTimes(2);
    expect(line.asked).toEqual([]);
    // Once it is done, the same is meant anew; and another one in between makes it another one as well.
    for (const n of [1, 2, 1]) void model.act({ ...PREPARE, n });
    expect(new Set(model.pending.map(({ id }) => id)).size).toBe(3);
  });

  test('I2: an acknowledgement that is lost brings the same id again', async () => {
    await enter();
    const done = vi.fn();
    void model.act(PREPARE).then(done);
    const first = line.take('act');
    first.answer({ ok: true, log: log(0, prepare(1)) });
    line.drop();
    line.open();
    await settled();
    expect(done).not.toHaveBeenCalled();
    await enter(roomView(), log(0, prepare(1)));
    const second = line.take('act');
    expect(second.request.id).toBe(first.request.id);
    second.answer({ ok: true, log: null });
    await line.flush();
    expect(done).toHaveBeenCalledExactlyOnceWith(null);
    expect(prepared()).toEqual([1]);
  });

  test('acts go one at a time, in their order', async () => {
    await enter();
    void model.act(PREPARE);
    void model.act({ ...PREPARE, n: 2 });
    const first = line.take('act');
    expect(line.asked).toEqual([]);
    first.answer({ ok: true, log: null });
    await line.flush();
    expect(line.take('act').request.command).toMatchObject({ n: 2 });
  });

  test('a refusal is told, and drops the act', async () => {
    await enter();
    const done = vi.fn();
    void model.act(PREPARE).then(done);
    line.take('act').answer(refused('blocked', { rule: 'O1' }));
    await line.flush();
    expect(done).toHaveBeenCalledExactlyOnceWith(refused('blocked', { rule: 'O1' }));
    await reload();
    await enter();
    expect(line.asked).toEqual([]);
  });

  test.each([
    ['store-down', {}, 1000],
    ['too-fast', { seconds: 4 }, 4000],
  ] as const)('F14: after %s the act waits, and goes again', async (code, params, wait) => {
    await enter();
    const done = vi.fn();
    void model.act(PREPARE).then(done);
    const { request, answer } = line.take('act');
    answer(refused(code, params));
    await line.flush();
    // Another act does not push past the pause.
    void model.act({ ...PREPARE, n: 2 });
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(line.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    const again = line.take('act');
    expect(again.request).toEqual(request);
    again.answer({ ok: true, log: null });
    await line.flush();
    expect(done).toHaveBeenCalledExactlyOnceWith(null);
  });

  test.each(['moved', 'not-entered'] as const)(
    'after %s the room is entered first, then the act goes again',
    async (code) => {
      await enter();
      void model.act(PREPARE);
      const { request, answer } = line.take('act');
      answer(refused(code));
      await line.flush();
      expect(line.asked).toEqual(['enter']);
      await enter();
      expect(line.take('act').request).toEqual(request);
    },
  );

  test('an act that waited through the end of its game never reaches the next one', async () => {
    await enter();
    const done = vi.fn();
    void model.act(PREPARE).then(done);
    line.drop();
    line.open();
    await settled();
    await enter(roomView({ session: 'g2' }), { session: 'g2', from: 0, events: [] });
    expect(done).toHaveBeenCalledExactlyOnceWith(refused('no-game'));
    expect(line.asked).toEqual([]);
  });

  test('I2: the same act in the next game is another one', async () => {
    await enter();
    void model.act(PREPARE);
    line.send('room', roomView({ session: 'g2' }));
    await line.flush();
    void model.act(PREPARE);
    expect(new Set(model.pending.map(({ id }) => id)).size).toBe(2);
  });

  test('what is arranged goes the same way', async () => {
    await enter(roomView({ session: null, phase: 'lobby', seat: null }), null);
    const done = vi.fn();
    void model.arrange({ type: 'sit', seat: 'any' }).then(done);
    const { request, answer } = line.take('arrange');
    expect(request.command).toEqual({ type: 'sit', seat: 'any' });
    answer({ ok: true });
    await line.flush();
    expect(done).toHaveBeenCalledExactlyOnceWith(null);
  });
});

describe('the room', () => {
  test('whoever is removed is told, and nothing is tried again', async () => {
    await enter();
    line.send('out', 'removed', PLACE.code);
    await line.flush();
    expect(model.trouble).toBe('removed');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(line.asked).toEqual([]);
  });

  test('a room that has moved is entered again with what is held', async () => {
    await enter(roomView(), log(0, prepare(1)));
    line.send('out', 'moved', PLACE.code);
    await line.flush();
    expect(await enter(roomView(), log(1))).toEqual({ session: 'g1', have: 1 });
  });

  test('game time goes on only while the game runs', async () => {
    await enter(roomView({ game: { now: 5000, running: true } }));
    await vi.advanceTimersByTimeAsync(1500);
    expect(model.now()).toBe(6500);
    line.send('room', roomView({ game: { now: 6600, running: false } }));
    await line.flush();
    await vi.advanceTimersByTimeAsync(1500);
    expect(model.now()).toBe(6600);
  });

  test('game time goes as fast as the room says', async () => {
    await enter(roomView({ game: { now: 5000, running: true, speed: 4 } }));
    await vi.advanceTimersByTimeAsync(1500);
    expect(model.now()).toBe(11_000);
  });

  test('what is said of another room, or of its game, is not taken', async () => {
    await enter();
    line.send('room', roomView({ session: 'g9', rest: { code: 'OTHER2' } }));
    line.send('log', { session: 'g9', from: 0, events: [prepare(1)] });
    line.send('out', 'removed', 'OTHER2');
    await line.flush();
    expect([model.view?.code, model.trouble, prepared(), line.asked]).toEqual(['K7Q4MX', null, [], []]);
  });

  test('when the last orders are called for, it is known when they close', async () => {
    await enter();
    line.send('log', log(0, { at: 1000, type: 'dawn', ends: 61_000 }));
    await line.flush();
    expect(model.ends).toBe(61_000);
  });
});
