/**
 * npm run --silent judge -- [--timeline] FILE.jsonl [FILE.jsonl …]
 *
 * Prints one line of JSON for each record (its verdict), or with --timeline one for each event. What is not a record
 * gets its error in that place, and the exit code is 2.
 */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ReadResult } from '../shared/game/record.ts';
import { readRecordBytes } from '../shared/game/record-bytes.ts';
import { judgeRecord } from '../shared/judge/judge.ts';
import { timeline } from '../shared/judge/timeline.ts';
import { sayFlaw } from './sentences.ts';

const USAGE = 'usage: npm run --silent judge -- [--timeline] FILE.jsonl [FILE.jsonl …]';

function main(args: string[]): number {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const command = parse(args);
  if (command === null || command.files.length === 0) {
    console.error(USAGE);
    return 2;
  }
  let exitCode = 0;
  for (const file of command.files) {
    const { lines, failed } = answerFor(file, command.timeline);
    if (failed) exitCode = 2;
    for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  return exitCode;
}

function parse(args: string[]): { timeline: boolean; files: string[] } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { timeline: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { timeline: values.timeline, files: positionals };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function answerFor(file: string, asTimeline: boolean): { lines: Iterable<object>; failed: boolean } {
  const read = readFile(file);
  if ('unreadable' in read) return failure(0, read.unreadable);
  if (!read.ok) return failure(read.flaw.line, sayFlaw(read.flaw));
  return { lines: asTimeline ? timeline(read.record) : [judgeRecord(read.record)], failed: false };
}

/** Line 0: there is no text to point into. */
function readFile(file: string): ReadResult | { readonly unreadable: string } {
  try {
    // npm runs scripts in the package's folder; names are meant from where the reader stands.
    return readRecordBytes(readFileSync(path.resolve(process.env['INIT_CWD'] ?? '.', file)), decodeUtf8);
  } catch (error) {
    return { unreadable: `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : null;
}

function failure(line: number, reason: string) {
  return { lines: [{ error: { line, reason } }], failed: true };
}

// Whoever reads may have seen enough: `… | head -1` is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = main(process.argv.slice(2));
