/** What a letter says, in the reader's language. Each call reads the language anew, so a page that calls it redraws. */
import type { Letter, LetterKind } from '../../shared/paxos/letters.ts';
import { m } from '../i18n/generated/messages.js';
import { whoWords } from '../judge/words.ts';

/** As the slip has it. */
export function letterWords(letter: Letter): string {
  switch (letter.kind) {
    case 'prepare':
      return m.letter_prepare({ n: letter.n });
    case 'promise': {
      const { n, accepted } = letter;
      return accepted === null
        ? m.letter_promise_nothing({ n })
        : m.letter_promise_report({ n, accepted: accepted.n, value: accepted.value });
    }
    case 'accept':
      return m.letter_accept({ n: letter.n, value: letter.value });
    case 'accepted':
      return m.letter_accepted({ n: letter.n, value: letter.value });
    case 'reject':
      return m.letter_reject({ n: letter.n, promised: letter.promised });
    case 'announce':
      return m.letter_announce({ value: letter.value });
  }
}

/** As a list or an envelope has it. */
export function letterShort(letter: Letter): string {
  switch (letter.kind) {
    case 'promise': {
      const { n, accepted } = letter;
      return accepted === null
        ? m.letter_short_promise({ n })
        : m.letter_short_report({ n, accepted: accepted.n, value: accepted.value });
    }
    case 'accept':
      return m.letter_short_accept({ n: letter.n, value: letter.value });
    case 'accepted':
      return m.letter_short_accepted({ n: letter.n, value: letter.value });
    case 'reject':
      return m.letter_short_reject({ n: letter.n, promised: letter.promised });
    case 'announce':
      return m.letter_short_announce({ value: letter.value });
    case 'prepare':
      return letterWords(letter);
  }
}

export function kindWords(kind: LetterKind): string {
  switch (kind) {
    case 'prepare':
      return m.letter_kind_prepare();
    case 'promise':
      return m.letter_kind_promise();
    case 'accept':
      return m.letter_kind_accept();
    case 'accepted':
      return m.letter_kind_accepted();
    case 'reject':
      return m.letter_kind_reject();
    case 'announce':
      return m.letter_kind_announce();
  }
}

/** "general 2 to officer 1", and what it answers, where it does. */
export function wayWords({ from, to }: Pick<Letter, 'from' | 'to'>, answered: Letter | null = null): string {
  const way = { from: whoWords(from), to: whoWords(to) };
  return answered === null ? m.letter_way(way) : m.letter_way_answering({ ...way, letter: letterShort(answered) });
}

export function unopenedWords(count: number): string {
  if (count === 0) return m.letter_unopened_none();
  return count === 1 ? m.letter_unopened_one() : m.letter_unopened({ count });
}
