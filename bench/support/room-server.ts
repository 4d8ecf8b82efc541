/** A server under load, as a child process: its port, its processor time, its memory, its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import type { Cores } from './room-cores.ts';
import type { Contender } from './room-letters.ts';

/** A young generation as large as the product asks for; all contenders get it. */
const FLAGS = ['--max-semi-space-size=32'];

export class RunningServer {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #inspector: string | null;

  private constructor(child: ChildProcess, port: number, inspector: string | null) {
    this.#child = child;
    this.port = port;
    this.#inspector = inspector;
  }

  /** With `inspect`, its garbage can be collected. */
  static async start(contender: Contender, cores: Cores | null, inspect = false): Promise<RunningServer> {
    const flags = [...FLAGS, ...(inspect ? ['--inspect=127.0.0.1:0'] : [])];
    const loader = contender.command.some((part) => part.endsWith('.ts')) ? ['tools/run.mjs'] : [];
    const node = [process.execPath, ...flags, ...loader, ...contender.command];
    const [command = '', ...rest] = cores === null ? node : ['taskset', '-c', cores.server, ...node];
    const child = spawn(command, rest, {
      env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...contender.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = (): void => void child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    let said = '';
    return new Promise((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        said += chunk.toString();
        const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
        const inspector = /ws:\/\/\S+/.exec(said)?.[0] ?? null;
        if (port === undefined || (inspect && inspector === null)) return;
        child.stdout.off('data', listen).resume();
        // An inspector only tells who comes and goes.
        if (inspect) child.stderr.off('data', listen).resume();
        else child.stderr.off('data', listen).pipe(process.stderr);
        resolve(new RunningServer(child, Number(port), inspector));
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', () => {
        reject(new Error(`${contender.name} does not start:\n${said}`));
      });
    });
  }

  /** Processor time of all its threads so far, in milliseconds. */
  cpu(): number {
    const tasks = `/proc/${this.#child.pid}/task`;
    const nanoseconds = readdirSync(tasks).map((task) => Number(read(`${tasks}/${task}/schedstat`).split(' ')[0]));
    return nanoseconds.reduce((sum, time) => sum + time, 0) / 1e6;
  }

  /** Resident memory in KiB. */
  memory(): number {
    return Number(/^VmRSS:\s*(\d+)/m.exec(read(`/proc/${this.#child.pid}/status`))?.[1]);
  }

  async collectGarbage(): Promise<void> {
    const socket = new WebSocket(this.#inspector ?? '');
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => {
        socket.send('{"id":1,"method":"HeapProfiler.collectGarbage"}');
      });
      socket.on('message', () => {
        resolve();
      });
    });
    socket.close();
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** What a thread leaves behind that ends as it is looked at is nothing. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '0';
  }
}
