/** What of a learner's progress is handed in to a class: nothing that the instructor's table does not show. */
import { isSheetId, MOST_SHEET_LESSONS, type Sheet, type SheetLesson } from '../../shared/class/sheets.ts';
import type { Progress } from '../lessons/kept-progress.ts';

export function sheetOf({ lessons, mistakes }: Pick<Progress, 'lessons' | 'mistakes'>): Sheet {
  const played = Object.entries(lessons)
    .filter(([id]) => isSheetId(id))
    .slice(0, MOST_SHEET_LESSONS)
    .map(([id, { times, best, goals, done }]): [string, SheetLesson] => [
      id,
      { times, best, goals, ...(done === undefined ? {} : { done }) },
    ]);
  return { lessons: Object.fromEntries(played), mistakes };
}

export function isEmpty({ lessons, mistakes }: Sheet): boolean {
  return Object.keys(lessons).length === 0 && Object.keys(mistakes).length === 0;
}
