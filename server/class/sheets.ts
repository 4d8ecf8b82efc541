/** Under which key a student's progress is kept, and all of it as the instructor sees it. */
import type { Student } from '../../shared/class/events.ts';
import type { ClassState } from '../../shared/class/state.ts';
import type { SheetView } from '../../shared/wire/class-view.ts';
import { hashOf } from '../room/rooms.ts';
import type { Classroom } from './classroom.ts';

/** So much of the key is enough to tell one from the other. */
const SHOWN = 8;

/** The same for all that one student hands in. Nobody who sees it can tell whose it is: students' secrets are shown to none. */
export function sheetKey({ code, students }: ClassState, student: Student): string {
  const digest = Buffer.from(hashOf(`sheet ${code} ${students.get(student)?.token ?? ''}`), 'base64url');
  return digest.toString('hex').slice(0, 24);
}

/** By key: in the order in which they came it could be seen who came when. */
export function sheetViews({ state, names }: Pick<Classroom, 'state' | 'names'>): readonly SheetView[] {
  return [...state.sheets]
    .map(([key, { sheet, student }]): SheetView => ({
      key: key.slice(0, SHOWN),
      name: student === null ? null : (names.get(student) ?? null),
      sheet,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
