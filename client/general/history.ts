/** What a notebook said before: entries that were struck out, oldest first, and the ones that stand, last. */
import type { Notebook } from '../../shared/paxos/notebook.ts';

/** One text for each column, entries parted by `;`: kept with the drafts. */
export interface History {
  readonly promised: string;
  readonly accepted: string;
}

export const NO_HISTORY: History = { promised: '', accepted: '' };

const entries = (column: string): readonly string[] => (column === '' ? [] : column.split(';'));

const noted = (column: string, entry: string): string => {
  const written = entries(column);
  // An empty column has nothing to strike out.
  if (written.at(-1) === entry || (column === '' && entry === '')) return column;
  return [...written, entry].join(';');
};

export function note(history: History, { promised, accepted }: Notebook): History {
  return {
    promised: noted(history.promised, promised === 0 ? '' : String(promised)),
    accepted: noted(history.accepted, accepted === null ? '' : `${accepted.n}, ${accepted.value}`),
  };
}

export interface Column {
  readonly struck: readonly string[];
  /** Empty where nothing is written. */
  readonly standing: string;
}

/** How many struck-out entries there is room for. */
const SHOWN = 2;

export function columnOf(written: string): Column {
  const all = entries(written);
  const struck = all.slice(0, -1).filter((entry) => entry !== '');
  return { struck: struck.slice(-SHOWN), standing: all.at(-1) ?? '' };
}
