import { afterEach, beforeEach, expect, test } from 'vitest';
import { LivePlayer } from '../../support/live-player.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { settingsWith } from '../../support/live-table.ts';

let server: LiveServer;
let hosts: LivePlayer[];
let guest: LivePlayer;
let arranged = 0;

beforeEach(async () => {
  server = await startServer({ limits: { roomsPerSocket: 2 } });
  const opened = ['one', 'two', 'three'].map((name) => new LivePlayer(server.origin, name).open(settingsWith()));
  hosts = await Promise.all(opened);
  guest = new LivePlayer(server.origin, 'guest');
});
afterEach(async () => {
  for (const player of [...hosts, guest]) player.close();
  await server.close();
});

/** With the token of the host of that room. */
async function enter(i: number, beside: boolean): Promise<unknown> {
  const { code, token } = hosts[i] ?? guest;
  const answer = await guest.request('enter', { code, token, session: null, have: 0, ...(beside && { beside }) });
  return answer.ok ? 'in' : answer.code;
}

async function arrange(i: number): Promise<unknown> {
  const { code: room } = hosts[i] ?? guest;
  const id = `arrange-${(arranged += 1)}`;
  const answer = await guest.request('arrange', { id, command: { type: 'fill' }, room });
  return answer.ok ? 'done' : answer.code;
}

test('flood: a socket has so many places at once, and no more; one that it has may be entered again', async () => {
  expect([await enter(0, true), await enter(1, true), await enter(2, true)]).toEqual(['in', 'in', 'too-many']);
  expect(await enter(0, true)).toBe('in');
  expect([await arrange(0), await arrange(1), await arrange(2)]).toEqual(['done', 'done', 'not-entered']);
});

test('places: who enters a room, and not beside others, has left those', async () => {
  await enter(0, true);
  await enter(1, false);
  expect([await arrange(0), await arrange(1)]).toEqual(['not-entered', 'done']);
});
