/** Running other programs, and saying what runs. */
import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..');

/** Runs to the end with our own input and output; resolves to the exit code, 1 if it could not start or was killed. */
export async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => {
      resolve(1);
    });
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** Runs the JavaScript of an installed package with this very Node: no PATH, no shell, the same on every system. */
export async function runPackage(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return run(process.execPath, [path.join(ROOT, 'node_modules', file), ...args], env);
}

export interface Step {
  readonly name: string;
  readonly run: () => Promise<number>;
}

/** Runs every step even after one failed, so that one look shows all that is wrong; the names of those that failed. */
export async function runAll(steps: readonly Step[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const step of steps) {
    const start = performance.now();
    console.error(`\n— ${step.name}`);
    const code = await step.run();
    console.error(`  ${code === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (code !== 0) failed.push(step.name);
  }
  return failed;
}
