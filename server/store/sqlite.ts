/** Streams in one SQLite file, durable at every commit. How they lie in it, and why, is in `sqlite-file.ts`. */
import { wallTime } from '../calendar.ts';
import { checkAppends } from './check-appends.ts';
import { openSqliteFile } from './sqlite-file.ts';
import type { Append, Kept, Store, Stretch } from './store.ts';

interface Head {
  readonly length: number;
  readonly last: number;
}

interface Row {
  readonly stream: string;
  readonly after: number;
  readonly prev: number | null;
  readonly commands: string;
  readonly lines: string;
}

export function sqliteStore(file: string, now: () => number = wallTime): Store {
  const db = openSqliteFile(file);
  const head = db.prepare<[string], Head>('SELECT length, last FROM heads WHERE stream = ?');
  const setHead = db.prepare<[string, number, number | bigint, number]>(
    `INSERT INTO heads (stream, length, last, at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET length = excluded.length, last = excluded.last, at = excluded.at`,
  );
  const idle = db.prepare<[number], { stream: string }>('SELECT stream FROM heads WHERE at < ?');
  const row = db.prepare<[number], Row>('SELECT stream, after, prev, commands, lines FROM log WHERE id = ?');
  const addRow = db.prepare<[string, number, number | null, string, string]>(
    'INSERT INTO log (stream, after, prev, commands, lines) VALUES (?, ?, ?, ?, ?)',
  );
  const names = db.prepare<[string], { member: string; name: string }>(
    'SELECT member, name FROM names WHERE stream = ?',
  );
  const setName = db.prepare<[string, string, string]>('INSERT OR REPLACE INTO names VALUES (?, ?, ?)');
  const forgetName = db.prepare<[string, string]>('DELETE FROM names WHERE stream = ? AND member = ?');

  const dropRow = db.prepare<[number]>('DELETE FROM log WHERE id = ?');
  const dropHead = db.prepare<[string]>('DELETE FROM heads WHERE stream = ?');
  const dropNames = db.prepare<[string]>('DELETE FROM names WHERE stream = ?');

  function append({ stream, after, lines, commands }: Append): Kept {
    const found = head.get(stream);
    if ((found?.length ?? 0) !== after) return 'stale';
    const { lastInsertRowid } = addRow.run(stream, after, found?.last ?? null, commands.join(' '), lines.join('\n'));
    setHead.run(stream, after + lines.length, lastInsertRowid, now());
    return 'kept';
  }

  // Immediate: nobody else writes between reading a head and setting it. Whatever is thrown rolls everything back.
  const commit = db.transaction((appends: readonly Append[]) => appends.map(append));

  /** Walks back from the end. Rows that do not join up are damage; each step is shorter, so no damage leads in circles. */
  function read(stream: string, after: number): readonly Stretch[] {
    const stretches: Stretch[] = [];
    const { length: end, last } = head.get(stream) ?? { length: 0, last: null };
    let before = end;
    for (let id = last; before > after;) {
      const found = id === null ? undefined : row.get(id);
      const lines = found?.lines.split('\n') ?? [];
      if (found?.stream !== stream || found.after + lines.length !== before) {
        throw new Error(`the part that ends after line ${before} is missing or damaged`);
      }
      stretches.push({ after: found.after, lines, commands: found.commands === '' ? [] : found.commands.split(' ') });
      before = found.after;
      id = found.prev;
    }
    return stretches.reverse();
  }

  /** Damaged or not: what hangs together is gone, and the stream begins anew. */
  const remove = db.transaction((stream: string) => {
    for (let id = head.get(stream)?.last ?? null; id !== null;) {
      const found = row.get(id);
      if (found?.stream !== stream) break;
      dropRow.run(id);
      id = found.prev !== null && found.prev < id ? found.prev : null;
    }
    dropHead.run(stream);
    dropNames.run(stream);
  });

  const setNames = db.transaction((stream: string, all: ReadonlyMap<string, string>) => {
    dropNames.run(stream);
    for (const [member, name] of all) setName.run(stream, member, name);
  });

  // better-sqlite3 is synchronous; what it throws becomes a rejection.
  const later = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      resolve(work());
    });

  return {
    commit: (appends) =>
      later(() => {
        checkAppends(appends);
        return commit.immediate(appends);
      }),
    read: (stream, after = 0) =>
      later(() => {
        try {
          return read(stream, after);
        } catch (error) {
          throw new Error(`stream ${stream} cannot be read: ${(error as Error).message}`, { cause: error });
        }
      }),
    idleSince: (moment) => later(() => idle.all(moment).map(({ stream }) => stream)),
    remove: (stream) =>
      later(() => {
        remove.immediate(stream);
      }),
    setName: (stream, member, name) => later(() => void setName.run(stream, member, name)),
    setNames: (stream, all) =>
      later(() => {
        setNames.immediate(stream, all);
      }),
    names: (stream) => later(() => new Map(names.all(stream).map(({ member, name }) => [member, name]))),
    forgetName: (stream, member) => later(() => void forgetName.run(stream, member)),
    close: () => later(() => void db.close()),
  };
}
