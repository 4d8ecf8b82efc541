/** Judges records in a thread of its own. Plain JavaScript: it is what makes TypeScript loadable here. */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { readRecord } = await import('../../shared/game/record.ts');
const { judge } = await import('../../shared/judge/judge.ts');

parentPort?.on('message', ({ session, text }) => {
  parentPort?.postMessage({ session, judged: judge(readRecord(text)) });
});
