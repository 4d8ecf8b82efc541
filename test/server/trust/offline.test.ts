import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../server/limits.ts';
import { eventually } from '../../support/eventually.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { comeBack, secondTab } from '../../support/live-return.ts';
import { startServer } from '../../support/live-server.ts';
import { seatTable, settingsWith } from '../../support/live-table.ts';
import { moodyStore } from '../../support/moody-store.ts';
import { passTime } from '../../support/pass-time.ts';

const TEN_MINUTES = 600_000;

describe.each([LIMITS.tailEvents, 4])('with the last %i events in memory', (tailEvents) => {
  test('F3: after ten minutes offline a log is what it would have been, without a gap', async () => {
    const clock = fakeClock();
    const server = await startServer({ clock, limits: { tailEvents } });
    const host = await new LivePlayer(server.origin, 'host').open(settingsWith({ walk: [4000, 8000] }));
    const general = await new LivePlayer(server.origin, 'general').join(host.code);
    const officer = await new LivePlayer(server.origin, 'officer').join(host.code);
    await general.sit('A1');
    await officer.sit('P2');
    await host.arrange({ type: 'fill' });
    await host.arrange({ type: 'start' });
    for (const player of [host, general, officer]) {
      await player.until(() => player.room?.phase === 'playing', 'the game to begin');
      await player.enter(true);
    }
    await officer.do({ type: 'prepare', to: ['A1'], n: 2 });
    await passTime(clock, 20_000, [host, general]);
    const twin = await secondTab(server.origin, general, 'twin');
    const held = general.log.length;
    expect(held).toBeGreaterThan(0);

    general.close();
    for (let n = 1; n <= 12; n += 1) {
      await officer.do({ type: 'announce', to: ['A1'], value: '06:00' });
      await passTime(clock, TEN_MINUTES / 12, [host, twin], 2000);
    }
    const back = await comeBack(server.origin, general, 'back');
    const reloaded = await secondTab(server.origin, general, 'reloaded');
    expect(twin.log.length).toBeGreaterThan(held + 12);
    expect(back.log).toEqual(twin.log);
    expect(reloaded.log).toEqual(twin.log);
    // What happens from now on reaches all of them in the same way.
    await officer.do({ type: 'announce', to: ['A1'], value: '07:00' });
    await passTime(clock, 10_000, [host, twin, back, reloaded]);
    expect(back.log).toEqual(twin.log);
    expect(reloaded.log).toEqual(twin.log);
    expect([twin, back, reloaded].map(({ gaps }) => gaps)).toEqual([0, 0, 0]);
    expect(back.view).toEqual(twin.view);
    for (const player of [host, officer, twin, back, reloaded]) player.close();
    await server.close();
  });
});

test('F3: who says to hold more than there is gets the whole log', async () => {
  const server = await startServer();
  const host = await new LivePlayer(server.origin, 'host').open(settingsWith());
  await host.arrange({ type: 'fill' });
  await host.arrange({ type: 'start' });
  await host.until(() => host.room?.phase === 'playing', 'the game to begin');
  await host.enter(true);
  await host.do({ type: 'pause' });
  const { code, token, session } = host;
  for (const have of [1000, Number.MAX_SAFE_INTEGER]) {
    const answer = await host.request('enter', { code, token, session, have });
    expect(answer).toMatchObject({ ok: true, log: { from: 0, events: host.log } });
  }
  const elsewhere = await host.request('enter', { code, token, session: 'another-game', have: 1 });
  expect(elsewhere).toMatchObject({ ok: true, log: { from: 0, session, events: host.log } });
  host.close();
  await server.close();
});

test('F3: what happens while a log is being read again is in it as well', async () => {
  const store = moodyStore();
  const server = await startServer({ store, limits: { tailEvents: 2 } });
  const { at, close } = await seatTable(server);
  const send = (n: number) => at('P1').do({ type: 'prepare', to: ['A1'], n });
  for (let n = 1; n <= 10; n += 1) await send(n);
  store.slowReads = true;
  const reading = secondTab(server.origin, at('A1'), 'reads it again');
  await eventually(() => store.waiting() === 1, 'the log to be read');
  await send(11);
  store.slowReads = false;
  store.letGo();
  const tab = await reading;
  await send(12);
  await tab.letter('prepare', 'P1', 12);
  await at('A1').letter('prepare', 'P1', 12);
  expect(tab.log).toHaveLength(12);
  expect(tab.log).toEqual(at('A1').log);
  expect(tab.gaps).toBe(0);
  tab.close();
  close();
  await server.close();
});
