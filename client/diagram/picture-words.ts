/** What is written on the diagram, in the reader's language. Each call reads the language anew. */
import type { MermaidWords } from '../../shared/diagram/mermaid.ts';
import type { PictureLetter } from '../../shared/diagram/picture.ts';
import type { Words } from '../../shared/diagram/picture-labels.ts';
import type { Mark } from '../../shared/diagram/space-time.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import { m } from '../i18n/generated/messages.js';
import { whoWords } from '../judge/words.ts';
import { letterShort } from '../letters/letter-words.ts';

/** Short: the rest stands in the letter's title. */
function labelLines(letter: Letter): readonly string[] {
  if (letter.kind !== 'promise' || letter.accepted === null) return [letterShort(letter)];
  const { n, accepted } = letter;
  // A report goes on a second line.
  return [m.letter_short_promise({ n }), `(${accepted.n}, ${accepted.value})`];
}

export function pictureWords(): Words {
  return {
    letter: labelLines,
    captured: m.diagram_captured(),
    knows: (value) => m.watch_knows({ value }),
    chosen: ({ n, value }) => m.watch_chosen_pair({ n, value }),
    order: (value) => value ?? m.order_hold(),
  };
}

export function letterTitle({ letter, fate }: Pick<PictureLetter, 'letter' | 'fate'>): string {
  const words = { from: whoWords(letter.from), to: whoWords(letter.to), letter: letterShort(letter) };
  if (fate === 'captured') return m.diagram_letter_captured(words);
  return fate === 'walking' ? m.diagram_letter_walking(words) : m.diagram_letter(words);
}

export function markTitle(mark: Mark): string {
  const who = whoWords(mark.seat);
  switch (mark.type) {
    case 'promise':
      return m.diagram_mark_promise({ who, n: mark.n });
    case 'vote':
      return m.diagram_mark_vote({ who, n: mark.n, value: mark.value });
    case 'refusal':
      return m.diagram_mark_refusal({ who, n: mark.n });
    case 'claim':
      return m.diagram_mark_claim({ who, n: mark.n, value: mark.value });
    case 'announcement':
      return m.diagram_mark_announcement({ who, value: mark.value });
    case 'order':
      return mark.value === null
        ? m.diagram_mark_order_hold({ who })
        : m.diagram_mark_order({ who, value: mark.value });
    case 'violation':
      return m.diagram_mark_violation({ who, rules: mark.rules.join(m.list_comma()) });
    case 'chosen':
      return m.watch_chosen_pair({ n: mark.n, value: mark.value });
    case 'knows':
      return m.diagram_mark_knows({ who, value: mark.value });
  }
}

export function mermaidWords(): MermaidWords {
  return {
    who: whoWords,
    letter: letterShort,
    captured: m.diagram_captured(),
    walking: m.diagram_walking(),
    mark: markTitle,
  };
}
