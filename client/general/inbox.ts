/** The letters that a general has, newest first, and what became of each. */
import type { PlayerView } from '../../shared/game/view.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import { m } from '../i18n/generated/messages.js';
import { kindWords } from '../letters/letter-words.ts';

export interface InLetter {
  readonly letter: Letter;
  readonly arrivals: number;
  readonly opened: boolean;
  /** There was an act on it: a reply, or an entry without one. */
  readonly answered: boolean;
  /** The last reply to it. */
  readonly reply: Letter | null;
}

export function inboxOf({ received, sent }: PlayerView, isOpened: (id: string) => boolean): readonly InLetter[] {
  const replies = new Map(sent.flatMap((reply) => ('re' in reply ? [[reply.re, reply]] : [])));
  return [...received.values()]
    .map(({ letter, arrivals, answered }) => ({
      letter,
      arrivals,
      answered,
      // Answered on another device, perhaps, or by a bot in this seat.
      opened: answered || isOpened(letter.id),
      reply: replies.get(letter.id) ?? null,
    }))
    .reverse();
}

export function stateWords({ letter, opened, answered, reply }: InLetter, reading: boolean): string {
  if (!opened) return m.general_state_sealed();
  if (reading) return m.general_state_reading();
  if (reply !== null) return m.general_state_replied({ reply: kindWords(reply.kind) });
  if (answered) return m.general_state_silent();
  return letter.kind === 'announce' ? m.general_state_read() : m.general_state_waiting();
}
