/**
 * npm run --silent bench -- replay
 *
 * What a game of 5,000 events costs whoever looks at it again, in a real browser: opening it from the library, dragging
 * the thumb from its beginning to its end, and stepping. Prints tables and, last, one line of JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { writeRecord } from '../shared/game/record.ts';
import { buildIfStale } from '../tools/build.ts';
import { chromiumPath } from '../tools/chromium.ts';
import { longRecord } from './support/long-record.ts';
import { ReplayInBrowser } from './support/replay-in-browser.ts';
import { ours } from './support/room-ours.ts';
import { RunningServer } from './support/room-server.ts';

const EVENTS = 5000;
const OPENINGS = 5;
const DRAGS = 3;
const SECONDS = 5;
const STEPS = 40;
const ROUNDS = 3;
const PLACES = { beginning: 'Home', middle: '5', end: 'End' } as const;

const executablePath = chromiumPath();
if (executablePath === null) {
  console.error('This bench needs Chromium: install it, or set CHROMIUM_PATH to one.');
  process.exit(1);
}
await buildIfStale();
const folder = mkdtempSync(path.join(tmpdir(), 'bench-replay-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const load = loadavg()[0] ?? 0;
if (load > 0.5) console.error(`Others are at work on this machine: its load is ${load.toFixed(1)}.`);

const record = longRecord(EVENTS);
// It has nothing to do once the page is there, and the browser has all cores.
const server = await RunningServer.start(ours(folder), null);
const replay = await ReplayInBrowser.start(
  executablePath,
  `http://127.0.0.1:${server.port}/replay`,
  writeRecord(record),
);

const rounded = <T extends object>(figures: T) =>
  Object.fromEntries(Object.entries(figures).map(([name, x]) => [name, Math.round(Number(x) * 10) / 10]));
const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
async function times<T>(count: number, deed: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count) all.push(await deed());
  return all;
}

const openings = await times(OPENINGS, () => replay.open());
const ready = openings.map((opening) => opening.ready);
const opened = rounded({
  median: median(ready),
  worst: Math.max(...ready),
  verdictMedian: median(openings.map(({ verdict }) => verdict)),
});
console.table({ opening: opened });

const drags = (await times(DRAGS, () => replay.scrub(SECONDS))).map(rounded);
console.table(drags);

const rounds = await times(ROUNDS, async () => ({
  beginning: await replay.step(PLACES.beginning, STEPS),
  middle: await replay.step(PLACES.middle, STEPS),
  end: await replay.step(PLACES.end, STEPS),
}));
const stepAt = (place: keyof typeof PLACES) =>
  rounded({
    work: median(rounds.map((round) => round[place].work)),
    p50: median(rounds.map((round) => round[place].p50)),
    p95: median(rounds.map((round) => round[place].p95)),
  });
const steps = { beginning: stepAt('beginning'), middle: stepAt('middle'), end: stepAt('end') };
console.table(steps);

await replay.close();
await server.stop();
const machine = { cores: cpus().length, load };
console.log(JSON.stringify({ bench: 'replay', ...machine, events: record.events.length, opened, drags, steps }));
process.exit(0);
