/** What a connection costs in memory: six players and one who watches on each board, all there and idle. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Cores } from './room-cores.ts';
import type { Contender } from './room-letters.ts';
import { Load } from './room-load.ts';
import { RunningServer } from './room-server.ts';

const PLACES = 7;
/** Boards that come and go first: what they leave behind is not the connections'. */
const EARLIER = 40;
const SETTLE_MS = 1500;

/** KiB of resident memory for each connection, for each number of connections, fewest first. */
export async function memoryPerConnection(
  contender: Contender,
  cores: Cores | null,
  sizes: readonly number[],
): Promise<readonly number[]> {
  const server = await RunningServer.start(contender, cores, true);
  const loads: Load[] = [];
  try {
    const earlier = await Load.set(contender, server, EARLIER);
    await earlier.asFastAsItGoes(1, 0, 1);
    earlier.close();
    const before = await settled(server);
    const measured: number[] = [];
    let boards = 0;
    for (const size of sizes) {
      const more = Math.ceil(size / PLACES) - boards;
      loads.push(await Load.set(contender, server, more, EARLIER + boards));
      boards += more;
      measured.push(((await settled(server)) - before) / (boards * PLACES));
    }
    return measured;
  } finally {
    for (const load of loads) load.close();
    await server.stop();
  }
}

async function settled(server: RunningServer): Promise<number> {
  for (let i = 0; i < 3; i += 1) {
    await wait(SETTLE_MS / 3);
    await server.collectGarbage();
  }
  return server.memory();
}
