import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LivePlayer } from '../../support/live-player.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, settingsWith } from '../../support/live-table.ts';

const HOUR = 3_600_000;
const RED = ['capture', 'hold', 'release', 'copy'] as const;

let server: LiveServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
});

describe('a host who plays', () => {
  test('neither plays the red army nor is shown what it would see', async () => {
    const host = await new LivePlayer(server.origin, 'playing host').open(settingsWith({ walk: [HOUR, HOUR] }));
    await host.sit('A1');
    await host.arrange({ type: 'fill' });
    await host.arrange({ type: 'start' });
    await host.until(() => host.room?.phase === 'playing', 'the game to begin');
    await host.enter(true);
    expect(host.room?.you).toMatchObject({ host: true, seat: 'A1', role: 'player' });
    for (const type of RED) {
      const answer = await host.act({ type, letter: 'letter', copy: 1 });
      expect(answer).toEqual({ ok: false, code: 'not-your-act', params: { act: type } });
    }
    await host.do({ type: 'order', value: '06:00' });
    await host.do({ type: 'pause' });
    expect(host.log.map(({ type }) => type)).toEqual(['ordered', 'paused']);
    expect(host.log.every((event) => !('seq' in event))).toBe(true);
    host.close();
  });

  // Whoever stands up as host sees everything from then on: shared/room/state.ts still remembers the seat as its own.
  test('who stood up and saw everything does not sit down again', async () => {
    const host = await new LivePlayer(server.origin, 'curious host').open(settingsWith({ walk: [HOUR, HOUR] }));
    await host.sit('A1');
    await host.arrange({ type: 'fill' });
    await host.arrange({ type: 'start' });
    await host.arrange({ type: 'stand' });
    await host.until(() => host.room?.you.role === 'instructor', 'to be the instructor');
    await host.enter(true);
    expect(host.log.some(({ type }) => type === 'seated')).toBe(true);
    const answer = await host.arrange({ type: 'sit', seat: 'A1' });
    host.close();
    expect(answer).toMatchObject({ ok: false, code: 'seen-too-much' });
  });
});

describe('after the end', () => {
  test('who takes another seat is not shown what its player saw, before the record is released', async () => {
    const other = await seatTable(server);
    const { host, at } = other;
    await at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await at('A2').letter('prepare', 'P1');
    await host.do({ type: 'end' });
    const curious = at('P3');
    await curious.until(() => curious.room?.phase === 'over', 'the end');
    await at('A2').arrange({ type: 'stand' });
    await curious.sit('A2');
    await curious.until(() => curious.room?.you.seat === 'A2', 'to sit elsewhere');
    await curious.enter(true);
    expect(curious.log.map(({ type }) => type)).toEqual(['ended']);
    // Whoever keeps its seat keeps its log.
    await at('P1').enter(true);
    expect(at('P1').log.map(({ type }) => type)).toEqual(['sent', 'ended']);
    other.close();
  });
});
