/** What a lesson asks for and what its goals are, in the reader's language. */
import type { Answered, CueDeed, Moment } from '../../shared/game/stage.ts';
import type { Entry } from '../../shared/game/commands.ts';
import type { Ask, Goal } from '../../shared/lessons/lesson.ts';
import type { Role } from '../../shared/lessons/goals.ts';
import { stepOf } from '../../shared/lessons/ladder.ts';
import type { LetterMatch } from '../../shared/game/valley.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { m } from '../i18n/generated/messages.js';
import { whoWords } from '../judge/words.ts';
import { kindWords } from '../letters/letter-words.ts';

/** Which step of the ladder it is; empty for a lesson that is none. */
export function stepWords(id: string): string {
  const step = stepOf(id);
  if (step === null) return '';
  return step === '0' ? m.lesson_prologue() : m.lesson_number({ number: step });
}

export function roleWords(role: Role): string {
  return role === 'red' ? m.lesson_role_red() : whoWords(role);
}

export function goalWords(goal: Goal): string {
  switch (goal.kind) {
    case 'consensus':
      return m.lesson_goal_consensus();
    case 'undecided':
      return m.lesson_goal_undecided();
    case 'broken':
      return m.lesson_goal_broken();
    case 'victory':
      return m.lesson_goal_victory();
    case 'clean':
      return m.lesson_goal_clean();
    case 'know':
      return m.lesson_goal_know();
    case 'chosen':
      return m.lesson_goal_chosen({ value: goal.value });
    case 'break':
      return m.lesson_goal_break({ rule: goal.rule });
    case 'delay':
      return m.lesson_goal_delay({ seconds: Math.round(goal.for / 1000) });
  }
}

export function askWords(ask: Ask): string {
  switch (ask) {
    case 'chosen':
      return m.class_ask_chosen();
    case 'open':
      return m.class_ask_open();
    case 'known':
      return m.class_ask_known();
    case 'you-know':
      return m.lesson_ask_you_know();
    case 'sure':
      return m.lesson_ask_sure();
  }
}

export function deedWords(deed: CueDeed): string {
  switch (deed.type) {
    case 'prepare':
      return m.lesson_do_prepare({ n: deed.n, to: listed(deed.to) });
    case 'accept':
      return m.lesson_do_accept({ n: deed.n, value: deed.value, to: listed(deed.to) });
    case 'announce':
      return m.lesson_do_announce({ value: deed.value, to: listed(deed.to) });
    case 'claim':
      return m.lesson_do_claim({ n: deed.n, value: deed.value });
    case 'order':
      return deed.value === null ? m.lesson_do_hold() : m.lesson_do_order({ value: deed.value });
    case 'write':
      return m.lesson_do_write({ entry: entryWords(deed.entry) });
    case 'answer': {
      // It is this player's own letter: who else would it have gone to?
      const { from, kind, n } = deed.letter;
      const letter = letterOf({
        ...(from === undefined ? {} : { from }),
        ...(kind === undefined ? {} : { kind }),
        ...(n === undefined ? {} : { n }),
      });
      if (deed.reply !== null) return m.lesson_do_answer({ letter, reply: kindWords(deed.reply.kind) });
      const entry = entryWords(deed.entry);
      return entry === '' ? m.lesson_do_ignore({ letter }) : m.lesson_do_note({ letter, entry });
    }
  }
}

/** What is waited for; null where nothing is. */
export function momentWords(moment: Moment | null): string | null {
  if (moment === null) return null;
  const { type, times = 1 } = moment;
  const letter = letterOf(moment);
  const params = { letter, times };
  switch (type) {
    case 'sent':
      return times === 1 ? m.lesson_until_sent({ letter }) : m.lesson_until_sent_times(params);
    case 'delivered':
      return times === 1 ? m.lesson_until_delivered({ letter }) : m.lesson_until_delivered_times(params);
    case 'answered':
      return times === 1 ? m.lesson_until_answered({ letter }) : m.lesson_until_answered_times(params);
  }
}

function letterOf({ from, to, kind, n }: Omit<LetterMatch, 'nth'> | Answered): string {
  const number = n === undefined ? m.lesson_letter() : m.lesson_letter_number({ n });
  const letter =
    kind === undefined ? number : m.lesson_letter_kind({ kind: [kindWords(kind), n].filter(isSaid).join(' ') });
  if (from !== undefined && to !== undefined) {
    return m.lesson_letter_way({ letter, from: whoWords(from), to: whoWords(to) });
  }
  if (from !== undefined) return m.lesson_letter_from({ letter, from: whoWords(from) });
  return to === undefined ? letter : m.lesson_letter_to({ letter, to: whoWords(to) });
}

function entryWords({ promised, accepted }: Entry): string {
  const parts = [
    ...(promised === undefined ? [] : [m.lesson_entry_promised({ n: promised })]),
    ...(accepted === undefined
      ? []
      : [
          accepted === null
            ? m.lesson_entry_strike()
            : m.lesson_entry_accepted({ n: accepted.n, value: accepted.value }),
        ]),
  ];
  return parts.join(m.list_comma());
}

const isSaid = (part: string | number | undefined): boolean => part !== undefined;

function listed(seats: readonly Seat[]): string {
  return seats.map(whoWords).join(m.list_comma());
}
