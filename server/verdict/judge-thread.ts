/** Judges records in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';

parentPort?.on('message', ({ session, text }: { readonly session: string; readonly text: string }) => {
  parentPort?.postMessage({ session, judged: judge(readRecord(text)) });
});
