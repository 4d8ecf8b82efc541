import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../../../server/store/memory.ts';
import { eventually, metricAt } from '../../support/eventually.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { allHeard, secondTab, wholeLog } from '../../support/live-return.ts';
import { sentBy } from '../../support/live-record.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable } from '../../support/live-table.ts';
import { moodyStore } from '../../support/moody-store.ts';

let server: LiveServer;
const tabsOf = (player: LivePlayer) => player.room?.you.tabs;

describe('one place in two tabs', () => {
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(async () => {
    await server.close();
  });

  test('F6: both say so, acts stay single, and both get the log', async () => {
    const { host, at, close } = await seatTable(server);
    const one = at('P1');
    const two = await secondTab(server.origin, one, 'second');
    await one.until(() => tabsOf(one) === 2, 'the notice');
    expect(tabsOf(two)).toBe(2);
    expect(tabsOf(host)).toBe(1);

    await one.do({ type: 'prepare', to: ['A2'], n: 1 });
    await two.do({ type: 'prepare', to: ['A2'], n: 4 });
    const letter = await at('A2').letter('prepare', 'P1', 4);
    await at('A2').do({
      type: 'answer',
      re: letter,
      entry: { promised: 4 },
      reply: { kind: 'promise', accepted: null },
    });
    for (const tab of [one, two]) await tab.until(() => tab.log.length === 3, 'both letters and the promise');
    expect(one.log).toEqual(two.log);
    expect([one.gaps, two.gaps]).toEqual([0, 0]);
    expect([1, 4].map((n) => sentBy(wholeLog(host), 'P1', n))).toEqual([1, 1]);

    two.close();
    await one.until(() => tabsOf(one) === 1, 'one tab again');
    close();
  });

  test('F5: a seat whose last tab closes is shown away, and is kept', async () => {
    const { host, at, close } = await seatTable(server);
    const seat = () => host.room?.seats.find((other) => other.seat === 'A1');
    const two = await secondTab(server.origin, at('A1'), 'second');
    two.close();
    await at('A1').until(() => tabsOf(at('A1')) === 1, 'one tab again');
    await allHeard(host);
    expect(seat()).toMatchObject({ here: true });
    const { member } = seat() ?? {};
    at('A1').close();
    await host.until(() => seat()?.here === false, 'the seat to be shown away');
    expect(seat()).toMatchObject({ member, bot: false });
    close();
  });
});

test('F6: a tab that closes while its log is still being read is not counted', async () => {
  const inner = memoryStore();
  const first = await startServer({ store: inner });
  const { host, close } = await seatTable(first);
  close();
  await first.close();

  const store = moodyStore(inner);
  server = await startServer({ store });
  store.slowReads = true;
  const hasty = new LivePlayer(server.origin, 'hasty');
  hasty.socket.emit('enter', { code: host.code, token: host.token, session: null, have: 0 }, () => undefined);
  await eventually(() => store.waiting() > 0, 'the room to be read');
  hasty.close();
  await eventually(async () => (await metricAt(server.origin, 'sockets')) === 0, 'the tab to be gone');
  store.slowReads = false;
  store.letGo();
  const back = await secondTab(server.origin, host, 'back');
  expect(tabsOf(back)).toBe(1);
  back.close();
  await server.close();
});
