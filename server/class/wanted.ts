/** Who belongs in a room, as its class wants it. */
import type { Place, Student } from '../../shared/class/events.ts';
import type { ClassState } from '../../shared/class/state.ts';

export interface Wanted {
  readonly student: Student;
  /** Its hash. */
  readonly token: string;
  readonly as: Place['role'];
  readonly seat: Place['seat'];
}

export function wantedIn({ students }: ClassState, code: string): readonly Wanted[] {
  return [...students].flatMap(([student, { token, place }]) =>
    place?.room === code ? [{ student, token, as: place.role, seat: place.seat }] : [],
  );
}
