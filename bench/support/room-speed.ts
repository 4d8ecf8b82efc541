/** How fast a contender goes: as fast as it can on several numbers of boards, then at a given rate. */
import type { Cores } from './room-cores.ts';
import type { Contender } from './room-letters.ts';
import { Load, type Measured } from './room-load.ts';
import { RunningServer } from './room-server.ts';

export interface Point {
  readonly boards: number;
  /** Questions of each officer that are on their way. */
  readonly inFlight: number;
}

export interface Speed {
  readonly best: Measured & Point;
  /** By letters a second. */
  readonly atRate: ReadonlyMap<number, Measured>;
}

interface SpeedPlan {
  readonly points: readonly Point[];
  readonly rates: readonly number[];
  /** Of each measurement; a third as long goes before it. */
  readonly seconds: number;
}

/** What a server does first is compiled as it does it. */
const WARM_UP: Point = { boards: 10, inFlight: 4 };
const RATE_BOARDS = 100;

export async function speed(
  contender: Contender,
  cores: Cores | null,
  { points, rates, seconds }: SpeedPlan,
): Promise<Speed> {
  const server = await RunningServer.start(contender, cores);
  let boards = 0;
  const on = async (count: number, work: (load: Load) => Promise<Measured>): Promise<Measured> => {
    const load = await Load.set(contender, server, count, boards);
    boards += count;
    try {
      return await work(load);
    } finally {
      load.close();
    }
  };
  try {
    await on(WARM_UP.boards, (load) => load.asFastAsItGoes(WARM_UP.inFlight, seconds / 3, seconds / 2));
    const measured: (Measured & Point)[] = [];
    for (const point of points) {
      const result = await on(point.boards, (load) => load.asFastAsItGoes(point.inFlight, seconds / 3, seconds));
      measured.push({ ...result, ...point });
    }
    const [best] = measured.sort((a, b) => b.perSecond - a.perSecond);
    if (!best) throw new Error('nothing was measured');
    const atRate = new Map<number, Measured>();
    for (const rate of rates) {
      atRate.set(rate, await on(RATE_BOARDS, (load) => load.atRate(rate, seconds / 3, seconds)));
    }
    return { best, atRate };
  } finally {
    await server.stop();
  }
}

/** Of two rounds, whatever went better in each. */
export function better(a: Speed, b: Speed): Speed {
  const atRate = new Map(a.atRate);
  for (const [rate, measured] of b.atRate) {
    if (measured.p99 < (a.atRate.get(rate)?.p99 ?? Infinity)) atRate.set(rate, measured);
  }
  return { best: a.best.perSecond > b.best.perSecond ? a.best : b.best, atRate };
}
