/**
 * npm run --silent bench -- class [--quick]
 *
 * What a class of fifty rooms costs: bots play at eight times the speed, and one instructor watches every room. The
 * server's processor time for a letter with the dashboard open and without, what is sent to the dashboard, and how even
 * its frames are in a real browser. Prints a table and, last, one line of JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfStale } from '../tools/build.ts';
import { watchDashboard } from './support/class-page.ts';
import { ClassAtSpeed } from './support/class-at-speed.ts';
import { takeCores } from './support/room-cores.ts';
import { ours } from './support/room-ours.ts';
import { RunningServer } from './support/room-server.ts';

const quick = process.argv.includes('--quick');
const ROOMS = quick ? 5 : 50;
const SECONDS = quick ? 5 : 20;

await buildIfStale();
const cores = takeCores();
if (cores === null) console.error('Not pinned: that takes two cores and taskset. Server and load disturb each other.');
const folder = mkdtempSync(path.join(tmpdir(), 'bench-class-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const server = await RunningServer.start(ours(folder), cores);
const school = new ClassAtSpeed(server);
await school.open(ROOMS);
const open = await school.measure(SECONDS);
school.leave();
const closed = await school.measure(SECONDS);
const page = await watchDashboard(`http://127.0.0.1:${server.port}${school.path}`, SECONDS);
await server.stop();

const round = (x: number): number => Math.round(x * 10) / 10;
const figures = {
  rooms: ROOMS,
  actsPerSecond: round(open.acts / SECONDS),
  lettersPerSecond: round(open.letters / SECONDS),
  cpuMicrosecondsPerLetter: round((open.cpu * 1000) / open.letters),
  cpuMicrosecondsPerAct: round((open.cpu * 1000) / open.acts),
  cpuMicrosecondsPerActUnwatched: round((closed.cpu * 1000) / closed.acts),
  serverBusyPercent: round(open.cpu / (SECONDS * 10)),
  bytesPerLetter: round(open.bytes / open.letters),
  bytesPerSecond: round(open.bytes / SECONDS),
  packetsPerSecond: round(open.packets / SECONDS),
  ...(page && {
    pageFrameP50: round(page.p50),
    pageFrameP95: round(page.p95),
    pageFrameLongest: round(page.longest),
    pageFramesPerSecond: round(page.perSecond),
    pageLongTasks: page.longTasks,
    pageLongTaskMs: round(page.longTaskTime),
  }),
};
console.table(figures);
console.log(JSON.stringify({ bench: 'class', pinned: cores !== null, ...figures }));
process.exit(0);
