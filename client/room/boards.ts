/** What the boards of a game that is on show, read off its referee. */
import { choosable } from '../../shared/paxos/choosable.ts';
import { samePair } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import { roundsIn, type Referee } from '../../shared/paxos/referee.ts';
import { acceptorOf, type Acceptor } from '../../shared/paxos/seats.ts';
import { historyOf, type History } from '../general/history.ts';

/** What a general has written, against what it owes for what it has sent and voted. */
export interface NotebookRow {
  readonly seat: Acceptor;
  readonly history: History;
  /** Null where the notebook says what it should. */
  readonly owed: Notebook | null;
}

/** Sorted, and "open" last where any other time can be chosen as well. */
export function gaugeNow(referee: Referee): readonly string[] {
  const { generals, quorum, chosenValues } = referee;
  const { values, open } = choosable(
    roundsIn(referee),
    generals.map(({ duty }) => duty),
    quorum,
  );
  const sorted = [...new Set([...values, ...chosenValues])].sort();
  return open ? [...sorted, 'open'] : sorted;
}

export function notebooksNow({ generals }: Referee): readonly NotebookRow[] {
  return generals.map(({ notebook, duty }, i) => ({
    seat: acceptorOf(i + 1),
    history: historyOf([notebook]),
    owed: owedOf(notebook, { promised: duty.promised, accepted: duty.accepted }),
  }));
}

export function owedOf(notebook: Notebook, owed: Notebook): Notebook | null {
  return notebook.promised === owed.promised && samePair(notebook.accepted, owed.accepted) ? null : owed;
}
