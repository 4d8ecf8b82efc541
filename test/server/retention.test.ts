import { expect, test } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { deleteOld } from '../../server/retention.ts';
import { memoryStore } from '../../server/store/memory.ts';

const DAY = 86_400_000;

test('retention: unfinished games go after 7 days, all else after 30, with their names; what is in use stays', async () => {
  let now = 0;
  const store = memoryStore(() => now);
  const begun = async (stream: string) => store.commit([{ stream, after: 0, lines: ['{}'], commands: [] }]);
  for (const stream of ['session/open', 'session/over', 'session/used', 'room/R', 'class/C']) await begun(stream);
  await store.setName('room/R', 'm1', 'Ann');
  await store.setName('roster/C', 'r1', 'Bo');
  const deletedOn = async (day: number) => {
    now = day * DAY + 1;
    const isOver = (session: string) => Promise.resolve(session === 'over');
    return deleteOld({ store, limits: LIMITS, now, isOver, inUse: (stream) => stream === 'session/used' });
  };
  expect(await deletedOn(6)).toEqual([]);
  expect(await deletedOn(7)).toEqual(['session/open']);
  expect(await store.read('session/open')).toEqual([]);
  expect(await deletedOn(29)).toEqual([]);
  expect([...(await deletedOn(30))].sort()).toEqual(['class/C', 'room/R', 'session/over']);
  expect([...(await store.names('room/R')), ...(await store.names('roster/C'))]).toEqual([]);
  expect(await store.read('session/used')).toHaveLength(1);
});

test('retention: whatever is appended to counts anew', async () => {
  let now = 0;
  const store = memoryStore(() => now);
  const append = async (after: number) => store.commit([{ stream: 'room/R', after, lines: ['{}'], commands: [] }]);
  await append(0);
  now = 20 * DAY;
  await append(1);
  now = 40 * DAY;
  const options = { store, limits: LIMITS, now, isOver: () => Promise.resolve(true), inUse: () => false };
  expect(await deleteOld(options)).toEqual([]);
  expect(await deleteOld({ ...options, now: 50 * DAY + 1 })).toEqual(['room/R']);
});
