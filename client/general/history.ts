/** What a notebook says, and said before: a changed entry is struck out, never replaced. */
import { EMPTY_NOTEBOOK, type Notebook } from '../../shared/paxos/notebook.ts';

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

/** How many struck-out entries there is room for. */
const SHOWN = 2;

/** `notebooks` as they stood, one after the other. */
export function historyOf(notebooks: readonly Notebook[]): History {
  return {
    promised: columnOf(notebooks, ({ promised }) => (promised === 0 ? '' : String(promised))),
    accepted: columnOf(notebooks, ({ accepted }) => (accepted === null ? '' : `${accepted.n}, ${accepted.value}`)),
  };
}

function columnOf(notebooks: readonly Notebook[], entryIn: (notebook: Notebook) => string): Column {
  const entries = [EMPTY_NOTEBOOK, ...notebooks].map(entryIn).filter((entry, i, all) => entry !== all[i - 1]);
  const struck = entries.slice(0, -1).filter((entry) => entry !== '');
  return { struck: struck.slice(-SHOWN), standing: entries.at(-1) ?? '' };
}
