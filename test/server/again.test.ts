import { expect, test } from 'vitest';
import { Again } from '../../server/again.ts';
import { newToken } from '../../server/room/rooms.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { LivePlayer } from '../support/live-player.ts';
import { startServer } from '../support/live-server.ts';

const TEN_MINUTES = 600_000;

/** Each time it is done, the number is another one. */
function counted(outcome: (count: number) => Promise<{ readonly count: number } | Refused>) {
  const clock = fakeClock();
  const again = new Again<{ readonly count: number }>(clock);
  let count = 0;
  const ask = (key: string) =>
    again.once(key, () => {
      count += 1;
      return outcome(count);
    });
  return { clock, ask };
}

test('what is asked again within ten minutes is answered as before, also while it is being done', async () => {
  const { clock, ask } = counted((count) => Promise.resolve({ count }));
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([{ count: 1 }, { count: 1 }, { count: 2 }]);
  clock.advance(TEN_MINUTES - 1);
  expect(await ask('a')).toEqual({ count: 1 });
  clock.advance(1);
  expect(await ask('a')).toEqual({ count: 3 });
});

test('what was refused, or went wrong, is tried anew', async () => {
  const refusing = counted((count) => Promise.resolve(count === 1 ? refused('store-down') : { count }));
  expect(await refusing.ask('a')).toMatchObject({ ok: false });
  expect(await refusing.ask('a')).toEqual({ count: 2 });
  const failing = counted((count) => (count === 1 ? Promise.reject(new Error('gone')) : Promise.resolve({ count })));
  await expect(failing.ask('a')).rejects.toThrow('gone');
  expect(await failing.ask('a')).toEqual({ count: 2 });
});

test('a class that could not be opened, because a read went wrong, is opened when it is asked again', async () => {
  const store = memoryStore();
  let broken = true;
  const read: typeof store.read = (stream, after) =>
    broken ? Promise.reject(new Error('not now')) : store.read(stream, after);
  const server = await startServer({ store: { ...store, read } });
  const instructor = new LivePlayer(server.origin, 'instructor');
  const token = newToken();
  expect(await instructor.request('openClass', { token })).toMatchObject({ ok: false, code: 'store-down' });
  broken = false;
  expect(await instructor.request('openClass', { token })).toMatchObject({ ok: true, token });
  instructor.close();
  await server.close();
});
