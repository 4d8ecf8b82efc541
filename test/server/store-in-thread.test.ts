import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { storeInThread } from '../../server/store/in-thread.ts';
import { append, linesOf, storeContract } from '../support/store-contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let file: string;
beforeEach(() => {
  file = path.join(temporaryFolder(), 'games.db');
});

describe('the store in a thread of its own', () => {
  storeContract(() => storeInThread(file));
});

describe('the thread', () => {
  test('I1: opened again, it has what it had', async () => {
    const before = await storeInThread(file);
    await before.commit([append('a', 0, 2)]);
    await before.close();
    const after = await storeInThread(file);
    expect(await linesOf(after, 'a')).toHaveLength(2);
    await after.close();
  });

  test('what is no database is refused in words', async () => {
    writeFileSync(file, 'no database, and long enough not to be taken for an empty one'.repeat(20));
    await expect(storeInThread(file)).rejects.toThrow(/database/);
  });

  test('after the end whoever still asks is told', async () => {
    const store = await storeInThread(file);
    await store.close();
    await expect(store.read('a')).rejects.toThrow('the thread of the store is gone');
  });
});
