import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { openWithConnection } from '../support/sqlite-connection.ts';
import { append, lineAt, linesOf } from '../support/store-contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let file: string;
beforeEach(() => {
  file = path.join(temporaryFolder(), 'games.db');
});

/** Does something to the file behind the store's back. */
function tamper(sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

describe('a file that cannot be a store', () => {
  test('of a newer version is refused, with both versions, and stays as it is', async () => {
    await sqliteStore(file).close();
    tamper('PRAGMA user_version = 3');
    const bytes = readFileSync(file);
    expect(() => sqliteStore(file)).toThrow(/games\.db cannot be opened: .*newer.*version 3.* knows 2/);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('that is no database is refused, and stays as it is', () => {
    writeFileSync(file, 'letters to the general\n'.repeat(100));
    const bytes = readFileSync(file);
    expect(() => sqliteStore(file)).toThrow(/games\.db cannot be opened: file is not a database/);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('that lost its tail is refused', async () => {
    const store = sqliteStore(file);
    await store.commit([append('a', 0, 1000)]);
    await store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length / 2));
    expect(() => sqliteStore(file)).toThrow(/games\.db cannot be opened: database disk image is malformed/);
  });
});

describe('a damaged stream', () => {
  beforeEach(async () => {
    const store = sqliteStore(file);
    await store.commit([append('a', 0, 2), append('b', 0)]);
    await store.commit([append('a', 2, 3), append('b', 1)]);
    await store.commit([append('a', 5), append('b', 2)]);
    await store.close();
  });

  const PART = `stream = 'a' AND after = 2`;
  test.each([
    ['a part is gone', `DELETE FROM log WHERE ${PART}`],
    ['a part is shorter', `UPDATE log SET lines = '1' WHERE ${PART}`],
    ['a part is longer', `UPDATE log SET lines = lines || char(10) WHERE ${PART}`],
    ['a part is no text', `UPDATE log SET lines = x'00ff' WHERE ${PART}`],
    ['a part is of another stream', `UPDATE log SET stream = 'b' WHERE ${PART}`],
    ['a part leads to itself', `UPDATE log SET prev = id WHERE ${PART}`],
    ['a part leads nowhere', `UPDATE log SET prev = 1000 WHERE ${PART}`],
    ['the parts before are cut off', `UPDATE log SET prev = NULL WHERE ${PART}`],
    ['it is longer than its parts', `UPDATE heads SET length = 7 WHERE stream = 'a'`],
    ['it ends in another stream', `UPDATE heads SET last = (SELECT max(id) FROM log) WHERE stream = 'a'`],
  ])('%s: reading it is rejected and names it; the other stream is read', async (_what, sql) => {
    tamper(sql);
    const store = sqliteStore(file);
    await expect(store.read('a')).rejects.toThrow(/^stream a cannot be read: /);
    expect(await linesOf(store, 'b')).toEqual([0, 1, 2].map((at) => lineAt('b', at)));
    expect(await store.commit([append('b', 3)])).toEqual(['kept']);
    await store.close();
  });

  test('a page that makes no sense: reading what is on it is rejected and names the stream', async () => {
    const { store: whole, db } = openWithConnection(file);
    await whole.commit([append('c', 0, 1000)]);
    const [{ pageno = 0 } = {}] = db
      .prepare<[], { pageno: number }>(`SELECT pageno FROM dbstat WHERE name = 'log' AND pagetype = 'leaf'`)
      .all();
    const size = Number(db.pragma('page_size', { simple: true }));
    await whole.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, (pageno - 1) * size, pageno * size);
    writeFileSync(file, bytes);

    const store = sqliteStore(file);
    await expect(store.read('a')).rejects.toThrow(/^stream a cannot be read: database disk image is malformed/);
    await store.close();
  });
});
