/** What a general owes, from what it sent and voted; never from what its notebook says. */
import type { Pair } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import type { Acceptor, Proposer } from '../../shared/paxos/seats.ts';
import type { History } from './history.ts';
import { lettersIn, votesIn } from './history.ts';

export interface Duty {
  readonly promised: number;
  readonly accepted: Pair | null;
  readonly votes: readonly Pair[];
  /** n → the officer whose letter numbered n the general first granted. */
  readonly bound: ReadonlyMap<number, Proposer>;
}

export function dutyOf(history: History, general: Acceptor): Duty {
  const votes = votesIn(history)
    .filter((vote) => vote.general === general)
    .map(({ n, value }): Pair => ({ n, value }));
  const promises = lettersIn(history).filter((letter) => letter.kind === 'promise' && letter.from === general);
  const numbers = [...promises, ...votes].map((granted) => ('n' in granted ? granted.n : 0));
  return {
    promised: Math.max(0, ...numbers),
    accepted: highestOf(votes),
    votes,
    bound: boundOf(history, general),
  };
}

/**
 * The duty of a general that has nothing but its notebook. To whom it is bound is not in a notebook, so that comes from
 * the general it stands in for.
 */
export function dutyByNotebook(notebook: Notebook, duty: Duty): Duty {
  return {
    promised: notebook.promised,
    accepted: notebook.accepted,
    votes: notebook.accepted === null ? [] : [notebook.accepted],
    bound: duty.bound,
  };
}

/** The highest-numbered pair; of two values at one number, the first. */
function highestOf(votes: readonly Pair[]): Pair | null {
  const top = Math.max(...votes.map((vote) => vote.n));
  return votes.find((vote) => vote.n === top) ?? null;
}

function boundOf(history: History, general: Acceptor): ReadonlyMap<number, Proposer> {
  const votes = votesIn(history);
  const letters = new Map(lettersIn(history).map((letter) => [letter.id, letter]));
  const bound = new Map<number, Proposer>();
  for (const event of history) {
    if (event.type !== 'answered' || event.by !== general) continue;
    const letter = letters.get(event.re);
    if (letter?.kind !== 'prepare' && letter?.kind !== 'accept') continue;
    const granted = event.reply?.kind === 'promise' || votes.some((vote) => vote.seq === event.seq);
    if (granted && !bound.has(letter.n)) bound.set(letter.n, letter.from);
  }
  return bound;
}
