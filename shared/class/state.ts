/** A class: a fold of its log. */
import { seatsOf } from '../paxos/seats.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Member } from '../room/events.ts';
import { ROOM_DEFAULTS } from '../room/settings.ts';
import { attemptsAt, type Assignment, type Attempt } from './assignments.ts';
import type { HandedIn } from './sheets.ts';
import type { ClassEvent, ClassSettings, Guess, Moment, Place, Student, Truth } from './events.ts';

export const CLASS_DEFAULTS: ClassSettings = { room: ROOM_DEFAULTS, leftovers: 'bots' };

export interface Enrolled {
  /** The hash of the student's token. */
  readonly token: string;
  /** Null while the student waits. */
  readonly place: Place | null;
}

/** A question to everyone while time stands still. */
export interface Ask {
  readonly rooms: readonly string[];
  readonly truths: Readonly<Record<string, Truth>>;
  /** Where in its game each room stood still; rooms are missing where that was not written down. */
  readonly moments: Readonly<Record<string, Moment>>;
  /** Who was asked, and in which of the rooms: answers count there, wherever whoever gave them sits afterwards. */
  readonly asked: ReadonlyMap<Student, string>;
  readonly guesses: ReadonlyMap<Student, Guess>;
  readonly shown: boolean;
  /** Time stands still for it. */
  readonly on: boolean;
}

export interface Played {
  readonly round: number;
  readonly room: string;
  readonly session: string;
  /** When it was begun, in milliseconds since 1970; null where that was not written down. */
  readonly at: number | null;
  /** The id of the lesson that it was played for. */
  readonly lesson: string | null;
  /** It was as old as games get, and is deleted. */
  readonly gone: boolean;
  /** The number of the assignment that it was an attempt at; left out of the games that the class played. */
  readonly assignment?: number;
}

export interface ClassState {
  readonly code: string;
  readonly link: string;
  readonly passphrase: string;
  readonly settings: ClassSettings;
  readonly locked: boolean;
  /** Only those on the roster come in. */
  readonly listedOnly: boolean;
  /** Everyone here, in order of arrival. */
  readonly students: ReadonlyMap<Student, Enrolled>;
  /** How many ever arrived: the next pseudonym. */
  readonly arrived: number;
  /** Codes, in order of opening. */
  readonly rooms: readonly string[];
  /** By room, also those that are given up: who each of its members is, or was. */
  readonly members: ReadonlyMap<string, ReadonlyMap<Member, Student>>;
  /** What is played belongs to it; the first one is 1. */
  readonly round: number;
  readonly played: readonly Played[];
  /** Lessons of its own, by id. */
  readonly lessons: ReadonlyMap<string, Lesson>;
  /** The first one is number 1. */
  readonly assignments: readonly Assignment[];
  /** By the code of the room that each is played in. */
  readonly attempts: ReadonlyMap<string, Attempt>;
  /** How many people ever began an attempt: the next pseudonym. */
  readonly people: number;
  /** By a key that leads to nobody. */
  readonly sheets: ReadonlyMap<string, HandedIn>;
  /** How often one was handed in, taken back or forgotten. */
  readonly sheetChanges: number;
  /** Everyone is asked for theirs. */
  readonly collecting: boolean;
  /** How many days games are kept that are over; null as long as the server keeps them by itself. */
  readonly keepDays: number | null;
  /** The first one is number 1. */
  readonly asks: readonly Ask[];
}

export const NO_CLASS: ClassState = {
  code: '',
  link: '',
  passphrase: '',
  settings: CLASS_DEFAULTS,
  locked: false,
  listedOnly: false,
  students: new Map(),
  arrived: 0,
  rooms: [],
  members: new Map(),
  round: 1,
  played: [],
  lessons: new Map(),
  assignments: [],
  attempts: new Map(),
  people: 0,
  sheets: new Map(),
  sheetChanges: 0,
  collecting: false,
  keepDays: null,
  asks: [],
};

/** The question for which time stands still, with its number; null while none is asked. */
export function askThatIsOn({ asks }: ClassState): (Ask & { readonly number: number }) | null {
  const last = asks.at(-1);
  return last?.on ? { ...last, number: asks.length } : null;
}

/** A game of this class; null where it has none of that name, or has it no more. */
export function playedIn({ played }: ClassState, session: string): Played | null {
  return played.find((one) => one.session === session && !one.gone) ?? null;
}

/** Whose token has this hash. */
export function studentWith({ students }: ClassState, tokenHash: string): Student | null {
  for (const [student, { token }] of students) if (token === tokenHash) return student;
  return null;
}

export function evolveClass(state: ClassState, event: ClassEvent): ClassState {
  switch (event.type) {
    case 'opened': {
      const { code, link, passphrase, settings } = event;
      return { ...state, code, link, passphrase, settings };
    }
    case 'relinked':
      return { ...state, link: event.link };
    case 'settled':
      return { ...state, settings: event.settings, students: seatedIn(state.students, event.settings.room.armies) };
    case 'locked':
      return { ...state, locked: event.on };
    case 'listed':
      return { ...state, listedOnly: event.only };
    case 'arrived': {
      const students = new Map(state.students).set(event.student, { token: event.token, place: null });
      return { ...state, students, arrived: state.arrived + 1 };
    }
    case 'left': {
      const students = new Map(state.students);
      students.delete(event.student);
      return { ...state, students };
    }
    case 'roomed':
      return { ...state, rooms: [...state.rooms, event.room] };
    case 'unroomed': {
      const students = new Map(
        [...state.students].map(([student, enrolled]) => [
          student,
          enrolled.place?.room === event.room ? { ...enrolled, place: null } : enrolled,
        ]),
      );
      return { ...state, students, rooms: state.rooms.filter((room) => room !== event.room) };
    }
    case 'placed': {
      const enrolled = state.students.get(event.student);
      if (!enrolled) return state;
      return { ...state, students: new Map(state.students).set(event.student, { ...enrolled, place: event.place }) };
    }
    case 'enrolled': {
      const members = new Map([...(state.members.get(event.room) ?? []), ...Object.entries(event.members)]);
      return { ...state, members: new Map(state.members).set(event.room, members) };
    }
    case 'round':
      return { ...state, round: event.round };
    case 'played': {
      const { room, session, at = null, lesson = null } = event;
      const assignment = state.attempts.get(room)?.assignment;
      const of = assignment === undefined ? {} : { assignment };
      const game: Played = { round: state.round, room, session, at, lesson, gone: false, ...of };
      return { ...state, played: [...state.played, game], attempts: withAttempt(state, room, { session }) };
    }
    case 'erased': {
      const { session, due = false } = event;
      // What was deleted by hand nobody wants to see again; of what went by itself it is told that it is gone.
      const played = due
        ? state.played.map((one) => (one.session === session ? { ...one, gone: true } : one))
        : state.played.filter((one) => one.session !== session);
      // With a record that is deleted by hand goes what came of it.
      const attempts = due
        ? state.attempts
        : new Map([...state.attempts].filter(([, attempt]) => attempt.session !== session));
      return { ...state, played, attempts };
    }
    case 'lesson-kept':
      return { ...state, lessons: new Map(state.lessons).set(event.lesson.id, event.lesson) };
    case 'lesson-dropped':
      return { ...state, lessons: new Map([...state.lessons].filter(([id]) => id !== event.lesson)) };
    case 'assigned': {
      const { lesson, own, title, until } = event;
      return { ...state, assignments: [...state.assignments, { lesson, own, title, until, open: true, gone: false }] };
    }
    case 'assignment-set':
      return withAssignment(state, event.assignment, { open: event.open, until: event.until });
    case 'assignment-dropped':
      return withAssignment(state, event.assignment, { open: false, gone: true });
    case 'attempted': {
      const { assignment, person, token, room, role, at } = event;
      const before = attemptsAt(state, assignment).filter((one) => one.person === person);
      const number = Math.max(0, ...before.map((one) => one.number)) + 1;
      const attempt: Attempt = { assignment, person, number, token, room, role, at, session: null, result: null };
      const people = Math.max(state.people, Number(person.slice(1)));
      return { ...state, attempts: new Map(state.attempts).set(room, attempt), people };
    }
    case 'scored':
      return { ...state, attempts: withAttempt(state, event.room, { result: event.result }) };
    case 'collecting':
      return { ...state, collecting: event.on };
    case 'handed-in': {
      const { key, student, sheet } = event;
      const sheets = new Map(state.sheets);
      if (sheet === null) sheets.delete(key);
      else sheets.set(key, { sheet, student });
      return { ...state, sheets, sheetChanges: state.sheetChanges + 1 };
    }
    case 'sheets-dropped':
      return { ...state, sheets: new Map(), sheetChanges: state.sheetChanges + 1 };
    case 'kept':
      return { ...state, keepDays: event.days };
    case 'frozen':
      return { ...state, asks: [...state.asks, askOf(state, event)] };
    case 'guessed':
      return withAsk(state, event.ask, ({ guesses, asked }) => {
        const room = state.students.get(event.student)?.place?.room;
        return {
          guesses: new Map(guesses).set(event.student, event.guess),
          asked: room === undefined ? asked : new Map(asked).set(event.student, room),
        };
      });
    case 'shown':
      return withAsk(state, event.ask, () => ({ shown: true }));
    case 'thawed':
      return withAsk(state, event.ask, () => ({ on: false }));
  }
}

/** Seats of armies that are gone are gone; who sat there waits again. */
function seatedIn(students: ClassState['students'], armies: number): ClassState['students'] {
  const seats = seatsOf(armies);
  return new Map(
    [...students].map(([student, enrolled]) => {
      const { place } = enrolled;
      const gone = place !== null && place.seat !== null && !seats.includes(place.seat);
      return [student, gone ? { ...enrolled, place: null } : enrolled];
    }),
  );
}

function withAssignment(state: ClassState, number: number, change: Partial<Assignment>): ClassState {
  const assignments = state.assignments.map((one, i) => (i + 1 === number ? { ...one, ...change } : one));
  return { ...state, assignments };
}

function withAttempt({ attempts }: ClassState, room: string, change: Partial<Attempt>): ClassState['attempts'] {
  const attempt = attempts.get(room);
  return attempt === undefined ? attempts : new Map(attempts).set(room, { ...attempt, ...change });
}

function askOf({ students }: ClassState, event: Extract<ClassEvent, { type: 'frozen' }>): Ask {
  const { rooms, truths, moments = {} } = event;
  const asked = [...students].flatMap(([student, { place }]) =>
    place !== null && rooms.includes(place.room) ? [[student, place.room] as const] : [],
  );
  return { rooms, truths, moments, asked: new Map(asked), guesses: new Map(), shown: false, on: true };
}

function withAsk(state: ClassState, number: number, change: (ask: Ask) => Partial<Ask>): ClassState {
  return { ...state, asks: state.asks.map((ask, i) => (i + 1 === number ? { ...ask, ...change(ask) } : ask)) };
}
