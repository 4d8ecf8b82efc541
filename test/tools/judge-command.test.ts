/** The command as a script calls it: a process of its own, its output and its exit code. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(path.join(tmpdir(), 'judge-'));
const good = path.join(root, 'examples', 'story-stubborn.jsonl');
const other = path.join(root, 'examples', 'duel.jsonl');

function file(name: string, content: string | Buffer): string {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
}

function judge(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tools/run.mjs', 'tools/judge.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), stderr, status };
}

describe('npm run judge', () => {
  test('one line for each record, in order; exit 0', () => {
    const { lines, status } = judge(good, other);
    expect(lines.map(({ record }) => record)).toEqual(['story-stubborn', 'duel']);
    expect(lines[0]).toMatchObject({ outcome: 'broken', quadrant: 'fatal', blame: [{ by: 'P1', rule: 'O4' }] });
    expect(status).toBe(0);
  });

  test('what is no record gets its error in that place; exit 2, and the others are judged', () => {
    const cut = file('cut.jsonl', '{"format":"three-armies.record/1","id":"cut"}\n{"seq":1,"at"');
    const long = file(
      'long.jsonl',
      `{"format":"three-armies.record/1","id":"long"}\n{"a":"${'x'.repeat(10_000_000)}"}`,
    );
    const latin = file(
      'latin.jsonl',
      Buffer.from([...Buffer.from('{"format":"three-armies.record/1","id":"'), 0xe9, 0x22, 0x7d]),
    );
    const { lines, status } = judge(cut, good, long, latin, path.join(folder, 'missing.jsonl'), folder);
    expect(lines.map((line) => (line['error'] as { line: number } | undefined)?.line)).toEqual([
      2,
      undefined,
      2,
      1,
      0,
      0,
    ]);
    for (const line of [0, 2, 3, 4, 5])
      expect(lines[line]).toEqual({
        error: { line: expect.any(Number) as number, reason: expect.stringMatching(/\w{3}/) as string },
      });
    expect(status).toBe(2);
  });

  test('--timeline: one line for each event', () => {
    const { lines, status } = judge('--timeline', good);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1));
    expect(lines.at(-1)).toMatchObject({ chosen: ['06:00', '07:00'], knows: { P1: '06:00', P2: '07:00', A1: null } });
    expect(lines.find(({ violations }) => (violations as string[]).length > 0)).toMatchObject({ violations: ['O4'] });
    expect(status).toBe(0);
  });

  test('no file, or an unknown option: the usage on stderr, nothing on stdout', () => {
    for (const args of [[], ['--timelime', good]]) {
      const { lines, stderr, status } = judge(...args);
      expect(lines).toEqual([]);
      expect(stderr).toContain('usage:');
      expect(status).toBe(2);
    }
  });
});
