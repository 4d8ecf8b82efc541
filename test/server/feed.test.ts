import { afterEach, expect, test } from 'vitest';
import { Feed } from '../../server/room/feed.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { seatTable } from '../support/live-table.ts';

let server: LiveServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

function publish(feed: Feed, count: number): void {
  for (let i = 0; i < count; i += 1) feed.stage({ at: 0, type: 'paused' }, String(feed.count + i));
  feed.seal();
  feed.publish();
}

test.each([1, 2, 3, 5, 40])('F3: whoever had all before is given all %i events that come at once', (count) => {
  const feed = new Feed({ role: 'spectator' }, 2);
  for (let before = 0; before < 12; before = feed.count) {
    publish(feed, count);
    expect(feed.after(before)).toEqual(Array.from({ length: count }, (_, i) => String(before + i)));
  }
});

test('F3: of what is old, a feed keeps no more than twice as much as it is told to', () => {
  const feed = new Feed({ role: 'spectator' }, 3);
  publish(feed, 100);
  for (let i = 0; i < 10; i += 1) publish(feed, 1);
  expect(feed.after(feed.count - 7)).toBeNull();
  expect(feed.after(feed.count - 3)).toHaveLength(3);
});

test('F3: a live page misses nothing of a commit that brings more than the tail holds', async () => {
  server = await startServer({ limits: { tailEvents: 1 } });
  const { host, at, close } = await seatTable(server);
  for (let n = 1; n <= 5; n += 1) await at('P1').do({ type: 'prepare', to: ['A1', 'A2', 'A3'], n });
  const delivered = () => host.log.filter(({ type }) => type === 'delivered').length;
  await host.until(() => delivered() === 15, 'all that was delivered');
  expect([host.gaps, at('P1').gaps, at('A1').gaps]).toEqual([0, 0, 0]);
  close();
});
