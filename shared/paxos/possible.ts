/**
 * Layer 1: what is physically impossible is refused and never logged, whoever asks (SPEC.md, "Impossible"). What merely
 * breaks the rules is possible; general-rules.ts and officer-rules.ts judge it.
 */
import type { Answered, Ordered, ProtocolAct, SentLetter, Unstamped } from './events.ts';
import type { Letter, LetterKind, Reply } from './letters.ts';
import { acceptorOf, armyOf, isAcceptor, isProposer, type Seat } from './seats.ts';
import { isDelivered, letterOf, type Table } from './table.ts';

export type ImpossibleCode =
  /** Something after `ended`. */
  | 'after-end'
  /** A seat that this game has not, or one that has no such act. */
  | 'unknown-seat'
  /** A letter whose kind does not go that way. */
  | 'wrong-way'
  /** A letter id that is taken. */
  | 'id-reused'
  /** A letter that was never sent. */
  | 'letter-unknown'
  /** An answer by another than the addressee. */
  | 'not-addressee'
  /** An order for an army by a player of another. */
  | 'not-own-army'
  /** An answer to a letter that never arrived. */
  | 'not-delivered'
  /** A reply not from the one who answers, not to the letter's writer, or not naming the letter. */
  | 'reply-misaddressed'
  /** A reply with another number (or, for accepted, another value) than the letter's. */
  | 'reply-misnumbered'
  /** A reply of a kind that does not answer this letter. */
  | 'reply-unfit';

export interface Impossible {
  readonly code: ImpossibleCode;
  readonly params: Readonly<Record<string, string | number>>;
}

const ANSWERED_BY: Record<LetterKind, readonly LetterKind[]> = {
  prepare: ['promise', 'reject'],
  accept: ['accepted', 'reject'],
  announce: [],
  promise: [],
  accepted: [],
  reject: [],
};

/** Why an event cannot happen at this table, or null when it can. */
export function impossible(table: Table, event: ProtocolAct): Impossible | null {
  if (table.ended) return refuse('after-end', {});
  switch (event.type) {
    case 'sent':
      return impossibleToSend(table, event.letter);
    case 'delivered':
    case 'captured':
      return table.letters.has(event.letter) ? null : refuse('letter-unknown', { id: event.letter });
    case 'answered':
      return impossibleToAnswer(table, event);
    case 'wrote':
    case 'claimed':
      return unknownSeat(table, event.by);
    case 'ordered':
      return unknownSeat(table, acceptorOf(event.army)) ?? unknownSeat(table, event.by) ?? notOwnArmy(event);
    case 'ended':
      return null;
  }
}

function impossibleToSend(table: Table, letter: SentLetter): Impossible | null {
  const { id, kind, from, to } = letter;
  const noSeat = unknownSeat(table, from) ?? unknownSeat(table, to);
  if (noSeat) return noSeat;
  if (kind !== 'announce' && !(isProposer(from) && isAcceptor(to))) return refuse('wrong-way', { kind, from, to });
  return table.letters.has(id) ? refuse('id-reused', { id }) : null;
}

function impossibleToAnswer(table: Table, { by, re, reply }: Unstamped<Answered>): Impossible | null {
  const letter = letterOf(table, re);
  if (letter === null) return unknownSeat(table, by) ?? refuse('letter-unknown', { id: re });
  if (letter.to !== by) return unknownSeat(table, by) ?? refuse('not-addressee', { id: re, to: letter.to, by });
  if (!isDelivered(table, re)) return refuse('not-delivered', { id: re });
  if (reply === null) return null;
  return unfit(letter, reply) ?? (table.letters.has(reply.id) ? refuse('id-reused', { id: reply.id }) : null);
}

function unfit(letter: Letter, reply: Reply): Impossible | null {
  const { id } = reply;
  if (!ANSWERED_BY[letter.kind].includes(reply.kind)) {
    return refuse('reply-unfit', { kind: reply.kind, answers: letter.kind });
  }
  if (reply.re !== letter.id) return refuse('reply-misaddressed', { id, want: letter.id });
  if (reply.from !== letter.to) return refuse('reply-misaddressed', { id, want: letter.to });
  if (reply.to !== letter.from) return refuse('reply-misaddressed', { id, want: letter.from });
  if (letter.kind === 'announce' || reply.n !== letter.n) {
    return refuse('reply-misnumbered', { id, want: 'n' in letter ? letter.n : 0, got: reply.n });
  }
  if (reply.kind === 'accepted' && letter.kind === 'accept' && reply.value !== letter.value) {
    return refuse('reply-misnumbered', { id, want: letter.value, got: reply.value });
  }
  return null;
}

function unknownSeat({ armies }: Table, seat: Seat): Impossible | null {
  const army = armyOf(seat);
  return army >= 1 && army <= armies ? null : refuse('unknown-seat', { seat, armies });
}

function notOwnArmy({ army, by }: Unstamped<Ordered>): Impossible | null {
  return armyOf(by) === army ? null : refuse('not-own-army', { army, by });
}

function refuse(code: ImpossibleCode, params: Impossible['params']): Impossible {
  return { code, params };
}
