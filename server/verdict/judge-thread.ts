/** Judges records in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { breachesOf } from '../../shared/class/breaches.ts';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';

parentPort?.on('message', ({ session, text }: { readonly session: string; readonly text: string }) => {
  const read = readRecord(text);
  const judged = judge(read);
  const breaches = read.ok && judged.ok ? breachesOf(read.record, judged.verdict.violations) : [];
  parentPort?.postMessage({ session, judged, breaches });
});
