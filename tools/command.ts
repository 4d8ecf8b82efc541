/** Running other programs, and saying what runs. */
import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..');

/**
 * Runs to the end; resolves to the exit code, 1 if it could not start or was killed. Its output is ours, or is kept for
 * later where other programs run at the same time.
 */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  kept?: Buffer[],
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: kept === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => kept?.push(chunk));
    child.on('error', (error) => {
      kept?.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    // Not "exit": by then the last of the output may still be on its way.
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** Runs the JavaScript of an installed package with this very Node: no PATH, no shell, the same on every system. */
export async function runPackage(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  kept?: Buffer[],
): Promise<number> {
  return run(process.execPath, [path.join(ROOT, 'node_modules', file), ...args], env, kept);
}

export interface Step {
  readonly name: string;
  /** With `kept`, what it says goes there and nowhere else. */
  readonly run: (kept?: Buffer[]) => Promise<number>;
}

export const packageStep = (name: string, file: string, args: readonly string[]): Step => ({
  name,
  run: (kept) => runPackage(file, args, {}, kept),
});

const seconds = (start: number): string => ((performance.now() - start) / 1000).toFixed(1);

/** Runs every step even after one failed, so that one look shows all that is wrong; the names of those that failed. */
export async function runAll(steps: readonly Step[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const step of steps) {
    const start = performance.now();
    console.error(`\n— ${step.name}`);
    const code = await step.run();
    console.error(`  ${code === 0 ? 'ok' : 'FAILED'}, ${seconds(start)} s`);
    if (code !== 0) failed.push(step.name);
  }
  return failed;
}

/** Like runAll, with the lanes side by side: what a step says is shown in one piece, when it ends. */
export async function runLanes(lanes: readonly (readonly Step[])[]): Promise<readonly string[]> {
  const failed: string[] = [];
  const runLane = async (lane: readonly Step[]): Promise<void> => {
    for (const step of lane) {
      const start = performance.now();
      const kept: Buffer[] = [];
      const code = await step.run(kept);
      const verdict = `  ${code === 0 ? 'ok' : 'FAILED'}, ${seconds(start)} s`;
      console.error(`\n— ${step.name}\n${Buffer.concat(kept).toString()}${verdict}`);
      if (code !== 0) failed.push(step.name);
    }
  };
  await Promise.all(lanes.map(runLane));
  return failed;
}
