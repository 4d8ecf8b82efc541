/** Progress sheets as comma-separated values: a row for each lesson played and each rule broken. docs/lessons.md has the columns. */
import { stepOf } from '../../../shared/lessons/ladder.ts';
import { RULES } from '../../../shared/paxos/rules.ts';
import { csvText } from '../csv-text.ts';
import { isDone, lessonsIn, type Row } from './sheets.ts';

const COLUMNS = ['sheet', 'name', 'what', 'id', 'step', 'times', 'goals_reached', 'goals', 'done', 'done_at'] as const;
type Cells = Readonly<Record<(typeof COLUMNS)[number], string | number>>;

export function sheetsCsv(rows: readonly Row[]): string {
  const lessons = lessonsIn(rows);
  return csvText(
    COLUMNS,
    rows.flatMap((row) => cellsOf(row, lessons)),
  );
}

function cellsOf({ key, name, sheet }: Row, lessons: readonly string[]): readonly Cells[] {
  const who = { sheet: key, name: name ?? '' };
  const played = lessons.flatMap((id): Cells[] => {
    const lesson = sheet.lessons[id];
    if (lesson === undefined) return [];
    const { times, best, goals, done } = lesson;
    return [
      {
        ...{ ...who, what: 'lesson', id, step: stepOf(id) ?? '', times, goals_reached: best, goals },
        done: isDone(lesson) ? 'yes' : 'no',
        done_at: done === undefined ? '' : new Date(done).toISOString(),
      },
    ];
  });
  const broken = RULES.flatMap(({ id }): Cells[] => {
    const times = sheet.mistakes[id] ?? 0;
    if (times === 0) return [];
    return [{ ...who, what: 'mistake', id, step: '', times, goals_reached: '', goals: '', done: '', done_at: '' }];
  });
  return [...played, ...broken];
}
