/**
 * npm run --silent bench -- judge
 *
 * How fast records are read and judged, from text to verdict, on one long record and on a thousand short ones; whether
 * the cost stays linear; and how much memory it takes. Prints a table and, last, one line of JSON.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { readRecord, writeRecord } from '../shared/game/record.ts';
import { judge, judgeRecord } from '../shared/judge/judge.ts';
import { timeline } from '../shared/judge/timeline.ts';
import { longRecord } from './support/long-record.ts';

const ROUNDS = 5;

/** The median of several rounds after a warm one, in milliseconds. */
function milliseconds(work: () => void): number {
  work();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

/** The peak of a process that reads and judges this text and does nothing else, resident, in MiB. */
function peakMemory(text: string): number {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'record.jsonl');
  writeFileSync(file, text);
  const { stderr } = spawnSync(process.execPath, ['tools/run.mjs', 'bench/support/judge-once.ts', file], {
    encoding: 'utf8',
  });
  rmSync(path.dirname(file), { recursive: true });
  return Number(stderr) / 1024;
}

const perSecond = (events: number, ms: number) => Math.round((events / ms) * 1000);

const sizes = [10_000, 100_000];
const long = sizes.map((size) => {
  const record = longRecord(size);
  const text = writeRecord(record);
  const events = record.events.length;
  const whole = milliseconds(() => void judge(readRecord(text)));
  const judging = milliseconds(() => void judgeRecord(record));
  return { events, bytes: text.length, whole, judging, peak: peakMemory(text), text, record };
});

const shorts = Array.from({ length: 1000 }, (_, i) => writeRecord(longRecord(60 + (i % 80))));
const shortEvents = shorts.reduce((sum, text) => sum + text.trimEnd().split('\n').length - 1, 0);
const shortTime = milliseconds(() => {
  for (const text of shorts) judge(readRecord(text));
});

const [small, middle] = long;
if (!small || !middle) throw new Error('two sizes were measured');
const timelineTime = milliseconds(() => [...timeline(middle.record)].length);

const rows = [
  ...long.map(({ events, whole, judging, peak }) => ({
    what: 'one record',
    events,
    'ms, text to verdict': Math.round(whole),
    'events/s': perSecond(events, whole),
    'events/s, judging alone': perSecond(events, judging),
    'peak memory, MiB': Math.round(peak),
  })),
  {
    what: '1,000 short records',
    events: shortEvents,
    'ms, text to verdict': Math.round(shortTime),
    'events/s': perSecond(shortEvents, shortTime),
  },
  {
    what: 'timeline',
    events: middle.events,
    'ms, text to verdict': Math.round(timelineTime),
    'events/s': perSecond(middle.events, timelineTime),
  },
];
console.table(rows);
console.log(
  JSON.stringify({
    bench: 'judge',
    long100k: {
      events: middle.events,
      eventsPerSecond: perSecond(middle.events, middle.whole),
      peakMiB: Math.round(middle.peak),
    },
    emptyProcessMiB: Math.round(peakMemory(writeRecord(longRecord(0)))),
    short1000: { events: shortEvents, eventsPerSecond: perSecond(shortEvents, shortTime) },
    /** Ten times the events cost this many times the time; 10 is linear. */
    growth10kTo100k: round(middle.whole / small.whole),
    timeline: { events: middle.events, eventsPerSecond: perSecond(middle.events, timelineTime) },
  }),
);

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
