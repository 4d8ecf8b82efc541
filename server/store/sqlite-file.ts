/**
 * The SQLite file of a store: its tables, their version, and how it is opened.
 *
 * Lines are kept in the order in which they arrive, whatever their stream: an append goes to the end of `log` and names
 * the row before it in its stream (`prev`); one small row of `heads` says how long a stream is and where it ends. A
 * table keyed by (stream, seq) would be simpler to read, but each stream of a commit would dirty a page of its own
 * there, to be written to the disk twice: 20 to 30 µs an append instead of 4 to 6, with a thousand rooms.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Of the tables below; the file carries it. Whoever changes them raises it, and says how an older file is brought up. */
const VERSION = 2;

/** `commands` are joined by spaces, `lines` by line breaks. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS log (
    id INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    after INTEGER NOT NULL,
    prev INTEGER,
    commands TEXT NOT NULL,
    lines TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS heads (
    stream TEXT PRIMARY KEY,
    length INTEGER NOT NULL,
    last INTEGER NOT NULL,
    -- When something was appended last, in milliseconds since 1970.
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS names (
    stream TEXT NOT NULL,
    member TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (stream, member)
  ) WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};
`;

/** A file of version 1 did not say when; all of it counts from now on. */
const FROM_VERSION_1 = `
  ALTER TABLE heads ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
  UPDATE heads SET at = unixepoch() * 1000;
`;

/** A server that is just stopping may still hold the file. */
const OPENING_MS = 5000;
/** Waiting for a lock stops the whole process, so it is short: who is refused tries again without holding anyone up. */
const WAITING_MS = 250;

export function openSqliteFile(file: string): Database.Database {
  mkdirSync(path.dirname(file), { recursive: true });
  const db = new Database(file, { timeout: OPENING_MS });
  try {
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > VERSION) {
      throw new Error(`it was written by a newer Three Armies (it has version ${version}, this one knows ${VERSION})`);
    }
    db.pragma('journal_mode = WAL');
    // A commit that resolved survives a power cut; better-sqlite3's own default for WAL does not promise that.
    db.pragma('synchronous = FULL');
    // Nothing that somebody else may have put into the file is run, and no other table is looked at.
    db.pragma('trusted_schema = OFF');
    db.pragma('foreign_keys = OFF');
    // A name that was forgotten leaves no trace in the pages of the file.
    db.pragma('secure_delete = ON');
    if (version < VERSION) {
      db.transaction(() => {
        if (version === 1) db.exec(FROM_VERSION_1);
        db.exec(TABLES);
      }).immediate();
    }
    db.pragma(`busy_timeout = ${WAITING_MS}`);
    return db;
  } catch (error) {
    db.close();
    throw new Error(`${file} cannot be opened: ${(error as Error).message}`, { cause: error });
  }
}
