import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { newToken } from '../../../server/room/rooms.ts';
import { endAndRead } from '../../support/live-record.ts';
import { playRound } from '../../support/live-round.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable } from '../../support/live-table.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { moodyStore } from '../../support/moody-store.ts';

let server: LiveServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

test('a token has at least 128 random bits', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(tokens.length);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/);
  expect(Buffer.from(newToken(), 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  // Every bit of every place takes part: no half of it is a counter or a time.
  const bits = Buffer.concat(tokens.map((token) => Buffer.from(token, 'base64url')));
  for (let place = 0; place < 24; place += 1) {
    const bytes = tokens.map((_, i) => bits[i * 24 + place] ?? 0);
    expect(bytes.reduce((all, byte) => all | byte, 0)).toBe(255);
    expect(bytes.reduce((all, byte) => all & byte, 255)).toBe(0);
  }
});

test('only the hash of a token is kept, and no token is logged or shown to anybody else', async () => {
  const store = moodyStore();
  let logged = '';
  const log = pino(
    { level: 'trace' },
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        logged += chunk.toString();
        done();
      },
    }),
  );
  server = await startServer({ store, log });
  const table = await seatTable(server);
  await fetch(`${server.origin}/room/${table.host.code}`);
  await endAndRead(table.host);
  const all = [table.host, ...table.players.values()];
  for (const player of all) {
    expect(store.written()).not.toContain(player.token);
    expect(store.written()).toContain(createHash('sha256').update(player.token).digest('base64url'));
    expect(logged).not.toContain(player.token);
    for (const other of all) {
      const heard = JSON.stringify(other.received);
      // The answer to joining gives a token to its owner, once.
      expect(heard.split(player.token).length - 1).toBe(other === player ? 1 : 0);
    }
  }
  expect(logged).toContain('/room/');
  table.close();
});

test('nothing that anybody is sent before the end holds the seed', async () => {
  server = await startServer({ newSeed: () => 'the-seed-of-this-game' });
  const table = await seatTable(server);
  const watcher = await new LivePlayer(server.origin, 'watcher').join(table.host.code);
  const all = [table.host, watcher, ...table.players.values()];
  await playRound(table, 'P1', 1, '06:00');
  await table.host.do({ type: 'dawn', within: 60_000 });
  for (const player of all) {
    await player.enter(true);
    await player.request('record', {});
    expect(JSON.stringify(player.received)).not.toContain('the-seed');
  }
  const { text } = await endAndRead(table.host);
  expect(text).toContain('the-seed-of-this-game');
  watcher.close();
  table.close();
});
