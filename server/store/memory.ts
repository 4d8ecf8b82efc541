/** A store that keeps nothing beyond the process: for tests, and for trying things out. */
import { wallTime } from '../calendar.ts';
import { checkAppends } from './check-appends.ts';
import type { Append, Kept, Store, Stretch } from './store.ts';

interface Stream {
  length: number;
  at: number;
  readonly stretches: Stretch[];
}

export function memoryStore(now: () => number = wallTime): Store {
  const streams = new Map<string, Stream>();
  const names = new Map<string, Map<string, string>>();

  function append({ stream: name, after, lines, commands }: Append): Kept {
    const stream = streams.get(name) ?? { length: 0, at: 0, stretches: [] };
    if (stream.length !== after) return 'stale';
    stream.stretches.push({ after, lines: [...lines], commands: [...commands] });
    stream.length += lines.length;
    stream.at = now();
    streams.set(name, stream);
    return 'kept';
  }

  return {
    commit: (appends) =>
      new Promise((resolve) => {
        checkAppends(appends);
        resolve(appends.map(append));
      }),
    read: (name, after = 0) =>
      Promise.resolve(
        (streams.get(name)?.stretches ?? []).filter((stretch) => stretch.after + stretch.lines.length > after),
      ),
    idleSince: (moment) => Promise.resolve([...streams].filter(([, { at }]) => at < moment).map(([name]) => name)),
    remove: (name) => {
      streams.delete(name);
      names.delete(name);
      return Promise.resolve();
    },
    setName: (stream, member, name) => {
      const known = names.get(stream) ?? new Map<string, string>();
      names.set(stream, known.set(member, name));
      return Promise.resolve();
    },
    setNames: (stream, all) => {
      names.set(stream, new Map(all));
      return Promise.resolve();
    },
    names: (stream) => Promise.resolve(new Map(names.get(stream))),
    forgetName: (stream, member) => {
      names.get(stream)?.delete(member);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
