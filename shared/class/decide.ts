/** decideClass: a command becomes events of the class's log, or a refusal code. Pure. */
import { lessonWith } from '../lessons/ladder.ts';
import { seatsOf } from '../paxos/seats.ts';
import type { ClassCommand, ClassDeed, ClassRefusal, StudentCommand } from './commands.ts';
import type { ClassEvent, Moment, Place, Student, Truth } from './events.ts';
import { againstAttempt, assignmentIn, attemptWith, MOST_ASSIGNMENTS } from './assignments.ts';
import { newRooms, rotated, spread, type Board } from './seating.ts';
import { askThatIsOn, playedIn, type ClassState } from './state.ts';

export type ClassDecision =
  { readonly ok: true; readonly events: readonly ClassEvent[] } | { readonly ok: false; readonly code: ClassRefusal };

const done = (...events: ClassEvent[]): ClassDecision => ({ ok: true, events });
const refuse = (code: ClassRefusal): ClassDecision => ({ ok: false, code });

/** Each is up to 12 KiB, and the class is held in memory. */
export const MOST_LESSONS = 20;

/** How many new rooms a command needs: as many codes must come with it. */
export function newRoomsFor(state: ClassState, command: ClassCommand): number {
  if (command.type !== 'seat') return 0;
  return newRooms(toSeat(state, command.all).length, boardsOf(state, command.all), seatingRules(state));
}

/** What a class is decided with: how its rooms stand. */
export interface Around {
  /** The codes of rooms that were opened for this command, `newRoomsFor` of them. */
  readonly fresh: readonly string[];
  /** Rooms where a game is on. */
  readonly playing: ReadonlySet<string>;
  /** What is true in each of them. */
  readonly truths: Readonly<Record<string, Truth>>;
  /** Where each of these games stands. */
  readonly moments: Readonly<Record<string, Moment>>;
}

export function decideClass(state: ClassState, command: ClassCommand, around: Around): ClassDecision {
  const { playing } = around;
  switch (command.type) {
    case 'settle':
      return playing.size > 0 ? refuse('game-on') : done({ type: 'settled', settings: command.settings });
    case 'lock':
      return done(...(state.locked === command.on ? [] : [{ type: 'locked', on: command.on } as const]));
    case 'keep':
      return done(...(state.keepDays === command.days ? [] : [{ type: 'kept', days: command.days } as const]));
    case 'seat':
      return seat(state, command.all, around);
    case 'move':
      return move(state, command.student, command.place);
    case 'swap':
      return swap(state, command.students);
    case 'remove':
      return state.students.has(command.student) ? done(...leaving(state, command.student)) : refuse('unknown-student');
    case 'close':
      if (playing.has(command.room)) return refuse('game-on');
      return state.rooms.includes(command.room)
        ? done({ type: 'unroomed', room: command.room })
        : refuse('not-in-class');
    case 'next-round':
      return playing.size > 0 ? refuse('game-on') : nextRound(state, command.rotate);
    case 'freeze':
      return freeze(state, command.rooms, around);
    case 'keep-lesson': {
      const { lesson } = command;
      const full = state.lessons.size >= MOST_LESSONS && !state.lessons.has(lesson.id);
      return full ? refuse('too-many-lessons') : done({ type: 'lesson-kept', lesson });
    }
    case 'drop-lesson':
      return done(
        ...(state.lessons.has(command.lesson) ? [{ type: 'lesson-dropped', lesson: command.lesson } as const] : []),
      );
    case 'assign':
      return assign(state, command);
    case 'set-assignment': {
      const { assignment: number, open, until } = command;
      const assignment = assignmentIn(state, number);
      if (assignment === null) return refuse('unknown-assignment');
      if (assignment.open === open && assignment.until === until) return done();
      return done({ type: 'assignment-set', assignment: number, open, until });
    }
    case 'drop-assignment': {
      const { assignment } = command;
      return done(
        ...(assignmentIn(state, assignment) === null ? [] : [{ type: 'assignment-dropped', assignment } as const]),
      );
    }
    case 'collect':
      return done(...(state.collecting === command.on ? [] : [{ type: 'collecting', on: command.on } as const]));
    case 'drop-sheets':
      return done(...(state.sheets.size === 0 ? [] : [{ type: 'sheets-dropped' } as const]));
    case 'show':
    case 'thaw': {
      const ask = askThatIsOn(state)?.number ?? null;
      if (ask === null) return refuse('not-frozen');
      return done({ type: command.type === 'show' ? 'shown' : 'thawed', ask });
    }
  }
}

/** `key`: what this student hands in is kept under it. */
export function decideStudent(state: ClassState, command: StudentCommand, by: Student, key = ''): ClassDecision {
  const enrolled = state.students.get(by);
  if (!enrolled) return refuse('unknown-student');
  if (command.type === 'leave') return done(...leaving(state, by));
  if (command.type === 'hand-in') {
    const { sheet, named } = command;
    const student = named && sheet !== null ? by : null;
    const before = state.sheets.get(key) ?? null;
    const same = JSON.stringify(before) === JSON.stringify(sheet === null ? null : { sheet, student });
    return done(...(same ? [] : [{ type: 'handed-in', key, student, sheet } as const]));
  }
  const ask = askThatIsOn(state);
  // What the class has been shown is not a guess any more.
  if (ask === null || ask.shown) return refuse('not-frozen');
  if (enrolled.place === null || !ask.rooms.includes(enrolled.place.room)) return refuse('not-asked');
  const before = ask.guesses.get(by);
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(command.guess)) return done();
  return done({ type: 'guessed', ask: ask.number, student: by, guess: command.guess });
}

/** `mostStudents` is a limit of the server. */
export function decideClassDeed(state: ClassState, deed: ClassDeed, mostStudents: number): ClassDecision {
  switch (deed.type) {
    case 'open': {
      const { code, link, passphrase, settings } = deed;
      return done({ type: 'opened', code, link, passphrase, settings });
    }
    case 'relink':
      return done({ type: 'relinked', link: deed.link });
    case 'arrive':
      if (state.locked) return refuse('class-locked');
      if (state.students.size >= mostStudents) return refuse('class-full');
      return done({ type: 'arrived', student: `s${state.arrived + 1}`, token: deed.token });
    case 'list':
      return done(...(state.listedOnly === deed.only ? [] : [{ type: 'listed', only: deed.only } as const]));
    case 'erase': {
      const { session, due } = deed;
      if (playedIn(state, session) === null) return done();
      return done(due ? { type: 'erased', session, due } : { type: 'erased', session });
    }
    case 'enrol': {
      const known = state.members.get(deed.room);
      const news = Object.entries(deed.members).filter(([member, student]) => known?.get(member) !== student);
      if (news.length === 0) return done();
      return done({ type: 'enrolled', room: deed.room, members: Object.fromEntries(news) });
    }
    case 'play':
      if (state.played.some(({ session }) => session === deed.session)) return done();
      return state.rooms.includes(deed.room) || state.attempts.has(deed.room)
        ? done({ ...deed, type: 'played' })
        : refuse('not-in-class');
    case 'attempt': {
      // Asked for again, the answer lost, it is the same one.
      if (attemptWith(state, deed.token) !== null) return done();
      const reason = againstAttempt(state, deed);
      return reason === null ? done({ ...deed, type: 'attempted' }) : refuse(reason);
    }
    case 'score': {
      const { room, result } = deed;
      const attempt = state.attempts.get(room);
      return done(...(attempt?.result === null ? [{ type: 'scored', room, result } as const] : []));
    }
  }
}

function assign(state: ClassState, command: Extract<ClassCommand, { type: 'assign' }>): ClassDecision {
  const { lesson: id, own, title, until } = command;
  const lesson = (own ? state.lessons.get(id) : lessonWith(id)) ?? null;
  if (lesson === null) return refuse('unknown-lesson');
  const assignment = state.assignments.length + 1;
  const kept = state.assignments.filter(({ gone }) => !gone).length;
  if (kept >= MOST_ASSIGNMENTS) return refuse('too-many-assignments');
  return done({ type: 'assigned', assignment, lesson, own, title, until });
}

function seatingRules({ settings }: ClassState) {
  return { armies: settings.room.armies, leftovers: settings.leftovers };
}

function toSeat({ students }: ClassState, all: boolean): readonly Student[] {
  return [...students].filter(([, { place }]) => all || place === null).map(([student]) => student);
}

/** The rooms that are there to be filled; none where everyone is seated anew. */
function boardsOf({ rooms, students, settings }: ClassState, all: boolean): readonly Board[] {
  if (all) return [];
  const taken = [...students.values()].flatMap(({ place }) => (place?.role === 'player' ? [place] : []));
  return rooms.map((room) => ({
    room,
    free: seatsOf(settings.room.armies).filter(
      (seat) => !taken.some((place) => place.room === room && place.seat === seat),
    ),
  }));
}

function seat(state: ClassState, all: boolean, { fresh, playing }: Around): ClassDecision {
  if (askThatIsOn(state)) return refuse('frozen');
  if (all && playing.size > 0) return refuse('game-on');
  const students = toSeat(state, all);
  if (students.length === 0) return refuse('nobody-waits');
  const seats = seatsOf(state.settings.room.armies);
  const boards = [...boardsOf(state, all), ...fresh.map((room): Board => ({ room, free: seats }))];
  if (boards.length === 0) return done();
  const places = spread(students, boards, seatingRules(state));
  return done(
    ...(all ? state.rooms.map((room): ClassEvent => ({ type: 'unroomed', room })) : []),
    ...fresh.map((room): ClassEvent => ({ type: 'roomed', room })),
    ...[...places].map(([student, place]): ClassEvent => ({ type: 'placed', student, place })),
  );
}

/** Why nobody can be put there, or null. */
function against({ rooms, students, settings }: ClassState, student: Student, place: Place): ClassRefusal | null {
  if (!rooms.includes(place.room)) return 'not-in-class';
  if (place.seat === null) return againstSeatless(students, student, place);
  if (place.role === 'watcher' || place.role === 'red' || !seatsOf(settings.room.armies).includes(place.seat))
    return 'no-such-seat';
  const others = [...students].filter(([other, { place: theirs }]) => other !== student && isSameSeat(theirs, place));
  const first = others.some(([, { place: theirs }]) => theirs?.role === 'player');
  if (place.role === 'player') return first ? 'place-taken' : null;
  return first ? null : 'nobody-to-pair';
}

function againstSeatless(
  students: ClassState['students'],
  student: Student,
  { role, room }: Place,
): ClassRefusal | null {
  if (role === 'watcher') return null;
  if (role !== 'red') return 'no-such-seat';
  const taken = [...students].some(
    ([other, { place }]) => other !== student && place?.role === 'red' && place.room === room,
  );
  return taken ? 'place-taken' : null;
}

function isSameSeat(a: Place | null, b: Place | null): boolean {
  return a !== null && b !== null && a.room === b.room && a.seat === b.seat && a.seat !== null;
}

function move(state: ClassState, student: Student, place: Place | null): ClassDecision {
  if (!state.students.has(student)) return refuse('unknown-student');
  const reason = place === null ? null : against(state, student, place);
  if (reason !== null) return refuse(reason);
  return done(...promoted(state, student, place), { type: 'placed', student, place });
}

function swap({ students }: ClassState, [one, other]: readonly [Student, Student]): ClassDecision {
  const [a, b] = [students.get(one), students.get(other)];
  if (!a || !b) return refuse('unknown-student');
  return done({ type: 'placed', student: one, place: b.place }, { type: 'placed', student: other, place: a.place });
}

function leaving(state: ClassState, student: Student): readonly ClassEvent[] {
  return [...promoted(state, student, null), { type: 'left', student }];
}

/** Where the first of a pair goes elsewhere, the second one plays. */
function promoted({ students }: ClassState, student: Student, to: Place | null): readonly ClassEvent[] {
  const from = students.get(student)?.place ?? null;
  if (from?.role !== 'player' || isSameSeat(from, to)) return [];
  const second = [...students].find(
    ([other, { place }]) => other !== student && place?.role === 'partner' && isSameSeat(place, from),
  );
  return second ? [{ type: 'placed', student: second[0], place: from }] : [];
}

function nextRound(state: ClassState, rotate: boolean): ClassDecision {
  if (askThatIsOn(state)) return refuse('frozen');
  const { armies } = state.settings.room;
  const moves = [...state.students].flatMap(([student, { place }]): ClassEvent[] => {
    if (!rotate || place === null || place.seat === null) return [];
    return [{ type: 'placed', student, place: { ...place, seat: rotated(place.seat, armies) } }];
  });
  return done({ type: 'round', round: state.round + 1 }, ...moves);
}

function freeze(state: ClassState, rooms: readonly string[], { truths, moments }: Around): ClassDecision {
  if (askThatIsOn(state)) return refuse('frozen');
  if (rooms.some((room) => !state.rooms.includes(room))) return refuse('not-in-class');
  const asked = [...new Set(rooms)].flatMap((room) => {
    const truth = truths[room];
    return truth === undefined ? [] : [[room, truth] as const];
  });
  if (asked.length === 0) return refuse('nothing-runs');
  return done({
    type: 'frozen',
    ask: state.asks.length + 1,
    rooms: asked.map(([room]) => room),
    truths: Object.fromEntries(asked),
    moments: Object.fromEntries(
      asked.flatMap(([room]) => {
        const moment = moments[room];
        return moment === undefined ? [] : [[room, moment] as const];
      }),
    ),
  });
}
