/** What bench/room.ts has measured, as tables and as one line of JSON. */
import { boardgame, relay, socketIo } from './room-bare.ts';
import type { LongGame, Return } from './room-long.ts';
import { NAME } from './room-ours.ts';
import type { Speed } from './room-speed.ts';

export interface Results {
  readonly pinned: boolean;
  readonly quick: boolean;
  /** By contender. */
  readonly speeds: ReadonlyMap<string, Speed>;
  readonly boardgameClients: number | null;
  /** Numbers of connections, and KiB for each connection. */
  readonly sizes: readonly number[];
  readonly memory: readonly number[];
  readonly bareMemory: readonly number[];
  readonly long: LongGame;
}

/** What the room is to reach. */
const GOALS = { perRelay: 0.6, perBoardgame: 10, p99At3000: 8, memoryPerSocketIo: 1.5, flatWithin: 0.1 };

export function report(results: Results): void {
  const { speeds, sizes, memory, bareMemory, long } = results;
  console.table(
    [...speeds].map(([name, { best }]) => ({
      'as fast as it goes': name,
      'letters/s': Math.round(best.perSecond),
      boards: best.boards,
      'in flight per officer': best.inFlight,
      'p50 ms': round(best.p50),
      'p99 ms': round(best.p99),
      'server µs/letter': round(best.cpuPerLetter),
      'server busy': round(best.serverBusy),
      'load busy': round(best.loadBusy),
      'held up by': heldUpBy(best),
    })),
  );
  console.table(
    [...speeds].flatMap(([name, { atRate }]) =>
      [...atRate].map(([rate, measured]) => ({
        'at a given rate': name,
        'letters/s': rate,
        reached: Math.round(measured.perSecond),
        'p50 ms': round(measured.p50),
        'p99 ms': round(measured.p99),
        'server µs/letter': round(measured.cpuPerLetter),
      })),
    ),
  );
  console.table(
    sizes.map((connections, i) => ({
      'idle connections': connections,
      'KiB each': round(memory[i]),
      'KiB each, Socket.IO relay': round(bareMemory[i]),
    })),
  );
  console.table([
    {
      'a game of 10,000 letters': 'server µs/letter',
      'first 3,000': round(long.first),
      'middle 4,000': round(long.middle),
      'last 3,000': round(long.last),
      growth: round(long.growth),
      violations: long.violations,
    },
  ]);
  console.table([returnRow('with most of the log held', long.resumed), returnRow('from nothing', long.fromNothing)]);
  console.log(JSON.stringify(figures(results)));
}

function heldUpBy({ serverBusy, loadBusy }: Speed['best']): string {
  if (serverBusy > 0.9) return 'the server';
  return loadBusy > 0.9 ? 'the load' : 'neither: other work, or waiting';
}

function returnRow(what: string, { events, cpu, view }: Return): object {
  return { 'coming back': what, events, 'server ms': round(cpu), 'ms to view': round(view) };
}

function figures({ speeds, boardgameClients, sizes, memory, bareMemory, long, pinned, quick }: Results): object {
  const own = speeds.get(NAME);
  const perSecond = (name: string): number => speeds.get(name)?.best.perSecond ?? NaN;
  const ratios = {
    perRelay: perSecond(NAME) / perSecond(relay.name),
    perSocketIo: perSecond(NAME) / perSecond(socketIo.name),
    perBoardgame: perSecond(NAME) / perSecond(boardgame.name),
    memoryPerSocketIo: (memory.at(-1) ?? NaN) / (bareMemory.at(-1) ?? NaN),
    flatWithin: Math.abs(long.growth),
  };
  const p99At3000 = own?.atRate.get(3000)?.p99 ?? NaN;
  return {
    bench: 'room',
    quick,
    pinned,
    lettersPerSecond: Object.fromEntries([...speeds].map(([name, { best }]) => [name, Math.round(best.perSecond)])),
    boardgameOwnClientsPerSecond: boardgameClients === null ? null : Math.round(boardgameClients),
    best: rounded(own?.best ?? {}),
    at: Object.fromEntries([...(own?.atRate ?? [])].map(([rate, measured]) => [rate, rounded(measured)])),
    serverSecondsPer100k: round((own?.best.cpuPerLetter ?? NaN) / 10),
    /** By number of connections. */
    memoryKiB: Object.fromEntries(sizes.map((size, i) => [size, round(memory[i])])),
    socketIoMemoryKiB: Object.fromEntries(sizes.map((size, i) => [size, round(bareMemory[i])])),
    longGame: {
      ...rounded({ first: long.first, middle: long.middle, last: long.last, growth: long.growth }),
      violations: long.violations,
    },
    resumed: rounded(long.resumed),
    fromNothing: rounded(long.fromNothing),
    ratios: rounded(ratios),
    reached: {
      perRelay: ratios.perRelay >= GOALS.perRelay,
      perBoardgame: ratios.perBoardgame >= GOALS.perBoardgame,
      p99At3000: p99At3000 <= GOALS.p99At3000,
      memoryPerSocketIo: ratios.memoryPerSocketIo <= GOALS.memoryPerSocketIo,
      flatWithin: ratios.flatWithin <= GOALS.flatWithin,
      lawful: long.violations === 0,
    },
  };
}

function rounded(figures: object): object {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, round(figure as number)]));
}

function round(x = NaN): number {
  return Math.round(x * 100) / 100;
}
