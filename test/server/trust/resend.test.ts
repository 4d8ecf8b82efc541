import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../../../server/store/memory.ts';
import type { PlayerCommand } from '../../../shared/game/commands.ts';
import { endAndRead, sentBy } from '../../support/live-record.ts';
import { comeBack, secondTab, wholeLog } from '../../support/live-return.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable } from '../../support/live-table.ts';

const prepare = (n: number): PlayerCommand => ({ type: 'prepare', to: ['A2'], n });
const ID = 'the-very-same-id';

let server: LiveServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(async () => {
  await server.close();
});

describe('a command that is sent again', () => {
  test('I2: has one effect, and both are answered ok', async () => {
    const { host, at, close } = await seatTable(server);
    expect(await at('P1').act(prepare(1), ID)).toMatchObject({ ok: true });
    expect(await at('P1').act(prepare(1), ID)).toEqual({ ok: true, log: null });
    expect(sentBy((await endAndRead(host)).events, 'P1', 1)).toBe(1);
    close();
  });

  test('I2: has one effect where two sockets of the place send it at once', async () => {
    const { host, at, close } = await seatTable(server);
    const tabs = [at('P1'), await secondTab(server.origin, at('P1'), 'other tab')];
    const answers = await Promise.all([...tabs, ...tabs].map((tab) => tab.act(prepare(1), ID)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    for (const tab of tabs) await tab.until(() => tab.log.length === 1, 'its own letter');
    expect(sentBy((await endAndRead(host)).events, 'P1', 1)).toBe(1);
    close();
  });

  test('F4: happens once where the tab was reloaded before the answer came', async () => {
    const { host, at, close } = await seatTable(server);
    const officer = at('P1');
    // Nobody listens to the answer: that it happened shows only at the host's.
    officer.socket.emit('act', { id: ID, command: prepare(1) }, () => undefined);
    await host.until(() => sentBy(wholeLog(host), 'P1', 1) === 1, 'the letter');
    officer.close();
    const reloaded = await secondTab(server.origin, officer, 'reloaded');
    expect(await reloaded.act(prepare(1), ID)).toMatchObject({ ok: true });
    expect(reloaded.log).toHaveLength(1);
    expect(sentBy((await endAndRead(host)).events, 'P1', 1)).toBe(1);
    close();
  });

  test('F4: is told to those who come back with what they hold', async () => {
    const { at, close } = await seatTable(server);
    const general = at('A1');
    const before = general.log.length;
    general.close();
    await at('P1').do({ type: 'prepare', to: ['A1'], n: 1 });
    const back = await comeBack(server.origin, general, 'back');
    expect(back.log.length).toBe(before + 1);
    close();
  });

  test('I2: holds for what is asked of the room: one game begins', async () => {
    const { host, close } = await seatTable(server);
    const first = host.session;
    await endAndRead(host);
    const answers = await Promise.all([ID, ID, ID].map((id) => host.arrange({ type: 'start' }, id)));
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    await host.until(() => host.room?.phase === 'playing', 'the second game');
    const second = host.room?.game?.session;
    expect(second).not.toBe(first);
    expect(await host.arrange({ type: 'start' }, ID)).toEqual({ ok: true });
    expect(host.room?.game?.session).toBe(second);
    close();
  });

  test('I2: what was refused had no effect, and its id may be used again', async () => {
    const { host, at, close } = await seatTable(server);
    await host.do({ type: 'pause' });
    expect(await at('P1').act(prepare(1), ID)).toMatchObject({ ok: false, code: 'paused' });
    await host.do({ type: 'resume' });
    expect(await at('P1').act(prepare(1), ID)).toMatchObject({ ok: true });
    expect(sentBy((await endAndRead(host)).events, 'P1', 1)).toBe(1);
    close();
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty'])('I2: may be called %s', async (id) => {
    const { host, at, close } = await seatTable(server);
    const answers = [await at('P1').act(prepare(1), id), await at('P1').act(prepare(1), id)];
    expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
    expect(sentBy((await endAndRead(host)).events, 'P1', 1)).toBe(1);
    close();
  });

  test('I1: an id is its sender’s own: nobody else’s act is lost because of it', async () => {
    const { host, at, close } = await seatTable(server);
    expect(await at('P2').act(prepare(2), ID)).toMatchObject({ ok: true });
    expect(await at('P1').act(prepare(1), ID)).toMatchObject({ ok: true });
    const { events } = await endAndRead(host);
    expect([sentBy(events, 'P1', 1), sentBy(events, 'P2', 2)]).toEqual([1, 1]);
    close();
  });
});

test.each([1, 2])('I2: a server that starts anew knows the ids of game %i of 2', async (game) => {
  const store = memoryStore();
  const first = await startServer({ store });
  const { host, at, close } = await seatTable(first);
  if (game === 1) await at('P1').act(prepare(1), ID);
  await endAndRead(host);
  await host.arrange({ type: 'start' });
  await host.until(() => host.room?.phase === 'playing', 'the second game');
  if (game === 2) await at('P1').act(prepare(1), ID);
  close();
  await first.close();

  const second = await startServer({ store });
  const officer = await comeBack(second.origin, at('P1'), 'officer');
  const had = officer.log.length;
  expect(await officer.act(prepare(1), ID)).toMatchObject({ ok: true });
  expect(officer.log).toHaveLength(had);
  officer.close();
  await second.close();
});
