/** A class as its instructor sees it, and a model of it that notes what it is asked. */
import { vi } from 'vitest';
import type { ClassModel } from '../../../client/class/class-model.svelte.ts';
import type { ClassCommand } from '../../../shared/class/commands.ts';
import type { Place, Student } from '../../../shared/class/events.ts';
import { CLASS_DEFAULTS } from '../../../shared/class/state.ts';
import type { DeskView, StudentOfClass } from '../../../shared/wire/class-view.ts';
import type { Refused } from '../../../shared/wire/refusal.ts';
import { KEEPING } from './keeping.ts';

export const ROOM = 'R00M01';
export const OTHER = 'R00M02';

export function student(
  id: Student,
  name: string,
  place: Place | null = null,
  rest: Partial<StudentOfClass> = {},
): StudentOfClass {
  return { student: id, name, place, is: 'here', awayFor: 0, listed: true, ...rest };
}

/** Ann and Bob sit together on officer 1 of room 1, Cem is its general 2, Dua watches it, Eve waits; room 2 is empty. */
export const STUDENTS = [
  student('s1', 'Ann', { room: ROOM, seat: 'P1', role: 'player' }),
  student('s2', 'Bob', { room: ROOM, seat: 'P1', role: 'partner' }),
  student('s3', 'Cem', { room: ROOM, seat: 'A2', role: 'player' }),
  student('s4', 'Dua', { room: ROOM, seat: null, role: 'watcher' }),
  student('s5', 'Eve'),
];

export function deskView(rest: Partial<DeskView> = {}): DeskView {
  return {
    role: 'instructor',
    code: 'K7Q4MX',
    round: 1,
    locked: false,
    settings: CLASS_DEFAULTS,
    students: STUDENTS,
    rooms: [ROOM, OTHER],
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

export function fakeModel(view: DeskView) {
  const refusals: (Refused | null)[] = [];
  const taught: ClassCommand[] = [];
  const request = vi.fn((_name: string, _request: unknown): Promise<unknown> => Promise.resolve({ ok: true }));
  const model = {
    view,
    trouble: null,
    refusal: null,
    rooms: new Map(),
    nudges: 0,
    status: { state: 'online' },
    teach: (command: ClassCommand) => {
      taught.push(command);
      return Promise.resolve(refusals.shift() ?? null);
    },
    request,
  } as unknown as ClassModel;
  return { model, taught, request, refusals };
}
