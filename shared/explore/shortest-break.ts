/** What a slip can do: the shortest game that breaks agreement with it, or the certainty that there is none. */
import type { ProtocolEvent } from '../paxos/events.ts';
import type { SlipId } from './slip-id.ts';
import { eventsOf } from './slip-record.ts';
import { search } from './slip-search.ts';

export type ShortestBreak =
  | {
      readonly found: true;
      /** From the first letter to `ended`, of a game with explore/setting.ts SETTINGS. */
      readonly events: readonly ProtocolEvent[];
      /** The letters that officers send, the answers, and what generals write unasked: no fewer lead there. */
      readonly acts: number;
      readonly states: number;
    }
  | { readonly found: false; readonly states: number };

/**
 * Three acceptors, two values, numbers 1 … `numbers`. Each of the slips may happen once; all else is honest, by the letters
 * that officers received and the notebooks that generals keep. The same arguments always give the same game.
 */
export function shortestBreak(numbers: number, slips: readonly SlipId[]): ShortestBreak {
  const result = search(numbers, slips);
  if (!result.found) return result;
  const { moves, acts, states } = result;
  return { found: true, events: eventsOf(moves), acts, states };
}
