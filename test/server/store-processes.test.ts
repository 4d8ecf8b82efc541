import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { prngOf } from '../support/prng.ts';
import { linesOf } from '../support/store-contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const WRITER = fileURLToPath(new URL('../support/store-writer.ts', import.meta.url));
/** Each commit of a writer appends so many lines to each stream. */
const LINES = 2;

interface Process {
  /** What it has said so far: the length of the streams after each commit that was acknowledged. */
  readonly acknowledged: () => readonly number[];
  /** Resolves when it has said so many; rejects when it is gone before. */
  readonly said: (count: number) => Promise<void>;
  readonly begin: () => void;
  readonly kill: () => void;
  readonly gone: Promise<void>;
}

/** Resolves when it is ready to begin. */
async function startWriter(file: string, writer: string, streams: number, commits: number): Promise<Process> {
  const args = ['tools/run.mjs', WRITER, file, writer, String(streams), String(commits)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (more: Buffer) => (text += more.toString()));
  let over = false;
  const gone = once(child, 'close').then(() => {
    over = true;
  });
  const kill = () => void child.kill('SIGKILL');
  onTestFinished(kill);
  const acknowledged = () => text.split('\n').slice(1, -1).map(Number);
  await Promise.race([once(child.stdout, 'data'), gone]);
  expect(text).toBe('ready\n');
  return {
    acknowledged,
    said: async (count) => {
      while (acknowledged().length < count) {
        if (over) throw new Error('a writer ended early');
        await Promise.race([once(child.stdout, 'data'), gone]);
      }
    },
    begin: () => child.stdin.write('begin'),
    kill,
    gone,
  };
}

const numbered = (length: number, writer: string) => Array.from({ length }, (_, at) => JSON.stringify({ at, writer }));

test('F1, I1, I3: killed in the middle of commits, a file has all that was acknowledged, whole commits, no gap', async () => {
  const file = path.join(temporaryFolder(), 'games.db');
  const streams = 40;
  const chance = prngOf(20260311);
  let length = 0;
  for (let round = 1; round <= 8; round += 1) {
    const writer = await startWriter(file, 'w', streams, Infinity);
    writer.begin();
    await writer.said(chance.between(1, 20));
    // Hearing of a commit wakes us before the next one begins; some turns later it is anywhere in the middle of one.
    for (let turns = chance.between(0, 3000); turns > 0; turns -= 1) await setImmediate();
    writer.kill();
    await writer.gone;
    const last = writer.acknowledged().at(-1) ?? 0;
    expect(last).toBeGreaterThan(length);

    const store = sqliteStore(file);
    const kept = await linesOf(store, 'stream-0');
    length = kept.length;
    // One commit more may have been made, and not yet been said.
    expect([last, last + LINES]).toContain(length);
    expect(kept).toEqual(numbered(length, 'w'));
    const commands = (await store.read('stream-0')).flatMap((stretch) => stretch.commands);
    expect(commands).toEqual(Array.from({ length: length / LINES }, (_, i) => `w:${i * LINES}`));
    for (let i = 1; i < streams; i += 1) expect(await linesOf(store, `stream-${i}`)).toEqual(kept);
    await store.close();
  }
});

test('I1, I3: two processes that append to one stream at once each lose nothing, and never the same place', async () => {
  const file = path.join(temporaryFolder(), 'games.db');
  const commits = 150;
  const writers = await Promise.all(['v', 'w'].map((writer) => startWriter(file, writer, 1, commits)));
  for (const writer of writers) writer.begin();
  await Promise.all(writers.map(({ gone }) => gone));

  const all = Array.from({ length: 2 * commits }, (_, i) => (i + 1) * LINES);
  expect(writers.flatMap(({ acknowledged }) => acknowledged()).sort((a, b) => a - b)).toEqual(all);
  const store = sqliteStore(file);
  const lines = (await linesOf(store, 'stream-0')).map((line) => JSON.parse(line) as { at: number; writer: string });
  expect(lines.map(({ at }) => at)).toEqual(Array.from({ length: 2 * commits * LINES }, (_, at) => at));
  for (const [i, name] of ['v', 'w'].entries()) {
    const own = lines.filter(({ at, writer }) => writer === name && at % LINES === 1).map(({ at }) => at + 1);
    expect(own).toEqual(writers[i]?.acknowledged());
  }
  await store.close();
});
