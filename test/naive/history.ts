/**
 * What the naive referee reads off a history: the events before an act, from the first one on. Every question is
 * answered by going through the whole history again, so that nothing can be forgotten, counted twice or out of date.
 */
import type { ProtocolEvent } from '../../shared/paxos/events.ts';
import type { AcceptLetter, Letter, Pair, PrepareLetter } from '../../shared/paxos/letters.ts';
import { samePair } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import { EMPTY_NOTEBOOK } from '../../shared/paxos/notebook.ts';
import type { Acceptor, Proposer, Seat } from '../../shared/paxos/seats.ts';

export type History = readonly ProtocolEvent[];

/** Every letter that left, in the order of leaving. */
export function lettersIn(history: History): readonly Letter[] {
  const letters: Letter[] = [];
  for (const event of history) {
    if (event.type === 'sent') letters.push(event.letter);
    if (event.type === 'answered' && event.reply !== null) letters.push(event.reply);
  }
  return letters;
}

export function letterIn(history: History, id: string): Letter | undefined {
  return lettersIn(history).find((letter) => letter.id === id);
}

/** Every arrival at a seat, in order; a duplicate arrives again. */
export function arrivalsAt(history: History, seat: Seat): readonly Letter[] {
  const letters = new Map(lettersIn(history).map((letter) => [letter.id, letter]));
  const arrivals: Letter[] = [];
  for (const event of history) {
    const letter = event.type === 'delivered' ? letters.get(event.letter) : undefined;
    if (letter?.to === seat) arrivals.push(letter);
  }
  return arrivals;
}

/** The notebook as the general last left it. */
export function notebookOf(history: History, general: Acceptor): Notebook {
  let notebook = EMPTY_NOTEBOOK;
  for (const event of history) {
    if ((event.type === 'answered' || event.type === 'wrote') && event.by === general) notebook = event.notebook;
  }
  return notebook;
}

/** The officers' own letters, prepares and accepts, in the order of leaving. */
export function ordersFrom(history: History, officer: Proposer): readonly (PrepareLetter | AcceptLetter)[] {
  return ordersIn(history).filter((letter) => letter.from === officer);
}

export function ordersIn(history: History): readonly (PrepareLetter | AcceptLetter)[] {
  return lettersIn(history).filter((letter) => letter.kind === 'prepare' || letter.kind === 'accept');
}

/** The first officer whose prepare(n) or accept(n, ·) was sent. */
export function ownerOf(history: History, n: number): Proposer | null {
  return ordersIn(history).find((letter) => letter.n === n)?.from ?? null;
}

/**
 * The vote that an answer casts: the general replied `accepted`, or it wrote the pair of the accept letter into a notebook
 * that did not show it.
 */
export function voteOf(
  letter: Letter | null,
  before: Notebook,
  after: Notebook,
  replyKind: Letter['kind'] | null,
): Pair | null {
  if (letter?.kind !== 'accept') return null;
  const pair: Pair = { n: letter.n, value: letter.value };
  const writes = samePair(after.accepted, pair) && !samePair(before.accepted, pair);
  return replyKind === 'accepted' || writes ? pair : null;
}

export interface Ballot extends Pair {
  readonly general: Acceptor;
  readonly seq: number;
}

/** Every vote ever cast, in order; a repeated one is there again. */
export function votesIn(history: History): readonly Ballot[] {
  const letters = new Map(lettersIn(history).map((letter) => [letter.id, letter]));
  const votes: Ballot[] = [];
  const notebooks = new Map<Acceptor, Notebook>();
  for (const event of history) {
    if (event.type !== 'answered' && event.type !== 'wrote') continue;
    const before = notebooks.get(event.by) ?? EMPTY_NOTEBOOK;
    notebooks.set(event.by, event.notebook);
    if (event.type === 'wrote') continue;
    const vote = voteOf(letters.get(event.re) ?? null, before, event.notebook, event.reply?.kind ?? null);
    if (vote !== null) votes.push({ ...vote, general: event.by, seq: event.seq });
  }
  return votes;
}
