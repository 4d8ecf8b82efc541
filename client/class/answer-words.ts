/** What a class answered while time stood still, and what was true, in words for whoever holds the one against the other. */
import type { Question } from '../../shared/class/marks.ts';
import type { Truth } from '../../shared/class/events.ts';
import type { Tally } from '../../shared/wire/class-view.ts';
import { m } from '../i18n/generated/messages.js';

const HEADS: Readonly<Record<Question, () => string>> = {
  chosen: m.board_ask_col_chosen,
  value: m.board_ask_col_value,
  open: m.board_ask_col_open,
  known: m.board_ask_col_known,
};

export function answerHead(question: Question): string {
  return HEADS[question]();
}

const yesNo = (is: boolean): string => (is ? m.board_ask_yes() : m.board_ask_no());
const listed = (words: readonly string[], none: string): string =>
  words.length === 0 ? none : words.join(m.list_comma());

export function truthWords(truth: Truth, question: Question): string {
  switch (question) {
    case 'chosen':
      return yesNo(truth.chosen.length > 0);
    case 'value':
      return listed(truth.chosen, m.board_ask_none());
    case 'open':
      return yesNo(truth.open);
    case 'known':
      return listed(truth.known, m.board_ask_nobody());
  }
}

/** Null of who knows: that is said in too many ways. */
export function saidWords(
  { answered, chosen, open, values }: Pick<Tally, 'answered' | 'chosen' | 'open' | 'values'>,
  question: Question,
): string | null {
  switch (question) {
    case 'chosen':
      return m.board_ask_yes_no({ yes: chosen, no: answered - chosen });
    case 'open':
      return m.board_ask_yes_no({ yes: open, no: answered - open });
    case 'value': {
      const named = Object.entries(values).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
      if (named.length === 0) return m.board_ask_named_none();
      return m.board_ask_named({
        values: named.map(([value, count]) => m.board_ask_value_count({ value, count })).join(m.list_comma()),
      });
    }
    case 'known':
      return null;
  }
}
