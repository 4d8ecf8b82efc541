/** Classes as the server shows them, as short as a test can say it. */
import { CLASS_DEFAULTS } from '../../../shared/class/state.ts';
import type { DeskView, StudentAsk, StudentView } from '../../../shared/wire/class-view.ts';
import { KEEPING } from './keeping.ts';

export function studentView(rest: Partial<StudentView> = {}): StudentView {
  return {
    role: 'student',
    code: 'CLASS2',
    student: 's1',
    name: 'Ada',
    round: 1,
    place: null,
    waiting: 1,
    collecting: false,
    handedIn: null,
    partners: [],
    ask: null,
    stalled: false,
    ...rest,
  };
}

/** A student on a seat of this room. */
export function seatedView(room: string, rest: Partial<StudentView> = {}): StudentView {
  return studentView({ place: { room, seat: 'P1', role: 'player' }, waiting: 0, ...rest });
}

export function studentAsk(rest: Partial<StudentAsk> = {}): StudentAsk {
  return { ask: 1, on: true, armies: 3, guess: null, outcome: null, ...rest };
}

export function deskView(rooms: readonly string[], rest: Partial<DeskView> = {}): DeskView {
  return {
    role: 'instructor',
    code: 'CLASS2',
    round: 1,
    locked: false,
    settings: CLASS_DEFAULTS,
    students: [],
    rooms,
    unreadable: [],
    played: [],
    lessons: [],
    assignments: [],
    sheets: { collecting: false, count: 0, changes: 0 },
    keeping: KEEPING,
    asks: [],
    roster: [],
    rosterOnly: false,
    recoverable: false,
    lan: [],
    stalled: false,
    ...rest,
  };
}
