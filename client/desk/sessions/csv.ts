/** Acts as comma-separated values for a spreadsheet. */
import type { ActRow, Broken } from '../../../shared/class/acts.ts';
import type { Players } from '../../../shared/wire/wire.ts';
import { csvText } from '../csv-text.ts';

/** Where a game was played, and by whom: what its acts have in common. */
export interface Setting {
  readonly round: number;
  readonly room: string;
  readonly session: string;
  /** The id of the lesson that it was played for. */
  readonly lesson: string | null;
  /** Which students stand behind the pseudonyms of the record. */
  readonly players: Players;
}

/** What a student is called; null where nobody knows, or may. */
export type NameOf = (student: string) => string | null;

const COLUMNS = [
  ...['round', 'room', 'session', 'lesson', 'event', 'seconds', 'seat', 'player', 'student', 'name', 'bot', 'act'],
  ...[
    'letter',
    'letter_id',
    'answers',
    'to',
    'number',
    'value',
    'reported_number',
    'reported_value',
    'rejecter_promised',
  ],
  ...['notebook_promised', 'notebook_number', 'notebook_value', 'broken_roots', 'broken_consequences'],
] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Record<Column, string | number>>;

export function csvOf(games: readonly (readonly [Setting, readonly ActRow[]])[], nameOf: NameOf | null): string {
  const columns = COLUMNS.filter((column) => column !== 'name' || nameOf !== null);
  const data = games.flatMap(([setting, rows]) => rows.map((row) => cellsOf(setting, row, nameOf)));
  return csvText(columns, data);
}

function cellsOf({ round, room, session, lesson, players }: Setting, row: ActRow, nameOf: NameOf | null): Cells {
  const { letter, player, notebook, act, value } = row;
  // Where a bot stands in, the seat is still its player's, and the act is not.
  const student = player === null || row.bot || !Object.hasOwn(players, player) ? null : (players[player] ?? null);
  const reported = letter?.kind === 'promise' ? letter.accepted : null;
  return {
    ...{ round, room, session, lesson: lesson ?? '', event: row.seq, seconds: row.at / 1000, seat: row.seat },
    player: player ?? '',
    student: student ?? '',
    name: (student === null ? null : nameOf?.(student)) ?? '',
    bot: row.bot ? 'yes' : 'no',
    act,
    letter: letter?.kind ?? '',
    letter_id: letter?.id ?? '',
    answers: row.re ?? '',
    to: letter?.to ?? '',
    number: row.n ?? '',
    // An order without a time is one to hold.
    value: value ?? (act === 'ordered' ? 'hold' : ''),
    reported_number: reported?.n ?? '',
    reported_value: reported?.value ?? '',
    rejecter_promised: letter?.kind === 'reject' ? letter.promised : '',
    notebook_promised: notebook?.promised ?? '',
    notebook_number: notebook?.accepted?.n ?? '',
    notebook_value: notebook?.accepted?.value ?? '',
    broken_roots: rulesOf(row.broken, true),
    broken_consequences: rulesOf(row.broken, false),
  };
}

function rulesOf(broken: readonly Broken[], root: boolean): string {
  return broken
    .filter((one) => one.root === root)
    .map(({ rule }) => rule)
    .join(' ');
}
