/** What is written on the diagram, in the reader's language. Each call reads the language anew. */
import type { PictureLetter, Words } from '../../shared/diagram/picture.ts';
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

export function letterTitle({ letter, fate }: PictureLetter): string {
  const words = { from: whoWords(letter.from), to: whoWords(letter.to), letter: letterShort(letter) };
  if (fate === 'captured') return m.diagram_letter_captured(words);
  return fate === 'walking' ? m.diagram_letter_walking(words) : m.diagram_letter(words);
}
