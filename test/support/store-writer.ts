/**
 * store-writer.ts FILE WRITER STREAMS COMMITS: a process that appends to a SQLite file, so that a test can kill it, or
 * let two of them race. It says that it is ready, and begins when it is told anything.
 *
 * Each commit appends two lines to each stream. Once it is acknowledged, it is said at once: the length of the streams.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { sqliteStore } from '../../server/store/sqlite.ts';

const [, , file = '', writer = '', streams = '', commits = ''] = process.argv;
const names = Array.from({ length: Number(streams) }, (_, i) => `stream-${i}`);
const store = sqliteStore(file);

async function lengthNow(): Promise<number> {
  const last = (await store.read('stream-0')).at(-1);
  return last === undefined ? 0 : last.after + last.lines.length;
}

async function tryToAppend(after: number): Promise<boolean> {
  const lines = [after, after + 1].map((at) => JSON.stringify({ at, writer }));
  const appends = names.map((stream) => ({ stream, after, lines, commands: [`${writer}:${after}`] }));
  try {
    return (await store.commit(appends)).every((kept) => kept === 'kept');
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

writeSync(1, 'ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();

let length = await lengthNow();
for (let done = 0; done < Number(commits);) {
  if (await tryToAppend(length)) {
    length += 2;
    done += 1;
    writeSync(1, `${length}\n`);
  } else {
    length = await lengthNow();
  }
}
await store.close();
