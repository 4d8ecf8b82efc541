/** The server as it is started in earnest: a process of its own, with a database in a folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

export interface ServerProcess {
  readonly origin: string;
  /** Sends a signal, and resolves with what the process ended with. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<{ readonly code: number | null }>;
}

/** Resolves once it says that it is ready. */
export async function startProcess(data: string, limits: object = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['tools/run.mjs', 'server/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA: data,
      LIMITS: JSON.stringify({ requestsPerSecond: 10_000, requestsAtOnce: 10_000, ...limits }),
    },
  });
  const origin = await readyAt(child);
  return {
    origin,
    end: async (signal) => {
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      const [code] = await ended;
      return { code };
    },
  };
}

async function readyAt({ stdout, stderr }: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (origin !== undefined) resolve(origin);
    };
    stdout?.on('data', hear);
    stderr?.on('data', hear);
    stdout?.on('end', () => {
      reject(new Error(`the server did not start: ${said}`));
    });
  });
}
