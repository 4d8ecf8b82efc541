/**
 * npm run --silent bench -- judge
 *
 * How fast records are read and judged, from text to verdict, on one long record and on a thousand short ones; whether
 * the cost stays linear; and how much heap it takes. Prints a table and, last, one line of JSON.
 */
import { performance } from 'node:perf_hooks';
import { readRecord, writeRecord } from '../shared/game/record.ts';
import { judge, judgeRecord } from '../shared/judge/judge.ts';
import { timeline } from '../shared/judge/timeline.ts';
import { longRecord } from './long-record.ts';

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

/** The most heap in use at any garbage collection or end of a judgement, in MiB above what was there before. */
function heapPeak(text: string): number {
  const before = process.memoryUsage().heapUsed;
  const read = readRecord(text);
  const verdict = read.ok ? judgeRecord(read.record) : null;
  const after = process.memoryUsage().heapUsed;
  if (verdict === null) throw new Error('the bench made no record');
  return (after - before) / 2 ** 20;
}

const perSecond = (events: number, ms: number) => Math.round((events / ms) * 1000);

const sizes = [10_000, 100_000];
const long = sizes.map((size) => {
  const record = longRecord(size);
  const text = writeRecord(record);
  const events = record.events.length;
  const whole = milliseconds(() => void judge(text));
  const judging = milliseconds(() => void judgeRecord(record));
  return { events, bytes: text.length, whole, judging, heap: heapPeak(text), text, record };
});

const shorts = Array.from({ length: 1000 }, (_, i) => writeRecord(longRecord(60 + (i % 80))));
const shortEvents = shorts.reduce((sum, text) => sum + text.trimEnd().split('\n').length - 1, 0);
const shortTime = milliseconds(() => {
  for (const text of shorts) judge(text);
});

const [small, middle] = long;
if (!small || !middle) throw new Error('two sizes were measured');
const timelineTime = milliseconds(() => void timeline(middle.record));

const rows = [
  ...long.map(({ events, whole, judging, heap }) => ({
    what: 'one record',
    events,
    'ms, text to verdict': Math.round(whole),
    'events/s': perSecond(events, whole),
    'events/s, judging alone': perSecond(events, judging),
    'heap, MiB': Math.round(heap),
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
      heapMiB: Math.round(middle.heap),
    },
    short1000: { events: shortEvents, eventsPerSecond: perSecond(shortEvents, shortTime) },
    /** Ten times the events cost this many times the time; 10 is linear. */
    growth10kTo100k: round(middle.whole / small.whole),
    timeline: { events: middle.events, eventsPerSecond: perSecond(middle.events, timelineTime) },
  }),
);

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
