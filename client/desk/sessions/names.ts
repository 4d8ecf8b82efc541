import type { StudentOfClass } from '../../../shared/wire/class-view.ts';
import type { NameOf } from './csv.ts';

/** Names as the class knows them now: whoever has left, or was forgotten, has none, whatever was played before. */
export function namesOf(students: readonly Pick<StudentOfClass, 'student' | 'name'>[]): NameOf {
  const names = new Map(students.map(({ student, name }) => [student, name]));
  return (student) => names.get(student) ?? null;
}
