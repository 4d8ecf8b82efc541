/**
 * What is not kept for ever: a game that nobody goes on with, one that is over, a class and a room that nobody has used.
 * Their names go with them. How long the games of a class are kept its instructor may choose.
 */
import { KEEP_DAYS } from '../shared/class/keeping.ts';
import type { ClassEvent } from '../shared/class/events.ts';
import type { ClassState } from '../shared/class/state.ts';
import { classIn } from './class/classes.ts';
import { classStream, rosterStream } from './class/classroom.ts';
import { keepingOf, type DayLimits } from './class/keeping.ts';
import { sessionStream } from './room/game.ts';
import { roomStream } from './room/decided.ts';
import type { Append, Store } from './store/store.ts';

const DAY_MS = 86_400_000;

export interface RetentionOptions {
  readonly store: Store;
  readonly limits: DayLimits;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly isOver: (session: string) => Promise<boolean>;
  /** Streams that are in memory: somebody may go on with them at any moment. */
  readonly inUse: (stream: string) => boolean;
  /** Tells a class that is in memory which of its games are deleted; false where it is not. */
  readonly expire: (code: string, sessions: readonly string[]) => Promise<boolean>;
}

interface Kept {
  readonly state: ClassState;
  /** Lines of its log. */
  readonly length: number;
}

/** Deletes what is due, and answers with what that was. A class is told before its games go, and goes after them. */
export async function deleteOld(options: RetentionOptions): Promise<readonly string[]> {
  const { store, limits, now, inUse } = options;
  const streams = new Set(await store.idleSince(Number.MAX_SAFE_INTEGER));
  const classes = await classesIn(store, streams);
  const owners = ownersOf(classes);
  const shortest = Math.min(limits.unfinishedDays, limits.finishedDays, ...KEEP_DAYS);
  const idle = (await store.idleSince(now - shortest * DAY_MS)).filter((stream) => !inUse(stream));

  const due: string[] = [];
  for (const stream of idle) {
    const at = await store.lastAt(stream);
    if (at !== null && (await isDue(stream, now - at, owners.get(stream) ?? null, options))) due.push(stream);
  }
  const gone = new Set(due.filter((stream) => stream.startsWith('session/')));
  for (const kept of classes) await tell(kept, gone, options);

  const deleted: string[] = [];
  for (const stream of [...gone, ...due.filter((one) => !gone.has(one))]) {
    const [kind = '', name = ''] = stream.split('/');
    const games = kind === 'class' ? (owners.get(stream)?.played ?? []) : [];
    const stays = games.map(({ session }) => sessionStream(session)).some((one) => streams.has(one) && !gone.has(one));
    if (stays || inUse(stream)) continue;
    await store.remove(stream);
    if (kind === 'class') await store.remove(rosterStream(name));
    deleted.push(stream);
  }
  return deleted;
}

async function isDue(
  stream: string,
  age: number,
  owner: ClassState | null,
  { limits, isOver }: RetentionOptions,
): Promise<boolean> {
  const { over, unfinished, whole } = keepingOf(owner, limits);
  const [kind = '', name = ''] = stream.split('/');
  // The server's own secrets: without them no link that it has made is right any more.
  if (kind === 'key') return false;
  if (kind !== 'session') return age > whole * DAY_MS;
  if (age > over * DAY_MS) return true;
  // What cannot be read is kept as long as anything is: somebody may want to look at it.
  return age > unfinished * DAY_MS && !(await isOver(name).catch(() => true));
}

/** A class that cannot be read is as good as none: the others go on. */
async function classesIn(store: Store, streams: ReadonlySet<string>): Promise<readonly Kept[]> {
  const classes: Kept[] = [];
  for (const stream of streams) {
    if (!stream.startsWith('class/')) continue;
    try {
      const lines = (await store.read(stream)).flatMap((stretch) => stretch.lines);
      classes.push({ state: classIn(lines), length: lines.length });
    } catch {
      continue;
    }
  }
  return classes;
}

/** By stream: the class that it belongs to. */
function ownersOf(classes: readonly Kept[]): ReadonlyMap<string, ClassState> {
  const owners = new Map<string, ClassState>();
  for (const { state } of classes) {
    owners.set(classStream(state.code), state);
    for (const room of [...state.rooms, ...state.attempts.keys()]) owners.set(roomStream(room), state);
    for (const { room, session } of state.played) {
      owners.set(roomStream(room), state);
      owners.set(sessionStream(session), state);
    }
  }
  return owners;
}

/** The class's log says which of its games are gone; the class is no younger for it. */
async function tell(
  { state, length }: Kept,
  gone: ReadonlySet<string>,
  { store, expire }: RetentionOptions,
): Promise<void> {
  const sessions: string[] = [];
  for (const { session, gone: told } of state.played) {
    // One that went without a word is told of later.
    const stream = sessionStream(session);
    if (!told && (gone.has(stream) || (await store.lastAt(stream)) === null)) sessions.push(session);
  }
  if (sessions.length === 0 || (await expire(state.code, sessions))) return;
  const lines = sessions.map((session) => JSON.stringify({ type: 'erased', session, due: true } satisfies ClassEvent));
  const append: Append = { stream: classStream(state.code), after: length, lines, commands: [], quiet: true };
  await store.commit([append]);
}
