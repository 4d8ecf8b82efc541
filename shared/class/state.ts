/** A class: a fold of its log. */
import { seatsOf } from '../paxos/seats.ts';
import { ROOM_DEFAULTS } from '../room/settings.ts';
import type { ClassEvent, ClassSettings, Guess, Place, Student } from './events.ts';

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
  readonly guesses: ReadonlyMap<Student, Guess>;
  readonly shown: boolean;
  /** Time stands still for it. */
  readonly on: boolean;
}

export interface Played {
  readonly round: number;
  readonly room: string;
  readonly session: string;
}

export interface ClassState {
  readonly code: string;
  readonly link: string;
  readonly passphrase: string;
  readonly settings: ClassSettings;
  readonly locked: boolean;
  /** Everyone here, in order of arrival. */
  readonly students: ReadonlyMap<Student, Enrolled>;
  /** How many ever arrived: the next pseudonym. */
  readonly arrived: number;
  /** Codes, in order of opening. */
  readonly rooms: readonly string[];
  /** 0 before the first. */
  readonly round: number;
  readonly played: readonly Played[];
  /** The first one is number 1. */
  readonly asks: readonly Ask[];
}

export const NO_CLASS: ClassState = {
  code: '',
  link: '',
  passphrase: '',
  settings: CLASS_DEFAULTS,
  locked: false,
  students: new Map(),
  arrived: 0,
  rooms: [],
  round: 0,
  played: [],
  asks: [],
};

/** The question for which time stands still, with its number; null while none is asked. */
export function askThatIsOn({ asks }: ClassState): (Ask & { readonly number: number }) | null {
  const last = asks.at(-1);
  return last?.on ? { ...last, number: asks.length } : null;
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
    case 'round':
      return { ...state, round: event.round };
    case 'played': {
      const { room, session } = event;
      return { ...state, played: [...state.played, { round: state.round, room, session }] };
    }
    case 'frozen':
      return { ...state, asks: [...state.asks, { rooms: event.rooms, guesses: new Map(), shown: false, on: true }] };
    case 'guessed':
      return withAsk(state, event.ask, ({ guesses }) => ({
        guesses: new Map(guesses).set(event.student, event.guess),
      }));
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

function withAsk(state: ClassState, number: number, change: (ask: Ask) => Partial<Ask>): ClassState {
  return { ...state, asks: state.asks.map((ask, i) => (i + 1 === number ? { ...ask, ...change(ask) } : ask)) };
}
