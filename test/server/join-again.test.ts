/** Whoever asks to join again, because the answer was lost, has one place and not two. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newToken } from '../../client/net/new-token.ts';
import { roomStream } from '../../server/room/decided.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';
import { LivePlayer } from '../support/live-player.ts';
import { settingsWith } from '../support/live-table.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';

let store: Store;
let server: LiveServer;
let host: LivePlayer;
const open: LivePlayer[] = [];
const guest = (): LivePlayer => {
  const player = new LivePlayer(server.origin, 'guest');
  open.push(player);
  return player;
};

beforeEach(async () => {
  store = memoryStore();
  server = await startServer({ store });
  host = await guest().open(settingsWith());
});
afterEach(async () => {
  for (const player of open.splice(0)) player.close();
  await server.close();
});

const names = (): readonly (string | null)[] => (host.room?.watchers ?? []).map(({ name }) => name);

test('I2: asked twice with one token, it is one member with the first name', async () => {
  const token = newToken();
  const first = await guest().request('join', { code: host.code, name: 'Ann', token });
  const again = await guest().request('join', { code: host.code, name: 'Ann', token });
  expect(first).toEqual({ ok: true, code: host.code, token });
  expect(again).toEqual(first);
  expect(await guest().request('join', { code: host.code, name: 'Bea', token })).toEqual(first);
  await host.until(() => names().includes('Ann'), 'Ann is here');
  expect(names()).toEqual(['guest', 'Ann']);
  expect([...(await store.names(roomStream(host.code))).values()]).toEqual(['guest', 'Ann']);
});

test('I2: asked many times at once, before anything is durable, it is one member', async () => {
  const token = newToken();
  const asking = Array.from({ length: 10 }, () => guest().request('join', { code: host.code, name: 'Ann', token }));
  expect(await Promise.all(asking)).toEqual(Array(10).fill({ ok: true, code: host.code, token }));
  await host.until(() => names().includes('Ann'), 'Ann is here');
  expect(names()).toEqual(['guest', 'Ann']);
});

test('name-taken: another token does not get the name, nor a place', async () => {
  await guest().request('join', { code: host.code, name: 'Ann', token: newToken() });
  const other = await guest().request('join', { code: host.code, name: 'Ann', token: newToken() });
  expect(other).toMatchObject({ ok: false, code: 'name-taken' });
});

test('without a token the server makes one', async () => {
  const answer = await guest().request('join', { code: host.code, name: 'Ann' });
  expect(answer).toMatchObject({ ok: true, token: expect.stringMatching(/^[\w-]{32}$/) as string });
});

test.each(['', 'short', 'x'.repeat(33), `${'x'.repeat(31)} `])('bad-request: the token "%s"', async (token) => {
  const answer = await guest().request('join', { code: host.code, name: 'Ann', token });
  expect(answer).toMatchObject({ ok: false, code: 'bad-request' });
});
