/** A SQLite store in a thread of its own: while it waits for the disk, everyone else is served. */
import { Worker } from 'node:worker_threads';
import type { Store } from './store.ts';

export interface StoreQuestion {
  readonly id: number;
  readonly method: keyof Store;
  readonly args: readonly unknown[];
}

export interface StoreAnswer {
  readonly id: number;
  readonly result: unknown;
  readonly error: unknown;
}

interface Asker {
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Rejects where the file cannot be opened. */
export async function storeInThread(file: string): Promise<Store> {
  const worker = new Worker(new URL('./store-thread.mjs', import.meta.url), { workerData: { file } });
  const askers = new Map<number, Asker>();
  let last = 0;
  let dead: unknown = null;

  function wait<T>(id: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (dead === null) askers.set(id, { resolve, reject });
      else reject(dead instanceof Error ? dead : new Error('the thread of the store is gone'));
    });
  }

  function ask<T>(method: keyof Store, ...args: readonly unknown[]): Promise<T> {
    last += 1;
    worker.postMessage({ id: last, method, args } satisfies StoreQuestion);
    return wait<T>(last);
  }

  function end(reason: unknown): void {
    dead = reason;
    for (const { reject } of askers.values()) reject(reason);
    askers.clear();
  }

  worker.on('message', ({ id, result, error }: StoreAnswer) => {
    const asker = askers.get(id);
    askers.delete(id);
    if (error === null) asker?.resolve(result as never);
    else asker?.reject(error);
  });
  worker.on('error', end);
  worker.on('exit', () => {
    end(new Error('the thread of the store is gone'));
  });
  // It says so once the file is open.
  await wait(0);

  return {
    commit: (appends) => ask('commit', appends),
    read: (stream, after) => ask('read', stream, after),
    idleSince: (moment) => ask('idleSince', moment),
    remove: (stream) => ask('remove', stream),
    setName: (stream, member, name) => ask('setName', stream, member, name),
    setNames: (stream, names) => ask('setNames', stream, names),
    names: (stream) => ask('names', stream),
    forgetName: (stream, member) => ask('forgetName', stream, member),
    close: () => ask('close'),
  };
}
