/**
 * Streams in one SQLite file, durable at every commit (WAL, synchronous=FULL).
 *
 * Lines are kept in the order in which they arrive, each linked to the one before it in its stream; one small row for
 * each stream says how long it is and where it ends. A table keyed by (stream, seq) would touch a page of its own for
 * every stream in every commit, which costs five times as much.
 */
import Database from 'better-sqlite3';
import type { Append, Kept, Store, Stretch } from './store.ts';

const VERSION = 1;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS log (
    id INTEGER PRIMARY KEY, stream TEXT NOT NULL, after INTEGER NOT NULL, prev INTEGER, commands TEXT NOT NULL,
    lines TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS heads (stream TEXT PRIMARY KEY, length INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS names (
    stream TEXT NOT NULL, member TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (stream, member)
  ) WITHOUT ROWID;
`;

interface Head {
  readonly length: number;
  readonly last: number;
}

interface Row {
  readonly after: number;
  readonly prev: number | null;
  readonly commands: string;
  readonly lines: string;
}

export function sqliteStore(file: string): Store {
  const db = new Database(file, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > VERSION) {
    db.close();
    throw new Error(`${file} was written by a newer Three Armies (version ${version} of the file; this one knows ${VERSION}).`);
  }
  db.exec(SCHEMA);
  db.pragma(`user_version = ${VERSION}`);

  const head = db.prepare<[string], Head>('SELECT length, last FROM heads WHERE stream = ?');
  const setHead = db.prepare<[string, number, number | bigint]>(
    'INSERT INTO heads VALUES (?, ?, ?) ON CONFLICT (stream) DO UPDATE SET length = excluded.length, last = excluded.last',
  );
  const insert = db.prepare<[string, number, number | null, string, string]>(
    'INSERT INTO log (stream, after, prev, commands, lines) VALUES (?, ?, ?, ?, ?)',
  );
  const row = db.prepare<[number], Row>('SELECT after, prev, commands, lines FROM log WHERE id = ?');
  const setName = db.prepare<[string, string, string]>('INSERT OR REPLACE INTO names VALUES (?, ?, ?)');
  const names = db.prepare<[string], { member: string; name: string }>('SELECT member, name FROM names WHERE stream = ?');
  const forgetName = db.prepare<[string, string]>('DELETE FROM names WHERE stream = ? AND member = ?');

  function append({ stream, after, lines, commands }: Append): Kept {
    const found = head.get(stream);
    if ((found?.length ?? 0) !== after) return 'stale';
    const { lastInsertRowid } = insert.run(stream, after, found?.last ?? null, commands.join(' '), lines.join('\n'));
    setHead.run(stream, after + lines.length, lastInsertRowid);
    return 'kept';
  }

  const commit = db.transaction((appends: readonly Append[]) => appends.map(append));

  function read(stream: string, after: number): readonly Stretch[] {
    const stretches: Stretch[] = [];
    for (let id = head.get(stream)?.last ?? null; id !== null; ) {
      const found: Row | undefined = row.get(id);
      if (!found) throw new Error(`stream ${stream} is damaged: a part of it is missing`);
      const lines = found.lines.split('\n');
      if (found.after + lines.length <= after) break;
      stretches.push({ after: found.after, lines, commands: found.commands === '' ? [] : found.commands.split(' ') });
      id = found.prev;
    }
    return stretches.reverse();
  }

  // better-sqlite3 is synchronous; what it throws becomes a rejection.
  const later = <T>(work: () => T): Promise<T> => new Promise((resolve) => {
    resolve(work());
  });

  return {
    commit: (appends) => later(() => commit.immediate(appends)),
    read: (stream, after = 0) => later(() => read(stream, after)),
    setName: (stream, member, name) => later(() => void setName.run(stream, member, name)),
    names: (stream) => later(() => new Map(names.all(stream).map(({ member, name }) => [member, name]))),
    forgetName: (stream, member) => later(() => void forgetName.run(stream, member)),
    close: () => later(() => void db.close()),
  };
}
