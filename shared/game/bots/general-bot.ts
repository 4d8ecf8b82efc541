/** An honest general: answers every request once, as its duty asks, and attacks when it is told to. */
import { firstOf } from '../../paxos/knowledge.ts';
import { isRequest } from '../../paxos/letters.ts';
import type { PlayerCommand } from '../commands.ts';
import { adviceOn } from '../help.ts';
import type { PlayerView } from '../view.ts';

/** The next act, or null when there is nothing to do. It sees its redacted log and nothing else. */
export function generalBot(view: PlayerView): PlayerCommand | null {
  for (const { letter, answered } of view.received.values()) {
    if (answered || !isRequest(letter)) continue;
    return { type: 'answer', re: letter.id, ...adviceOn(view, letter.id) };
  }
  const told = firstOf(view.mind.told);
  return told !== null && view.order === undefined ? { type: 'order', value: told.value } : null;
}
