/** boardgame.io, apart from the product's packages: it is installed when it is first measured. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Cores } from './room-cores.ts';
import { boardgame } from './room-bare.ts';
import { RunningServer } from './room-server.ts';

const FOLDER = 'bench/peers';

/** False, and npm says why, where they cannot be had. */
export function installPeers(): boolean {
  if (existsSync(`${FOLDER}/node_modules/boardgame.io`)) return true;
  console.error('Installing boardgame.io (npm ci in bench/peers) …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}

/** Letters a second between boardgame.io's own clients and its server, on one board. */
export async function ownClients(cores: Cores | null, seconds: number): Promise<number> {
  const server = await RunningServer.start(boardgame, cores);
  try {
    const args = [`${FOLDER}/client.mjs`, String(server.port), String(seconds)];
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await new Promise((resolve) => child.once('exit', resolve));
    return (JSON.parse(said) as { readonly perSecond: number }).perSecond;
  } finally {
    await server.stop();
  }
}
