/** A roster as it is pasted or comes out of a spreadsheet: one student a line, perhaps with columns. */
import Papa from 'papaparse';
import { LONGEST_NAME, nameKey, tidyName } from '../../shared/room/names.ts';

export interface RosterRemark {
  readonly line: number;
  readonly what: 'blank' | 'unreadable' | 'duplicate' | 'too-long';
  /** As it stands there; empty where the line is blank. */
  readonly name: string;
  /** The line of the first one, of a duplicate. */
  readonly first: number;
}

export interface Roster {
  /** To be handed in. */
  readonly names: readonly string[];
  readonly remarks: readonly RosterRemark[];
  /** What the columns are called, or begin with; a single one is none to choose from. */
  readonly columns: readonly string[];
  /** Where the names are taken from; null: the whole line. */
  readonly column: number | null;
}

const HEADINGS = /^(name|full ?name|nick ?name|student|student name|姓名|名字|昵称|学生)$/i;

/** `chosen`: a column, null for whole lines, or undefined: the one that calls itself a name. */
export function parseRoster(text: string, chosen?: number | null): Roster {
  // A spreadsheet's export begins with an invisible mark.
  const { data: rows } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trimEnd());
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r\n|\r|\n/);
  const [head = []] = rows;
  const heading = head.findIndex((cell) => HEADINGS.test(cell.trim()));
  const headed = heading >= 0;
  const column = chosen === undefined ? (headed ? heading : null) : chosen;
  const cells = column === null ? lines : rows.map((row) => row[column] ?? '');
  const width = Math.max(0, ...rows.map((row) => row.length));
  return {
    ...sorted(
      cells.map((cell) => cell.trim().replaceAll(/\s+/g, ' ')),
      headed ? 1 : 0,
    ),
    columns: width < 2 ? [] : Array.from({ length: width }, (_, i) => head[i]?.trim() ?? ''),
    column,
  };
}

function sorted(cells: readonly string[], skip: number): Pick<Roster, 'names' | 'remarks'> {
  const first = new Map<string, number>();
  const names: string[] = [];
  const remarks: RosterRemark[] = [];
  for (const [i, cell] of cells.entries()) {
    if (i < skip) continue;
    const line = i + 1;
    const name = tidyName(cell);
    const before = name === null ? undefined : first.get(nameKey(name));
    if (name === null) remarks.push({ line, what: flawIn(cell), name: cell, first: line });
    else if (before !== undefined) remarks.push({ line, what: 'duplicate', name, first: before });
    else {
      first.set(nameKey(name), line);
      names.push(name);
    }
  }
  // Nothing was pasted yet.
  return cells.every((cell) => cell === '') ? { names: [], remarks: [] } : { names, remarks };
}

/** Why nobody can be called so. */
function flawIn(cell: string): RosterRemark['what'] {
  if (cell === '') return 'blank';
  return [...cell].length > LONGEST_NAME ? 'too-long' : 'unreadable';
}

/** Who of the roster has not come yet. */
export function missingOf(roster: readonly string[], here: readonly (string | null)[]): readonly string[] {
  const come = new Set(here.map((name) => (name === null ? null : nameKey(name))));
  return roster.filter((name) => !come.has(nameKey(name)));
}
