import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { endAndRead, sentBy } from '../../support/live-record.ts';
import { allHeard, secondTab, wholeLog } from '../../support/live-return.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, settingsWith, type LiveTable } from '../../support/live-table.ts';
import { moodyStore, type MoodyStore } from '../../support/moody-store.ts';
import { passTime } from '../../support/pass-time.ts';

const SETTINGS = settingsWith({ walk: [5000, 5000] });

let clock: FakeClock;
let store: MoodyStore;
let server: LiveServer;
let table: LiveTable;

beforeEach(async () => {
  clock = fakeClock();
  store = moodyStore();
  server = await startServer({ clock, store });
  table = await seatTable(server, SETTINGS);
});
afterEach(async () => {
  table.close();
  await server.close();
});

const health = async () => (await fetch(`${server.origin}/healthz`)).status;

/** Sends without waiting, and counts the answers. */
function ask(player: LivePlayer, name: 'act' | 'arrange', id: string, command: object): unknown[] {
  const answers: unknown[] = [];
  player.socket.emit(name, { id, command }, (answer: unknown) => answers.push(answer));
  return answers;
}

describe('a store that refuses to write', () => {
  test('F14: nothing is acknowledged, all see it, and each act has one effect once it is back', async () => {
    const { host, at, players } = table;
    const everyone = [host, ...players.values()];
    store.down = true;
    const pending = [
      ask(at('P1'), 'act', 'while-it-is-down', { type: 'prepare', to: ['A2'], n: 1 }),
      ask(at('P2'), 'act', 'while-it-is-down', { type: 'prepare', to: ['A2'], n: 2 }),
      ask(host, 'arrange', 'while-it-is-down', { type: 'bot', seat: 'P3', on: true }),
    ];
    for (const player of everyone) await player.until(() => player.room?.stalled === true, 'the banner');
    expect(await health()).toBe(503);

    expect(await at('A1').act({ type: 'order', value: '06:00' })).toMatchObject({ ok: false, code: 'store-down' });
    expect(await at('A1').arrange({ type: 'stand' })).toMatchObject({ ok: false, code: 'store-down' });
    const late = new LivePlayer(server.origin, 'late');
    expect(await late.request('join', { code: host.code, name: 'late' })).toMatchObject({ code: 'store-down' });
    expect(await late.request('open', { name: 'late' })).toMatchObject({ ok: false, code: 'store-down' });
    late.close();
    const written = store.written();
    await passTime(clock, 60_000, everyone);
    expect(pending).toEqual([[], [], []]);
    expect(store.written()).toBe(written);
    expect(everyone.every(({ log }) => log.every(({ type }) => type === 'seated'))).toBe(true);
    // Whoever comes back meanwhile is shown what is durable, and that nothing goes on.
    const back = await secondTab(server.origin, at('P1'), 'back');
    expect(back.room?.stalled).toBe(true);
    expect(back.log).toEqual([]);
    back.close();

    store.down = false;
    await passTime(clock, 3000, everyone);
    for (const player of everyone) await player.until(() => player.room?.stalled === false, 'the banner to go');
    expect(await health()).toBe(200);
    expect(pending.map((answers) => answers.length)).toEqual([1, 1, 1]);
    expect(pending.flat()).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    // The same again, by those who were not patient.
    expect(await at('P1').act({ type: 'prepare', to: ['A2'], n: 1 }, 'while-it-is-down')).toMatchObject({ ok: true });
    const { events } = await endAndRead(host);
    expect([sentBy(events, 'P1', 1), sentBy(events, 'P2', 2)]).toEqual([1, 1]);
    expect(events.filter(({ type }) => type === 'ordered')).toEqual([]);
  });

  test('F14: messengers and bots go on once it is back, also in rooms that had nothing to write', async () => {
    const [withLetter, withBot] = [await seatTable(server, SETTINGS), await seatTable(server, SETTINGS)];
    await withLetter.at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await withBot.host.arrange({ type: 'bot', seat: 'P2', on: true });
    const hosts = [table.host, withLetter.host, withBot.host];
    store.down = true;
    ask(table.at('P3'), 'act', 'makes-it-notice', { type: 'order', value: null });
    for (const host of hosts) await host.until(() => host.room?.stalled === true, 'the banner');
    await passTime(clock, 60_000, hosts);
    expect(wholeLog(withLetter.host).some(({ type }) => type === 'delivered')).toBe(false);

    store.down = false;
    await passTime(clock, 90_000, hosts);
    await withLetter.at('A2').letter('prepare', 'P1', 1);
    expect(sentBy(wholeLog(withBot.host), 'P2', 2)).toBe(3);
    // The minute in which nothing could be written is no game time.
    const first = wholeLog(withBot.host).find(({ type }) => type === 'sent');
    expect(first?.at).toBeLessThan(60_000);
    withLetter.close();
    withBot.close();
  });

  test('F14: it may go down again and again', async () => {
    const { host, at } = table;
    for (let n = 1; n <= 5; n += 1) {
      store.down = true;
      const answers = ask(at('P1'), 'act', `round-number-${n}`, { type: 'prepare', to: ['A1'], n });
      await host.until(() => host.room?.stalled === true, 'the banner');
      store.down = false;
      await passTime(clock, 3000, [host, at('P1')]);
      expect(answers).toMatchObject([{ ok: true }]);
    }
    const { events } = await endAndRead(host);
    expect([1, 2, 3, 4, 5].map((n) => sentBy(events, 'P1', n))).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('a store that takes its time', () => {
  test('nothing is answered or shown before it is durable itself', async () => {
    const { host, at } = table;
    store.slowCommits = true;
    const first = ask(at('P1'), 'act', 'the-first-act', { type: 'prepare', to: ['A1'], n: 1 });
    await eventually(() => store.waiting() === 1, 'the first commit');
    // Decided while the first one is on its way to the disk.
    const second = ask(at('P1'), 'act', 'the-second-act', { type: 'prepare', to: ['A1'], n: 4 });
    const end = ask(host, 'act', 'the-end-of-it', { type: 'end' });
    await allHeard(host, at('P1'));
    expect([first, second, end]).toEqual([[], [], []]);

    store.letGo();
    await eventually(() => first.length === 1 && store.waiting() === 1, 'the first answer, and the second commit');
    await allHeard(host, at('P1'), at('A1'));
    expect(second).toEqual([]);
    expect(end).toEqual([]);
    expect(at('A1').log).toHaveLength(1);
    expect(sentBy(wholeLog(host), 'P1', 4)).toBe(0);
    expect(host.room).toMatchObject({ phase: 'playing', game: { running: true } });
    const back = await secondTab(server.origin, at('A1'), 'second tab');
    expect(back.log).toHaveLength(1);
    back.close();

    store.slowCommits = false;
    store.letGo();
    await host.until(() => host.room?.phase === 'over', 'the end');
    expect([second, end]).toMatchObject([[{ ok: true }], [{ ok: true }]]);
    expect(at('A1').log).toHaveLength(3);
    expect(host.gaps + at('A1').gaps).toBe(0);
  });

  test('I5: a letter arrives when it is due, whatever else takes its time', async () => {
    const { host, at } = table;
    await at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await passTime(clock, 1000, [host]);
    await at('P2').do({ type: 'prepare', to: ['A3'], n: 2 });
    store.slowCommits = true;
    clock.advance(4000);
    await eventually(() => store.waiting() === 1, 'the commit of the first arrival');
    clock.advance(3000);
    const acted = ask(at('P3'), 'act', 'meanwhile', { type: 'order', value: null });
    await allHeard(at('P3'));
    store.slowCommits = false;
    store.letGo();
    await at('A3').letter('prepare', 'P2');
    expect(at('A2').log).toMatchObject([{ type: 'delivered', at: 5000 }]);
    expect(at('A3').log).toMatchObject([
      { type: 'delivered', at: 6000 },
      { type: 'ordered', at: 8000 },
    ]);
    expect(acted).toMatchObject([{ ok: true }]);
  });
});
