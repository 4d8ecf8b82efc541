/** An act of a session in words, by the event that holds it. */
import type { GameEvent } from '../../../shared/game/events.ts';
import type { Chronicle } from '../../../shared/replay/chronicle.ts';
import { countUpTo } from '../../../shared/replay/history.ts';
import { eventWords } from '../../room/event-words.ts';

function eventAt({ events, seqs }: Chronicle, seq: number): GameEvent | null {
  // What was made up for an event comes after it, under the same seq.
  let at = countUpTo(seqs, seq) - 1;
  while (at > 0 && seqs[at - 1] === seq) at -= 1;
  const event = events[at];
  return event?.seq === seq ? event : null;
}

export function actWordsAt(chronicle: Chronicle, seq: number): string {
  const event = eventAt(chronicle, seq);
  if (event === null) return '';
  return eventWords(event, (id) => chronicle.drawing.posted.get(id)?.letter ?? null) ?? '';
}
