/** What happened, for a host who watches everything. Null for what is not worth a line of its own. */
import type { GameEvent } from '../../shared/game/events.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import { m } from '../i18n/generated/messages.js';
import { whoWords } from '../judge/words.ts';
import { letterShort } from '../letters/letter-words.ts';

type Find = (id: string) => Letter | null;

export function eventWords(event: GameEvent, find: Find): string | null {
  switch (event.type) {
    case 'sent': {
      const { from, to } = event.letter;
      return m.watch_sent({ who: whoWords(from), letter: letterShort(event.letter), to: whoWords(to) });
    }
    case 'delivered':
      return ofLetter(find(event.letter), m.watch_delivered);
    case 'captured':
      return ofLetter(find(event.letter), m.watch_captured);
    case 'departed':
      return event.copy > 1 ? ofLetter(find(event.letter), m.watch_copied) : null;
    case 'diverted':
      return ofLetter(find(event.letter), divertedWords(event));
    case 'answered': {
      const asked = find(event.re);
      const letter = asked === null ? event.re : letterShort(asked);
      const who = whoWords(event.by);
      return event.reply === null
        ? m.watch_kept_silent({ who, letter })
        : m.watch_answered({ who, letter, reply: letterShort(event.reply) });
    }
    case 'wrote':
      return m.watch_wrote({ who: whoWords(event.by), notebook: notebookWords(event.notebook) });
    case 'claimed':
      return m.watch_claimed({ who: whoWords(event.by), n: event.n, value: event.value });
    case 'ordered': {
      const who = whoWords(event.by);
      return event.value === null ? m.watch_ordered_hold({ who }) : m.watch_ordered({ who, value: event.value });
    }
    case 'seated':
      // Who sits there as the game begins stands beside the list.
      return event.bot && event.at > 0 ? m.watch_bot({ who: whoWords(event.seat) }) : null;
    case 'paused':
      return m.watch_paused();
    case 'resumed':
      return m.watch_resumed();
    case 'dawn':
      return m.watch_dawn();
    case 'ended':
      return m.watch_ended();
  }
}

type OfLetter = (params: { readonly letter: string; readonly from: string; readonly to: string }) => string;

function ofLetter(letter: Letter | null, words: OfLetter): string | null {
  if (letter === null) return null;
  return words({ letter: letterShort(letter), from: whoWords(letter.from), to: whoWords(letter.to) });
}

function divertedWords({ due, fate }: Extract<GameEvent, { type: 'diverted' }>): OfLetter {
  if (fate === 'capture') return m.watch_doomed;
  return due === null ? m.watch_held : m.watch_sent_on;
}

export function notebookWords({ promised, accepted }: Notebook): string {
  return accepted === null
    ? m.watch_notebook_nothing({ promised })
    : m.watch_notebook({ promised, n: accepted.n, value: accepted.value });
}

/** Game time as minutes and seconds. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
