/** A long game: whether its letters cost the same from the first to the last, and what it costs to come back to it. */
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import type { Cores } from './room-cores.ts';
import { growthOf, type Sample } from './room-growth.ts';
import { Load } from './room-load.ts';
import { ours, talkTo, type OurBoard, type OurContender } from './room-ours.ts';
import { RunningServer } from './room-server.ts';

export interface LongGame {
  /** Microseconds of the server for each letter, in the first three, the middle four and the last three thousand of ten. */
  readonly first: number;
  readonly middle: number;
  readonly last: number;
  /** By what part they grow from the first thousand to the last, as growthOf has it. */
  readonly growth: number;
  readonly resumed: Return;
  readonly fromNothing: Return;
  /** What the judge found in the record. */
  readonly violations: number;
}

export interface Return {
  /** Events that were sent. */
  readonly events: number;
  /** Milliseconds of the server. */
  readonly cpu: number;
  /** From opening a socket to holding the log, in milliseconds. */
  readonly view: number;
}

const THOUSANDS = 10;
/** Letters of each officer that are on their way. */
const IN_FLIGHT = 2;
/** 83 rounds of twelve letters: a multiple of what is in flight. */
const THOUSAND = 996;
/** Games at a time, so that a thousand letters of each are long enough to be measured. */
const GAMES = 8;
/** The compiler has seen enough after 40,000 letters. */
const WARM_UP = 5004;
/**
 * Games of all ages take turns, each so many thousands behind the one before: what else the machine does hits young and old
 * alike.
 */
const AGE_GAP = 2;
const HELD_BACK = 20;

export async function longGame(
  data: string,
  cores: Cores | null,
  { games, returns }: { readonly games: number; readonly returns: number },
): Promise<LongGame> {
  const contender = ours(data);
  const boards: OurBoard[] = [];
  const kept: OurContender = {
    ...contender,
    board: async (...args: Parameters<OurContender['board']>) => {
      const board = await contender.board(...args);
      boards.push(board);
      return board;
    },
  };
  const server = await RunningServer.start(kept, cores);
  try {
    const warmUp = await Load.set(kept, server, GAMES);
    await warmUp.thisMany(WARM_UP, IN_FLIGHT);
    warmUp.close();
    const loads: Load[] = [];
    const samples: Sample[] = [];
    for (let round = 0; round < THOUSANDS + AGE_GAP * (games - 1); round += 1) {
      for (let game = 0; game < games; game += 1) {
        const age = round - AGE_GAP * game;
        if (age < 0 || age >= THOUSANDS) continue;
        const load = (loads[game] ??= await Load.set(kept, server, GAMES, (game + 1) * GAMES));
        samples.push({ round, age, cost: await load.thisMany(THOUSAND, IN_FLIGHT) });
      }
    }
    const board = boards.at(-1);
    if (!board) throw new Error('no game was played');
    const all = await comeBack(server, board, 0, 1);
    const fromNothing = await comeBack(server, board, 0, Math.ceil(returns / 5));
    const resumed = await comeBack(server, board, all.events - HELD_BACK, returns);
    const judged = judge(readRecord(await board.record()));
    if (!judged.ok) throw new Error('The record of the long game cannot be read.');
    const between = (from: number, to: number): number =>
      median(samples.filter(({ age }) => age >= from && age < to).map(({ cost }) => cost));
    return {
      first: between(0, 3),
      middle: between(3, 7),
      last: between(7, THOUSANDS),
      growth: growthOf(samples),
      resumed,
      fromNothing,
      violations: judged.verdict.violations.length,
    };
  } finally {
    for (const board of boards) board.close();
    await server.stop();
  }
}

/** One player's browser comes back again and again, holding so many events of its log. */
async function comeBack(server: RunningServer, board: OurBoard, have: number, times: number): Promise<Return> {
  const [place] = board.places;
  const before = server.cpu();
  let view = 0;
  let answer = '';
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    const talk = await talkTo(server.port, () => undefined);
    answer = await talk.ask('enter', { ...place, session: board.session, have });
    view += performance.now() - start;
    talk.close();
  }
  const { log } = JSON.parse(answer) as {
    readonly log: { readonly from: number; readonly events: readonly unknown[] };
  };
  if (log.from !== have) throw new Error(`The log begins with event ${log.from}, not ${have}.`);
  return { events: log.events.length, cpu: (server.cpu() - before) / times, view: view / times };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
