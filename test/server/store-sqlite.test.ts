import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { openWithConnection } from '../support/sqlite-connection.ts';
import { append, linesOf, storeContract } from '../support/store-contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let file: string;
beforeEach(() => {
  file = path.join(temporaryFolder(), 'games.db');
});

describe('the store in SQLite', () => {
  storeContract(() => sqliteStore(file));
});

describe('the file', () => {
  test('I1: opened again, it has what it had, and grows on', async () => {
    const before = sqliteStore(file);
    await before.commit([append('a', 0, 2, ['m1:one']), append('b', 0)]);
    await before.setName('a', 'm1', '王小明');
    const kept = await before.read('a');
    await before.close();

    const after = sqliteStore(file);
    expect(await after.read('a')).toEqual(kept);
    expect([...(await after.names('a'))]).toEqual([['m1', '王小明']]);
    expect(await after.commit([append('a', 2), append('b', 0)])).toEqual(['kept', 'stale']);
    await after.close();
  });

  test('F17: one of version 1 is brought up, and nothing in it is old from one moment to the next', async () => {
    const before = sqliteStore(file);
    await before.commit([append('a', 0, 2, ['m1:one'])]);
    const kept = await before.read('a');
    await before.close();
    const db = new Database(file);
    db.exec('ALTER TABLE heads DROP COLUMN at; PRAGMA user_version = 1');
    db.close();
    const moment = Date.now();
    const after = sqliteStore(file);
    expect(await after.read('a')).toEqual(kept);
    expect(await after.idleSince(moment - 60_000)).toEqual([]);
    expect(await after.commit([append('a', 2)])).toEqual(['kept']);
    expect(await after.idleSince(Date.now() + 60_000)).toEqual(['a']);
    await after.close();
  });

  test('I1: every commit is flushed to the disk', async () => {
    const { store, db } = openWithConnection(file);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    await store.close();
  });

  test('its folder is made where there is none', async () => {
    file = path.join(path.dirname(file), 'a', 'b', 'games.db');
    await sqliteStore(file).close();
    expect(existsSync(file)).toBe(true);
  });

  test('I3: of two handles that append after the same line, one is kept, and both read it', async () => {
    const [one, two] = [sqliteStore(file), sqliteStore(file)];
    const results = await Promise.all([one.commit([append('a', 0, 1)]), two.commit([append('a', 0, 2)])]);
    expect(results).toEqual([['kept'], ['stale']]);
    expect(await two.commit([append('a', 1)])).toEqual(['kept']);
    expect(await one.commit([append('a', 1)])).toEqual(['stale']);
    for (const store of [one, two]) expect(await linesOf(store, 'a')).toEqual(append('a', 0, 2).lines);
    await one.close();
    await two.close();
  });

  test('a name that was forgotten or replaced is in none of its bytes', async () => {
    const store = sqliteStore(file);
    await store.setName('a', 'm1', 'Forgotten Name');
    await store.setName('a', 'm2', 'Replaced Name');
    await store.setName('a', 'm3', 'Remaining Name');
    await store.forgetName('a', 'm1');
    await store.setName('a', 'm2', 'Ann');
    await store.close();
    const folder = path.dirname(file);
    const bytes = readdirSync(folder)
      .map((name) => readFileSync(path.join(folder, name), 'latin1'))
      .join('');
    expect(bytes).toContain('Remaining Name');
    expect(bytes).not.toContain('Forgotten Name');
    expect(bytes).not.toContain('Replaced Name');
  });
});

describe('a store that refuses to write', () => {
  const pages = (db: Database.Database) => Number(db.pragma('page_count', { simple: true }));

  interface Fault {
    readonly begin: (db: Database.Database) => unknown;
    readonly end: (db: Database.Database) => unknown;
    readonly code: string;
  }

  test.each<[string, Fault]>([
    [
      'the disk is full',
      {
        begin: (db) => db.pragma(`max_page_count = ${pages(db) + 3}`),
        end: (db) => db.pragma('max_page_count = 100000'),
        code: 'SQLITE_FULL',
      },
    ],
    [
      'it may only be read',
      {
        begin: (db) => db.pragma('query_only = ON'),
        end: (db) => db.pragma('query_only = OFF'),
        code: 'SQLITE_READONLY',
      },
    ],
  ])(
    'F14: %s: the commit is rejected and leaves nothing; what was kept is read; then it works again',
    async (...args) => {
      const [, { begin, end, code }] = args;
      const { store, db } = openWithConnection(file);
      await store.commit([append('a', 0, 2)]);
      begin(db);
      const many = [append('a', 2), append('b', 0), append('c', 0, 2000)];
      await expect(store.commit(many)).rejects.toMatchObject({ code });
      await expect(store.commit(many)).rejects.toMatchObject({ code });
      expect(await linesOf(store, 'a')).toEqual(append('a', 0, 2).lines);
      expect(await store.read('b')).toEqual([]);
      expect(await store.read('c')).toEqual([]);
      end(db);
      expect(await store.commit(many)).toEqual(['kept', 'kept', 'kept']);
      await store.close();

      const again = sqliteStore(file);
      expect(await linesOf(again, 'a')).toEqual(append('a', 0, 3).lines);
      expect(await linesOf(again, 'c')).toEqual(append('c', 0, 2000).lines);
      await again.close();
    },
  );

  test('F14: somebody else holds the file: the commit is rejected, and made when the file is free', async () => {
    const { store, db } = openWithConnection(file);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.commit([append('a', 0)])).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await expect(store.setName('a', 'm1', 'Ann')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    expect(await store.read('a')).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    expect(await store.commit([append('a', 0)])).toEqual(['kept']);
    // Nobody is served while it waits for the lock.
    expect(db.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(500);
    await store.close();
  });
});
