import type { Refused } from '../../../shared/wire/refusal.ts';
import type { Offline } from '../../net/reply.ts';

export type Refusal = Refused | Offline;

const TRIES = 5;
const PAUSE_S = 2;
/** Refusals after which waiting helps. */
const PASSING: ReadonlySet<string> = new Set(['too-fast', 'too-many', 'store-down', 'moved']);

/** Asks again, a few times, where waiting may help, or where what comes is not finished yet. */
export async function patiently<Reply extends { readonly ok: true } | Refusal>(
  ask: () => Promise<Reply>,
  unfinished: (reply: Reply) => boolean = () => false,
): Promise<Reply> {
  for (let left = TRIES; ; left -= 1) {
    const reply = await ask();
    const seconds = pauseAfter(reply) ?? (unfinished(reply) ? PAUSE_S : null);
    if (seconds === null || left === 1) return reply;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

function pauseAfter(reply: { readonly ok: true } | Refusal): number | null {
  if (reply.ok || !PASSING.has(reply.code)) return null;
  return Number(reply.params['seconds'] ?? PAUSE_S);
}
