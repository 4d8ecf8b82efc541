import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection } from '../../client/net/connection.svelte.ts';
import { OFFLINE } from '../../client/net/reply.ts';
import { FakeLine, settled } from './support/fake-line.ts';

const ROOM = { code: 'K7Q4MX', phase: 'lobby', armies: 3, free: 6 } as const;

let line: FakeLine;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  line = new FakeLine();
  connection = new Connection(line);
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

test('a request that is made too early waits for the connection', async () => {
  const asked = connection.request('look', { code: 'K7Q4MX' });
  expect(line.asked).toEqual([]);
  line.open();
  line.take('look').answer({ ok: true, room: ROOM });
  await line.flush();
  expect(await asked).toEqual({ ok: true, room: ROOM });
});

test('a request that nobody answers in time is answered with offline', async () => {
  line.open();
  const asked = connection.request('look', { code: 'K7Q4MX' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toEqual(OFFLINE);
});

test('what was asked when the connection broke is answered at once; it is not sent again behind the back', async () => {
  line.open();
  const asked = connection.request('open', { name: 'Ada' });
  line.drop();
  expect(await asked).toEqual(OFFLINE);
  line.open();
  await settled();
  expect(line.asked).toEqual([]);
});

test('it says since when there is no connection, and forgets it when it is back', () => {
  line.open();
  expect(connection.status).toEqual({ state: 'online' });
  line.drop();
  const { status } = connection;
  expect(status.state).toBe('offline');
  vi.advanceTimersByTime(5000);
  line.fail('xhr poll error');
  expect(connection.status).toBe(status);
  line.open();
  expect(connection.status).toEqual({ state: 'online' });
});

test('a server that hung up is called again', () => {
  line.open();
  line.active = false;
  line.drop();
  expect(line.calls).toBe(0);
  vi.advanceTimersByTime(2000);
  expect(line.calls).toBe(1);
});

test('a page that is too old for the server stops calling, and says so', () => {
  line.active = false;
  line.fail('old-version');
  vi.advanceTimersByTime(60_000);
  expect([connection.status.state, line.calls]).toEqual(['outdated', 0]);
});

test('when the network is back nobody waits for the next try', () => {
  line.open();
  line.drop();
  dispatchEvent(new Event('online'));
  expect(line.calls).toBe(1);
});

test('everyone who listens is told, and nobody any more who has stopped', async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  connection.listen({ nudged: first });
  const stop = connection.listen({ nudged: second });
  line.send('nudged');
  await line.flush();
  stop();
  line.send('nudged');
  await line.flush();
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([2, 1]);
});
