/** The thread that holds the file: what is asked of it is done in order, and answered. */
import { parentPort, workerData } from 'node:worker_threads';
import type { StoreAnswer, StoreQuestion } from './in-thread.ts';
import { sqliteStore } from './sqlite.ts';

const { file } = workerData as { readonly file: string };
const store = sqliteStore(file);
const answer = (what: StoreAnswer) => parentPort?.postMessage(what);

parentPort?.on('message', ({ id, method, args }: StoreQuestion) => {
  const work = store[method] as (...args: readonly unknown[]) => Promise<unknown>;
  work(...args).then(
    (result) => {
      answer({ id, result, error: null });
      if (method === 'close') parentPort?.close();
    },
    (error: unknown) => {
      answer({ id, result: null, error });
    },
  );
});
answer({ id: 0, result: null, error: null });
