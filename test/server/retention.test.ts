import { beforeEach, describe, expect, test } from 'vitest';
import { classIn } from '../../server/class/classes.ts';
import { LIMITS } from '../../server/limits.ts';
import { deleteOld, type RetentionOptions } from '../../server/retention.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';
import type { ClassEvent } from '../../shared/class/events.ts';
import { CLASS_DEFAULTS } from '../../shared/class/state.ts';

const DAY = 86_400_000;

let now: number;
let store: Store;

beforeEach(() => {
  now = 0;
  store = memoryStore(() => now);
});

const lengthOf = async (stream: string) => (await store.read(stream)).flatMap(({ lines }) => lines).length;

async function append(stream: string, ...events: readonly object[]): Promise<void> {
  const lines = events.map((event) => JSON.stringify(event));
  await store.commit([{ stream, after: await lengthOf(stream), lines, commands: [] }]);
}

/** A class with its rooms' games, all of them begun on this day. */
async function teach(...events: readonly ClassEvent[]): Promise<void> {
  const opened = { type: 'opened', code: 'C', link: '', passphrase: '', settings: CLASS_DEFAULTS } as const;
  await append('class/C', opened, { type: 'roomed', room: 'R' }, ...events);
  for (const event of events) if (event.type === 'played') await append(`session/${event.session}`, {});
}

const played = (session: string): ClassEvent => ({ type: 'played', room: 'R', session, at: 0 });
const classNow = async () => classIn((await store.read('class/C')).flatMap(({ lines }) => lines));

/** Games whose name begins with "over" are. */
async function deletedOn(day: number, rest: Partial<RetentionOptions> = {}): Promise<readonly string[]> {
  now = day * DAY + 1;
  const deleted = await deleteOld({
    store,
    limits: LIMITS,
    now,
    isOver: (session) => Promise.resolve(session.startsWith('over')),
    inUse: () => false,
    expire: () => Promise.resolve(false),
    ...rest,
  });
  return [...deleted].sort();
}

describe('retention', () => {
  test('unfinished games go after 7 days, all else after 30, with their names; what is in use stays', async () => {
    for (const stream of ['session/open', 'session/over', 'session/used', 'room/R']) await append(stream, {});
    await teach();
    await store.setName('room/R', 'm1', 'Ann');
    await store.setName('roster/C', 'r1', 'Bo');
    const inUse = (stream: string) => stream === 'session/used';
    expect(await deletedOn(6, { inUse })).toEqual([]);
    expect(await deletedOn(7, { inUse })).toEqual(['session/open']);
    expect(await store.read('session/open')).toEqual([]);
    expect(await deletedOn(29, { inUse })).toEqual([]);
    expect(await deletedOn(30, { inUse })).toEqual(['class/C', 'room/R', 'session/over']);
    expect([...(await store.names('room/R')), ...(await store.names('roster/C'))]).toEqual([]);
    expect(await store.read('session/used')).toHaveLength(1);
  });

  test('the key of links to replays stays, however long no link was made', async () => {
    for (const stream of ['key/links', 'session/over']) await append(stream, {});
    expect(await deletedOn(400)).toEqual(['session/over']);
  });

  test('the room of an attempt stays as long as its class keeps what is over, begun or not', async () => {
    await append('room/X', {});
    const attempt = {
      type: 'attempted',
      assignment: 1,
      person: 'p1',
      token: 't',
      room: 'X',
      role: 'P1',
      at: 0,
    } as const;
    await teach({ type: 'kept', days: 90 }, attempt);
    expect(await deletedOn(89)).toEqual([]);
    expect(await deletedOn(91)).toEqual(['class/C', 'room/X']);
  });

  test('whatever is appended to counts anew', async () => {
    await append('room/R', {});
    now = 20 * DAY;
    await append('room/R', {});
    expect(await deletedOn(40)).toEqual([]);
    expect(await deletedOn(50)).toEqual(['room/R']);
  });

  test('a session that cannot be read is kept as long as one that is over, and stops nothing', async () => {
    for (const stream of ['session/bad', 'session/open']) await append(stream, {});
    const isOver = (session: string) =>
      session === 'bad' ? Promise.reject(new Error('damaged')) : Promise.resolve(false);
    expect(await deletedOn(8, { isOver })).toEqual(['session/open']);
    expect(await deletedOn(31, { isOver })).toEqual(['session/bad']);
  });
});

describe('retention as the instructor has chosen it', () => {
  test.each([
    [7, 7],
    [90, 90],
    [365, 365],
  ])('over %i days: games that are over go then, unfinished ones after 7', async (days, last) => {
    await teach({ type: 'kept', days }, played('over'), played('open'));
    await append('session/over-elsewhere', {});
    expect(await deletedOn(6)).toEqual([]);
    const first = await deletedOn(7);
    expect(first).toContain('session/open');
    if (last > 30) expect(await deletedOn(31)).toEqual(['session/over-elsewhere']);
    if (last > 7) expect(await deletedOn(last - 1)).toEqual([]);
    const then = last > 7 ? await deletedOn(last) : first;
    expect(then).toContain('session/over');
    expect(await store.read('class/C')).toHaveLength(last > 30 ? 0 : 2);
  });

  test('a server that keeps nothing for so long does not do so here either', async () => {
    await teach({ type: 'kept', days: 365 }, played('over'));
    const limits = { ...LIMITS, longestDays: 60 };
    expect(await deletedOn(59, { limits })).toEqual([]);
    expect(await deletedOn(60, { limits })).toEqual(['class/C', 'session/over']);
  });

  test('the class stays as long as one of its games does, and its rooms as long as the class may', async () => {
    await teach(played('over'));
    await append('room/R', {});
    now = 5 * DAY;
    await append('session/over', {});
    expect(await deletedOn(30)).toEqual(['room/R']);
    expect(await deletedOn(35)).toEqual(['class/C', 'session/over']);
  });

  test('a class in which nobody is finds in its log what is gone, and is no younger for it', async () => {
    await teach(played('open'), played('over'));
    await deletedOn(7);
    expect((await classNow()).played).toMatchObject([
      { session: 'open', gone: true },
      { session: 'over', gone: false },
    ]);
    const length = await lengthOf('class/C');
    await deletedOn(8);
    expect(await lengthOf('class/C')).toBe(length);
    expect(await deletedOn(30)).toEqual(['class/C', 'session/over']);
  });

  test('a class that is in memory is told, and writes its log itself', async () => {
    await teach(played('open'));
    const told: (readonly [string, readonly string[]])[] = [];
    const expire = (code: string, sessions: readonly string[]) => {
      told.push([code, sessions]);
      return Promise.resolve(true);
    };
    const length = await lengthOf('class/C');
    await deletedOn(7, { expire });
    expect(told).toEqual([['C', ['open']]]);
    expect(await lengthOf('class/C')).toBe(length);
  });

  test('a game that went earlier without a word is told of now', async () => {
    await teach(played('over'));
    await store.remove('session/over');
    await deletedOn(1);
    expect((await classNow()).played).toMatchObject([{ session: 'over', gone: true }]);
  });
});
