/** An honest general: answers every request once, as its duty asks, and attacks when it is told to. */
import { firstOf } from '../../paxos/knowledge.ts';
import { isRequest, type Request } from '../../paxos/letters.ts';
import type { PlayerCommand } from '../commands.ts';
import { adviceOn } from '../help.ts';
import type { PlayerView } from '../view.ts';

/** The next act, or null when there is nothing to do. It sees its redacted log and nothing else. */
export function generalBot(view: PlayerView): PlayerCommand | null {
  const [letter] = unanswered(view);
  return letter === undefined ? orderAsTold(view) : dutifully(view, letter);
}

/** In order of first arrival. */
export function unanswered({ received }: PlayerView): readonly Request[] {
  const letters: Request[] = [];
  for (const { letter, answered } of received.values()) if (!answered && isRequest(letter)) letters.push(letter);
  return letters;
}

export function dutifully(view: PlayerView, letter: Request): PlayerCommand {
  return { type: 'answer', re: letter.id, ...adviceOn(view, letter.id) };
}

export function orderAsTold({ mind, order }: PlayerView): PlayerCommand | null {
  const told = firstOf(mind.told);
  return told !== null && order === undefined ? { type: 'order', value: told.value } : null;
}
