/**
 * npm run --silent bench -- room [--quick]
 *
 * How many letters a second the server judges, keeps and delivers, how soon, and what that costs; against bare relays
 * of the same letters and against boardgame.io. Prints tables and, last, one line of JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfStale } from '../tools/build.ts';
import { boardgame, relay, socketIo } from './support/room-bare.ts';
import { takeCores } from './support/room-cores.ts';
import type { Contender } from './support/room-letters.ts';
import { longGame } from './support/room-long.ts';
import { memoryPerConnection } from './support/room-memory.ts';
import { ours } from './support/room-ours.ts';
import { installPeers, ownClients } from './support/room-peers.ts';
import { report } from './support/room-report.ts';
import { better, speed, type Point, type Speed } from './support/room-speed.ts';

const quick = process.argv.includes('--quick');
const PLAN = quick
  ? {
      points: [{ boards: 30, inFlight: 4 }],
      rates: [3000],
      seconds: 1.5,
      rounds: 1,
      sizes: [1001],
      games: 2,
      returns: 5,
    }
  : {
      points: [
        { boards: 30, inFlight: 4 },
        { boards: 30, inFlight: 8 },
        { boards: 30, inFlight: 16 },
        { boards: 100, inFlight: 4 },
      ],
      rates: [1000, 3000],
      seconds: 2,
      rounds: 4,
      sizes: [2002, 5005],
      games: 5,
      returns: 50,
    };
/** It is fastest on few boards. */
const BOARDGAME_POINTS: readonly Point[] = [
  { boards: 10, inFlight: 4 },
  { boards: 30, inFlight: 4 },
];
const LONGEST_MINUTES = 15;

setTimeout(() => {
  console.error(`After ${LONGEST_MINUTES} minutes it is still not over: something hangs.`);
  process.exit(1);
}, LONGEST_MINUTES * 60_000).unref();

await buildIfStale();
const cores = takeCores();
if (cores === null) console.error('Not pinned: that takes two cores and taskset. Server and load disturb each other.');

const folder = mkdtempSync(path.join(tmpdir(), 'bench-room-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
// Leaving by the front door ends the servers and empties the folder.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
let databases = 0;
const data = (): string => path.join(folder, String((databases += 1)));

const say = (what: string): void => {
  console.error(`… ${what}`);
};

const withBoardgame = installPeers();
if (!withBoardgame) console.error('boardgame.io is left out: it could not be installed.');

/** Contenders take turns, so that what else the machine does hits them alike; of each, the best round counts. */
const speeds = new Map<string, Speed>();
for (let round = 1; round <= PLAN.rounds; round += 1) {
  const contenders: Contender[] = [relay, ours(data()), socketIo];
  if (withBoardgame && round % 2 === 1) contenders.push(boardgame);
  for (const contender of contenders) {
    say(`speed of ${contender.name}, round ${round}`);
    const points: readonly Point[] = contender === boardgame ? BOARDGAME_POINTS : PLAN.points;
    const now = await speed(contender, cores, { ...PLAN, points, rates: contender === boardgame ? [] : PLAN.rates });
    const before = speeds.get(contender.name);
    speeds.set(contender.name, before === undefined ? now : better(before, now));
  }
}

let boardgameClients: number | null = null;
if (withBoardgame) {
  say("boardgame.io's own clients");
  boardgameClients = await ownClients(cores, PLAN.seconds);
}
say('memory of connections');
const memory = await memoryPerConnection(ours(data()), cores, PLAN.sizes);
const bareMemory = await memoryPerConnection(socketIo, cores, PLAN.sizes);
say('a long game, and coming back to it');
const long = await longGame(data(), cores, PLAN);

report({ pinned: cores !== null, quick, sizes: PLAN.sizes, speeds, boardgameClients, memory, bareMemory, long });
