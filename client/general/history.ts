/** What a notebook says, and said before: a changed entry is struck out, never replaced. */
import type { Notebook } from '../../shared/paxos/notebook.ts';

export interface Column {
  /** Oldest first. */
  readonly struck: readonly string[];
  /** Empty where nothing is written. */
  readonly standing: string;
}

export interface History {
  readonly promised: Column;
  readonly accepted: Column;
}

const BLANK: Column = { struck: [], standing: '' };
export const BLANK_HISTORY: History = { promised: BLANK, accepted: BLANK };

/** How many struck-out entries there is room for. */
const SHOWN = 2;

/** `notebooks` as they stood, one after the other. */
export function historyOf(notebooks: readonly Notebook[]): History {
  return notebooks.reduce(withPage, BLANK_HISTORY);
}

/** What the columns look like once the notebook says this. */
export function withPage({ promised, accepted }: History, notebook: Notebook): History {
  return {
    promised: withEntry(promised, notebook.promised === 0 ? '' : String(notebook.promised)),
    accepted: withEntry(
      accepted,
      notebook.accepted === null ? '' : `${notebook.accepted.n}, ${notebook.accepted.value}`,
    ),
  };
}

/** A new entry strikes out the one before it. */
function withEntry(column: Column, entry: string): Column {
  const { struck, standing } = column;
  if (entry === standing) return column;
  return { struck: standing === '' ? struck : [...struck, standing].slice(-SHOWN), standing: entry };
}
