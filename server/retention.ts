/**
 * What is not kept for ever: a game that nobody goes on with, a class and a room that nobody has used. Their names go
 * with them.
 */
import type { Limits } from './limits.ts';
import type { Store } from './store/store.ts';

const DAY_MS = 86_400_000;

export interface RetentionOptions {
  readonly store: Store;
  readonly limits: Pick<Limits, 'unfinishedDays' | 'finishedDays'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly isOver: (session: string) => Promise<boolean>;
  /** Streams that are in memory: somebody may go on with them at any moment. */
  readonly inUse: (stream: string) => boolean;
}

/** Deletes what is due, and answers with what that was. */
export async function deleteOld({ store, limits, now, isOver, inUse }: RetentionOptions): Promise<readonly string[]> {
  const before = (days: number): number => now - days * DAY_MS;
  const old = new Set(await store.idleSince(before(limits.finishedDays)));
  const deleted: string[] = [];
  for (const stream of await store.idleSince(before(Math.min(limits.unfinishedDays, limits.finishedDays)))) {
    const [kind = '', name = ''] = stream.split('/');
    if (inUse(stream)) continue;
    const due = old.has(stream) || (kind === 'session' && !(await isOver(name)));
    if (!due) continue;
    await store.remove(stream);
    if (kind === 'class') await store.remove(`roster/${name}`);
    deleted.push(stream);
  }
  return deleted;
}
