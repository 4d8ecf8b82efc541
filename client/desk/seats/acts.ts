/** Where a student can be put, and the command that puts it there: from the menu as from the pointer. */
import type { ClassCommand } from '../../../shared/class/commands.ts';
import type { Place, Student } from '../../../shared/class/events.ts';
import type { Seat } from '../../../shared/paxos/seats.ts';
import type { DeskView, StudentOfClass } from '../../../shared/wire/class-view.ts';

export type Target =
  | { readonly to: 'seat'; readonly room: string; readonly seat: Seat }
  | { readonly to: 'watch' | 'red'; readonly room: string }
  /** Back in the waiting room. */
  | { readonly to: 'wait' }
  | { readonly to: 'swap'; readonly student: Student };

/** Null where nothing would change. */
export function actFor(view: DeskView, student: Student, target: Target): ClassCommand | null {
  const place = studentOf(view, student)?.place;
  if (place === undefined) return null;
  if (target.to === 'swap') {
    const other = studentOf(view, target.student);
    if (other === undefined || isSame(place, other.place)) return null;
    return { type: 'swap', students: [student, target.student] };
  }
  const goal = placeOf(view, student, target);
  return isSame(place, goal) ? null : { type: 'move', student, place: goal };
}

function placeOf(view: DeskView, student: Student, target: Exclude<Target, { to: 'swap' }>): Place | null {
  switch (target.to) {
    case 'wait':
      return null;
    case 'watch':
      return { room: target.room, seat: null, role: 'watcher' };
    case 'red':
      return { room: target.room, seat: null, role: 'red' };
    case 'seat': {
      const { room, seat } = target;
      const player = playerAt(view, room, seat);
      return { room, seat, role: player === undefined || player.student === student ? 'player' : 'partner' };
    }
  }
}

export function studentOf({ students }: DeskView, student: Student): StudentOfClass | undefined {
  return students.find((one) => one.student === student);
}

/** Whoever sits there, the player first. */
export function sittersAt({ students }: DeskView, room: string, seat: Seat): readonly StudentOfClass[] {
  const sitters = students.filter(({ place }) => place?.room === room && place.seat === seat);
  return [...sitters].sort((a, b) => Number(b.place?.role === 'player') - Number(a.place?.role === 'player'));
}

export function playerAt(view: DeskView, room: string, seat: Seat): StudentOfClass | undefined {
  return sittersAt(view, room, seat).find(({ place }) => place?.role === 'player');
}

export function inRole({ students }: DeskView, room: string, role: Place['role']): readonly StudentOfClass[] {
  return students.filter(({ place }) => place?.room === room && place.role === role);
}

export function waitingIn({ students }: DeskView): readonly StudentOfClass[] {
  return students.filter(({ place }) => place === null);
}

function isSame(a: Place | null, b: Place | null): boolean {
  return a === null || b === null ? a === b : a.room === b.room && a.seat === b.seat && a.role === b.role;
}
