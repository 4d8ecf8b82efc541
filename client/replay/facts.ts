/** What stands beside the diagram, laid out once for a session so that the cursor only has to look it up. */
import { acceptorsOf, seatsOf, type Acceptor, type Seat } from '../../shared/paxos/seats.ts';
import type { Chronicle } from '../../shared/replay/chronicle.ts';
import { asOf, newHistory, note, type History } from '../../shared/replay/history.ts';
import { BLANK_HISTORY, withPage } from '../general/history.ts';
import { owedOf, type NotebookRow } from '../room/boards.ts';

/** How long a value could be chosen, in events. Once it cannot, it never can again. */
export interface Bar {
  /** "open" stands for every value that nobody has named. */
  readonly value: string;
  /** The event that ended it; null where the session ends first. */
  readonly until: number | null;
  /** The event that made it chosen. */
  readonly chosen: number | null;
}

export interface Facts {
  readonly notebooks: ReadonlyMap<Acceptor, History<NotebookRow>>;
  /** "open" first, then by name; where there are too many, those that were never chosen are left out first. */
  readonly bars: readonly Bar[];
  /** Values of which there is no room for a bar. */
  readonly more: number;
  /** The event with which a seat first knew a value, or was told of it. */
  readonly since: (seat: Seat, value: string, how: 'known' | 'told') => number;
}

/** More bars than these push the diagram out of sight. */
const BARS = 6;

export function factsOf(chronicle: Chronicle): Facts {
  const bars = barsOf(chronicle);
  const shown = bars.slice(0, BARS);
  const since = firstMoments(chronicle);
  return {
    notebooks: new Map(acceptorsOf(chronicle.header.armies).map((seat) => [seat, pagesOf(chronicle, seat)])),
    bars: [...shown].sort(byName),
    more: bars.length - shown.length,
    since: (seat, value, how) => since.get(`${seat} ${how} ${value}`) ?? 0,
  };
}

export function notebooksAt({ notebooks }: Facts, seq: number): readonly NotebookRow[] {
  return [...notebooks.values()].map((pages) => asOf(pages, seq));
}

function pagesOf({ generals }: Chronicle, seat: Acceptor): History<NotebookRow> {
  const pages = newHistory<NotebookRow>({ seat, history: BLANK_HISTORY, owed: null });
  const standings = generals.get(seat);
  let history = BLANK_HISTORY;
  standings?.values.forEach(({ notebook, owed }, i) => {
    history = withPage(history, notebook);
    note(pages, standings.seqs[i] ?? 0, { seat, history, owed: owedOf(notebook, owed) });
  });
  return pages;
}

function barsOf({ gauge, chosen }: Chronicle): readonly Bar[] {
  const made = new Map<string, number>();
  chosen.values.forEach((values, i) => {
    for (const value of values) if (!made.has(value)) made.set(value, chosen.seqs[i] ?? 0);
  });
  const values = new Set(['open', ...gauge.values.flat(), ...made.keys()]);
  const ended = new Map<string, number>();
  gauge.values.forEach((reading, i) => {
    const can = new Set(reading);
    for (const value of values) {
      if (!ended.has(value) && !can.has(value) && !can.has('open')) ended.set(value, gauge.seqs[i] ?? 0);
    }
  });
  const bars = [...values].map((value): Bar => ({
    value,
    until: ended.get(value) ?? null,
    chosen: made.get(value) ?? null,
  }));
  const rank = ({ value, chosen }: Bar) => (value === 'open' ? 0 : chosen === null ? 2 : 1);
  return bars.sort((a, b) => rank(a) - rank(b) || byName(a, b));
}

function byName(a: Bar, b: Bar): number {
  if (a.value === 'open' || b.value === 'open') return a.value === 'open' ? -1 : 1;
  return a.value < b.value ? -1 : 1;
}

function firstMoments({ minds, header }: Chronicle): ReadonlyMap<string, number> {
  const since = new Map<string, number>();
  for (const seat of seatsOf(header.armies)) {
    const history = minds.get(seat);
    history?.values.forEach((mind, i) => {
      for (const how of ['known', 'told'] as const) {
        for (const value of mind[how]) {
          const key = `${seat} ${how} ${value}`;
          if (!since.has(key)) since.set(key, history.seqs[i] ?? 0);
        }
      }
    });
  }
  return since;
}
