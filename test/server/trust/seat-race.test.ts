import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seatsOf } from '../../../shared/paxos/seats.ts';
import type { RoomCommand } from '../../../shared/room/commands.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { settingsWith } from '../../support/live-table.ts';

const CROWD = 100;

let server: LiveServer;
let host: LivePlayer;
let crowd: LivePlayer[];

beforeAll(async () => {
  server = await startServer({ limits: { members: CROWD + 1, joinsPerRoom: CROWD } });
  host = await new LivePlayer(server.origin, 'host').open(settingsWith());
  crowd = await Promise.all(
    Array.from({ length: CROWD }, (_, i) => new LivePlayer(server.origin, `racer ${i}`).join(host.code)),
  );
});
afterEach(async () => {
  for (const player of crowd) await player.arrange({ type: 'stand' });
});
afterAll(async () => {
  for (const player of [host, ...crowd]) player.close();
  await server.close();
});

/** How often each answer was given. */
async function race(command: RoomCommand): Promise<Record<string, number>> {
  const answers = await Promise.all(crowd.map((player) => player.arrange(command)));
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const key = answer.ok ? 'ok' : answer.code;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const sitters = () => (host.room?.seats ?? []).flatMap(({ seat, member }) => (member === null ? [] : [[seat, member]]));

test('seat race: of 100 who want one seat at once, exactly one gets it', async () => {
  expect(await race({ type: 'sit', seat: 'A1' })).toEqual({ ok: 1, 'seat-taken': CROWD - 1 });
  await host.until(() => sitters().length > 0, 'the winner');
  expect(sitters()).toHaveLength(1);
});

test('seat race: of 100 who want any seat at once, six get one each', async () => {
  expect(await race({ type: 'sit', seat: 'any' })).toEqual({ ok: 6, 'no-free-seat': CROWD - 6 });
  await host.until(() => sitters().length === 6, 'six to sit');
  expect(sitters().map(([seat]) => seat)).toEqual(seatsOf(3));
  expect(new Set(sitters().map(([, member]) => member)).size).toBe(6);
});

test('seat race: of 100 who want the seat of a bot during the game, exactly one gets it', async () => {
  await host.arrange({ type: 'fill' });
  await host.arrange({ type: 'start' });
  expect(await race({ type: 'sit', seat: 'P2' })).toEqual({ ok: 1, 'seat-taken': CROWD - 1 });
  await host.until(() => sitters().length > 0, 'the winner');
  await host.enter(true);
  const seated = host.log.filter((event) => event.type === 'seated' && event.seat === 'P2');
  expect(seated.map((event) => 'bot' in event && event.bot)).toEqual([true, false]);
});
