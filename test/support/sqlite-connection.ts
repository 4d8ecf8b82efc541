/** A store in SQLite, and the very connection that it uses: a test can take away its disk. */
import Database from 'better-sqlite3';
import { vi } from 'vitest';
import { sqliteStore } from '../../server/store/sqlite.ts';
import type { Store } from '../../server/store/store.ts';

export function openWithConnection(file: string): { readonly store: Store; readonly db: Database.Database } {
  const spy = vi.spyOn(Database.prototype, 'pragma');
  const store = sqliteStore(file);
  const [db] = spy.mock.contexts as readonly Database.Database[];
  spy.mockRestore();
  if (db === undefined) throw new Error('the store opened nothing');
  return { store, db };
}
