/** What every store must do, whatever it keeps its streams in. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Append, Store } from '../../server/store/store.ts';

/** An append after so many lines, of lines that each say where they belong. */
export function append(stream: string, after: number, count = 1, commands: readonly string[] = []): Append {
  return { stream, after, lines: Array.from({ length: count }, (_, i) => lineAt(stream, after + i)), commands };
}

export const lineAt = (stream: string, at: number): string => JSON.stringify({ stream, at });

export async function linesOf(store: Store, stream: string): Promise<readonly string[]> {
  return (await store.read(stream)).flatMap(({ lines }) => lines);
}

export function storeContract(open: () => Store | Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(async () => {
    await store.close();
  });

  describe('appending and reading', () => {
    test('a stream that nobody wrote to is empty', async () => {
      expect(await store.read('nobody')).toEqual([]);
      expect(await store.commit([])).toEqual([]);
    });

    test('what was appended is read as it was appended, commit by commit', async () => {
      const first = append('a', 0, 3, ['m1:one', 'm2:two']);
      const second = append('a', 3, 1);
      expect(await store.commit([first])).toEqual(['kept']);
      expect(await store.commit([second])).toEqual(['kept']);
      const stretches = [first, second].map(({ after, lines, commands }) => ({ after, lines, commands }));
      expect(await store.read('a')).toEqual(stretches);
    });

    test.each([
      [0, [0, 2, 5]],
      [1, [0, 2, 5]],
      [2, [2, 5]],
      [4, [2, 5]],
      [5, [5]],
      [6, []],
      [7, []],
    ])('reading after %i lines begins with the commit that has the next one', async (after, starts) => {
      await store.commit([append('a', 0, 2)]);
      await store.commit([append('a', 2, 3)]);
      await store.commit([append('a', 5)]);
      expect((await store.read('a', after)).map((stretch) => stretch.after)).toEqual(starts);
    });

    test('several streams grow in one commit, and none holds what is of another', async () => {
      await store.commit([append('a', 0, 2), append('b', 0), append('c', 0, 3)]);
      expect(await store.commit([append('c', 3), append('a', 2)])).toEqual(['kept', 'kept']);
      expect(await linesOf(store, 'a')).toEqual(append('a', 0, 3).lines);
      expect(await linesOf(store, 'b')).toEqual(append('b', 0, 1).lines);
      expect(await linesOf(store, 'c')).toEqual(append('c', 0, 4).lines);
    });

    test('a stream may grow twice in one commit', async () => {
      expect(await store.commit([append('a', 0, 2), append('a', 2, 2)])).toEqual(['kept', 'kept']);
      expect(await linesOf(store, 'a')).toEqual(append('a', 0, 4).lines);
    });

    test('names of streams are told apart by case, and may hold anything', async () => {
      const streams = ['room:A', 'room:a', 'room:', '', '将军', "'; DROP TABLE log; --"];
      await store.commit(streams.map((stream) => append(stream, 0)));
      for (const stream of streams) expect(await linesOf(store, stream)).toEqual([lineAt(stream, 0)]);
    });

    test.each([
      ['Chinese', '我们在六点进攻，将军许诺'],
      ['emoji', '🐼👩‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
      ['separators of lines that are none in JSON', '\u2028\u2029\u0085\v\f'],
      ['controls', '\u0000\u0001\u001b\r\t'],
      ['quotes and backslashes', '"\'\\`%_\\n'],
      ['nothing', ''],
      ['spaces', '  '],
    ])('a line may hold %s', async (_what, line) => {
      await store.commit([{ stream: 'a', after: 0, lines: [line, 'between', line], commands: [] }]);
      expect(await linesOf(store, 'a')).toEqual([line, 'between', line]);
    });

    test('ten thousand lines, many in one commit and then one each', async () => {
      await store.commit([append('a', 0, 9800)]);
      for (let at = 9800; at < 10_000; at += 1) await store.commit([append('a', at)]);
      expect(await linesOf(store, 'a')).toEqual(append('a', 0, 10_000).lines);
      expect(await store.read('a', 9999)).toEqual([{ after: 9999, lines: [lineAt('a', 9999)], commands: [] }]);
    });
  });

  describe('commands', () => {
    test('I2: the ids of commands are found again, with the lines that carry them out', async () => {
      await store.commit([append('a', 0, 1, ['m1:one']), append('b', 0, 1, ['m1:two'])]);
      await store.commit([append('a', 1, 1), append('a', 2, 2, ['m2:one', 'm3:three'])]);
      const found = (await store.read('a')).map(({ commands }) => commands);
      expect(found).toEqual([['m1:one'], [], ['m2:one', 'm3:three']]);
    });
  });

  describe('an append at a length that the stream does not have', () => {
    test.each([
      ['too short', 0],
      ['too short by one', 1],
      ['too long', 3],
      ['never reached', 1_000_000],
      ['negative', -1],
    ])('I3: %s: it is stale and leaves nothing, the others are kept', async (_what, after) => {
      await store.commit([append('a', 0, 2)]);
      const appends = [append('b', 0, 1, ['m1:b']), append('a', after, 2, ['m1:stale']), append('c', 0)];
      expect(await store.commit(appends)).toEqual(['kept', 'stale', 'kept']);
      expect(await store.read('a')).toEqual([{ after: 0, lines: append('a', 0, 2).lines, commands: [] }]);
      expect(await linesOf(store, 'b')).toHaveLength(1);
      expect(await linesOf(store, 'c')).toHaveLength(1);
      expect(await store.commit([append('a', 2)])).toEqual(['kept']);
    });

    test('I3: a stale append does not make a stream', async () => {
      expect(await store.commit([append('a', 1)])).toEqual(['stale']);
      expect(await store.read('a')).toEqual([]);
      expect(await store.commit([append('a', 0)])).toEqual(['kept']);
    });

    test('I3: of two who append at once after the same line, one is kept', async () => {
      const results = await Promise.all([
        store.commit([append('a', 0, 1, ['m1:one'])]),
        store.commit([append('a', 0, 2, ['m2:two'])]),
      ]);
      expect(results.flat().sort()).toEqual(['kept', 'stale']);
      const [stretch, ...more] = await store.read('a');
      expect(more).toEqual([]);
      expect(stretch?.commands).toEqual(results[0][0] === 'kept' ? ['m1:one'] : ['m2:two']);
    });
  });

  describe('an append that no caller should make', () => {
    test.each([
      ['without lines', { ...append('a', 1), lines: [] }],
      ['without lines, though with a command', { ...append('a', 1, 1, ['m1:one']), lines: [] }],
      ['with a line break in a line', { ...append('a', 1), lines: ['fine', 'not\nfine'] }],
      ['with a space in the id of a command', append('a', 1, 1, ['m1:one', 'm1: two'])],
      ['with an empty id of a command', append('a', 1, 1, [''])],
    ])('%s: the whole commit is rejected, and nothing of it is kept', async (_what, wrong) => {
      await store.commit([append('a', 0)]);
      await expect(store.commit([append('b', 0), wrong])).rejects.toThrow(RangeError);
      expect(await linesOf(store, 'a')).toHaveLength(1);
      expect(await store.read('b')).toEqual([]);
      expect(await store.commit([append('b', 0), append('a', 1)])).toEqual(['kept', 'kept']);
    });
  });

  describe('remove', () => {
    test('the stream and its names are gone, others are not, and it may begin anew', async () => {
      await store.commit([append('a', 0, 2, ['m1:one']), append('b', 0)]);
      await store.commit([append('a', 2)]);
      await store.setName('a', 'm1', 'Ann');
      await store.setName('b', 'm1', 'Bo');
      const other = await store.read('b');
      await store.remove('a');
      await store.remove('nobody');
      expect(await store.read('a')).toEqual([]);
      expect([...(await store.names('a'))]).toEqual([]);
      expect(await store.read('b')).toEqual(other);
      expect([...(await store.names('b'))]).toEqual([['m1', 'Bo']]);
      expect(await store.commit([append('a', 2), append('a', 0)])).toEqual(['stale', 'kept']);
      expect(await linesOf(store, 'a')).toHaveLength(1);
    });
  });

  describe('names', () => {
    const listed = async (stream: string) => [...(await store.names(stream))].sort();

    test('are set, replaced, listed and forgotten, each stream for itself', async () => {
      await store.setName('a', 'm1', '王小明');
      await store.setName('a', 'm2', 'Ann 🐼');
      await store.setName('b', 'm1', 'Bo');
      await store.setName('a', 'm2', 'Anna');
      expect(await listed('a')).toEqual([
        ['m1', '王小明'],
        ['m2', 'Anna'],
      ]);
      await store.forgetName('a', 'm1');
      await store.forgetName('a', 'm1');
      await store.forgetName('nobody', 'm1');
      expect(await listed('a')).toEqual([['m2', 'Anna']]);
      expect(await listed('b')).toEqual([['m1', 'Bo']]);
      expect(await listed('nobody')).toEqual([]);
    });

    test('are replaced all at once, each stream for itself', async () => {
      await store.setName('a', 'm1', 'Ann');
      await store.setName('b', 'm1', 'Bo');
      const names = new Map(Array.from({ length: 400 }, (_, i) => [`r${i + 1}`, `${'龘'.repeat(20)} ${i}`] as const));
      await store.setNames('a', names);
      expect(await store.names('a')).toEqual(names);
      await store.setNames('a', new Map([['r2', 'Cem']]));
      expect(await listed('a')).toEqual([['r2', 'Cem']]);
      await store.setNames('a', new Map());
      expect(await listed('a')).toEqual([]);
      expect(await listed('b')).toEqual([['m1', 'Bo']]);
    });

    test('neither need a stream nor touch one', async () => {
      await store.setName('a', 'm1', 'Ann');
      expect(await store.read('a')).toEqual([]);
      await store.commit([append('a', 0, 2, ['m1:one'])]);
      const before = await store.read('a');
      await store.forgetName('a', 'm1');
      expect(await store.read('a')).toEqual(before);
    });
  });
}
