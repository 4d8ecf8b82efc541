/** Which core does what: the server has one to itself, the load another. Linux only, as is what is read of processes. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Cores {
  readonly server: string;
  readonly load: string;
}

/** Moves this process to a core of its own; null, and nobody is moved, where there is no second one, or no taskset. */
export function takeCores(): Cores | null {
  const allowed = /^Cpus_allowed_list:\s*(.+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
  const cores = allowed.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  });
  const [server, load] = [cores[0], cores.at(-1)];
  if (server === undefined || load === undefined || server === load) return null;
  const { status } = spawnSync('taskset', ['-a', '-c', '-p', load, String(process.pid)]);
  return status === 0 ? { server, load } : null;
}
