/** Each event of a session in words, as everybody sees it now, or as one player saw it then. */
import type { GameEvent } from '../../shared/game/events.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { m } from '../i18n/generated/messages.js';
import { whoWords } from '../judge/words.ts';
import { letterShort } from '../letters/letter-words.ts';
import { eventWords } from '../room/event-words.ts';

type Find = (id: string) => Letter | null;

/** Whoever steps from event to event hears of each, of those as well that are not worth a line in a list. */
export function wordsOf(event: GameEvent, find: Find): string {
  const words = eventWords(event, find);
  if (words !== null) return words;
  if (event.type === 'seated') return m.replay_event_seated({ who: whoWords(event.seat) });
  const letter = 'letter' in event && typeof event.letter === 'string' ? find(event.letter) : null;
  if (letter === null) return m.replay_event_other();
  return m.replay_event_departed({ letter: letterShort(letter), to: whoWords(letter.to) });
}

/** What a player did, or what reached it. */
export function ownWords(event: PlayerEvent, seat: Seat, find: Find): string {
  const own = { seq: 0, at: event.at };
  switch (event.type) {
    case 'voted':
      return m.replay_event_voted({ n: event.vote.n, value: event.vote.value });
    case 'delivered':
      return wordsOf({ ...own, type: 'delivered', letter: event.letter.id, copy: 1 }, () => event.letter);
    case 'ordered':
      return wordsOf({ ...own, type: 'ordered', army: Number(seat.slice(1)), by: event.by, value: event.value }, find);
    case 'sent':
      return wordsOf({ ...event, ...own }, find);
    case 'answered':
    case 'wrote':
    case 'claimed':
      return wordsOf({ ...event, ...own, by: seat } as GameEvent, find);
    case 'paused':
    case 'resumed':
    case 'dawn':
    case 'ended':
      return wordsOf({ ...event, ...own }, find);
  }
}
