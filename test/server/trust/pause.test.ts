import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LIMITS } from '../../../server/limits.ts';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import type { RoomView } from '../../../shared/wire/room-view.ts';
import { eventually, metricAt } from '../../support/eventually.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { endAndRead } from '../../support/live-record.ts';
import { allHeard, comeBack, wholeLog } from '../../support/live-return.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, settingsWith, type LiveTable } from '../../support/live-table.ts';
import { passTime } from '../../support/pass-time.ts';

/** How often the server looks for rooms where nobody is. */
const SWEEP_MS = 60_000;

let clock: FakeClock;
let store: Store;
let server: LiveServer;
let table: LiveTable;

beforeEach(async () => {
  clock = fakeClock();
  store = memoryStore();
  server = await startServer({ clock, store });
  table = await seatTable(server, settingsWith({ walk: [10_000, 10_000] }));
});
afterEach(async () => {
  vi.useRealTimers();
  table.close();
  await server.close();
});

const arrivals = (host: LivePlayer) => wholeLog(host).filter(({ type }) => type === 'delivered');

describe('a pause', () => {
  test('stops game time: messengers wait, and nobody but the host acts', async () => {
    const { host, at } = table;
    await at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await passTime(clock, 4000, [host]);
    await host.do({ type: 'pause' });
    await host.until(() => host.room?.game?.running === false, 'to be shown it');
    await passTime(clock, 3_600_000, [host], 600_000);
    expect(arrivals(host)).toEqual([]);
    expect(await at('P1').act({ type: 'prepare', to: ['A2'], n: 4 })).toEqual({
      ok: false,
      code: 'paused',
      params: {},
    });
    expect(await host.act({ type: 'pause' })).toMatchObject({ ok: false, code: 'paused' });
    const late = await comeBack(server.origin, at('A1'), 'late');
    expect(late.room?.game).toMatchObject({ now: 4000, running: false });
    late.close();

    await host.do({ type: 'resume' });
    await host.until(() => host.room?.game?.running === true, 'to be shown it');
    await passTime(clock, 5999, [host]);
    expect(arrivals(host)).toEqual([]);
    await passTime(clock, 1, [host]);
    expect(arrivals(host)).toMatchObject([{ at: 10_000 }]);
    expect(at('A2').log.map(({ type, at: when }) => [type, when])).toEqual([
      ['paused', 4000],
      ['resumed', 4000],
      ['delivered', 10_000],
    ]);
  });

  test('holds dawn back as well', async () => {
    const { host } = table;
    await host.do({ type: 'dawn', within: 5000 });
    expect(await host.act({ type: 'dawn', within: 5000 })).toMatchObject({ ok: false, code: 'dawn-called' });
    await passTime(clock, 2000, [host]);
    await host.do({ type: 'pause' });
    await passTime(clock, 60_000, [host], 10_000);
    expect(host.log.some(({ type }) => type === 'ended')).toBe(false);
    await host.do({ type: 'resume' });
    await passTime(clock, 3000, [host]);
    await host.until(() => host.room?.phase === 'over', 'the end');
    expect(host.log.at(-1)).toMatchObject({ type: 'ended', at: 5000 });
    expect(await host.act({ type: 'pause' })).toMatchObject({ ok: false, code: 'after-end' });
  });
});

/** The room as it was told last, without what a new connection changes. */
function lasting(room: RoomView | null): object {
  const { seats, watchers, you, game, ...rest } = room ?? ({} as RoomView);
  return {
    ...rest,
    seats: seats.map(({ here: _here, ...seat }) => seat),
    watchers: watchers.map(({ here: _here, ...watcher }) => watcher),
    you: { ...you, tabs: 1 },
    game: game === null ? null : { ...game, now: 0 },
  };
}

/** Everything closes, and is created again on the same store. */
async function restart(): Promise<void> {
  for (const player of [table.host, ...table.players.values()]) player.close();
  await server.close();
  server = await startServer({ clock, store });
}

describe('a server that starts anew', () => {
  test('I4: messengers under way are still under way, and every view is what it was', async () => {
    const { host, at } = table;
    await at('P1').do({ type: 'prepare', to: ['A1', 'A2'], n: 1 });
    await passTime(clock, 7000, [host]);
    await at('P2').do({ type: 'order', value: '06:00' });
    await allHeard(host, at('P1'));
    const rooms = [host, at('P1')].map(({ room }) => lasting(room));
    const view = at('P1').view;

    await restart();
    // The hours in between are none of the game's.
    clock.advance(3_600_000);
    const again = await comeBack(server.origin, host, 'host again');
    const officer = await comeBack(server.origin, at('P1'), 'officer again');
    expect([again, officer].map(({ room }) => lasting(room))).toEqual(rooms);
    expect(officer.view).toEqual(view);
    await passTime(clock, 2999, [again]);
    expect(arrivals(again)).toHaveLength(1);
    await passTime(clock, 1, [again]);
    expect(arrivals(again).map(({ at: when }) => when)).toEqual([0, 10_000]);
    const { events } = await endAndRead(again);
    expect(again.log).toEqual(events);
    for (const player of [again, officer]) player.close();
  });

  test.each(['paused', 'over'] as const)('I4: a game that is %s is so after it as well', async (how) => {
    const { host, at } = table;
    await passTime(clock, 1000, [host]);
    await host.do({ type: how === 'paused' ? 'pause' : 'end' });
    await at('A1').until(() => at('A1').room?.game?.running === false, 'to be shown it');
    if (how === 'over') await at('A1').until(() => at('A1').room?.phase === 'over', 'the end');
    const before = lasting(at('A1').room);
    await restart();
    const again = await comeBack(server.origin, at('A1'), 'general again');
    expect(lasting(again.room)).toEqual(before);
    expect(again.room?.game).toMatchObject({ now: 1000, running: false });
    if (how === 'over') await again.until(() => again.verdict !== null, 'the verdict');
    again.close();
  });

  test('I3: an end of which the room was not told yet is told to it', async () => {
    const { host } = table;
    const log = store.commit;
    // The server dies between the end of the game and the room's own line about it.
    store.commit = (appends) =>
      log(
        appends.filter(
          ({ stream, lines }) => !stream.startsWith('room/') || !lines.some((line) => line.includes('over')),
        ),
      );
    await host.do({ type: 'end' });
    await restart();
    store.commit = log;
    const again = await comeBack(server.origin, host, 'host again');
    await again.until(() => again.room?.phase === 'over' && again.verdict !== null, 'the end');
    expect(await again.arrange({ type: 'start' })).toEqual({ ok: true });
    again.close();
  });

  test('a room where nobody is leaves the memory, and comes back as it was', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await table.at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await allHeard(table.host);
    await restart();
    const look = await comeBack(server.origin, table.host, 'looks in');
    expect(look.log).toEqual(table.host.log);
    vi.advanceTimersByTime(SWEEP_MS);
    expect(await metricAt(server.origin, 'rooms')).toBe(1);
    look.close();
    await eventually(async () => (await metricAt(server.origin, 'sockets')) === 0, 'nobody to be there');
    clock.advance((LIMITS.idleMinutes + 1) * 60_000);
    vi.advanceTimersByTime(SWEEP_MS);
    expect(await metricAt(server.origin, 'rooms')).toBe(0);
    // Until then the game went on.
    const again = await comeBack(server.origin, look, 'comes back');
    expect(arrivals(again).map(({ at }) => at)).toEqual([10_000]);
    expect(again.gaps).toBe(0);
    again.close();
  });
});
