/** A class as its instructor, or one of its students, sees it: built up from nothing. */
import type { Student } from '../../shared/class/events.ts';
import type { Ask, ClassState } from '../../shared/class/state.ts';
import type { AskView, DeskView, StudentAsk, StudentView, Tally } from '../../shared/wire/class-view.ts';
import { sameName } from '../../shared/room/names.ts';
import { sheetKey } from './sheets.ts';
import { assignmentViews } from './assignment-views.ts';
import type { Classroom } from './classroom.ts';

export function deskView(classroom: Classroom, atServer: boolean): DeskView {
  const { code, state, unreadable, names, roster, hall, keeping, stalled } = classroom;
  return {
    role: 'instructor',
    code,
    round: state.round,
    locked: state.locked,
    settings: state.settings,
    students: [...state.students].map(([student, { place }]) => {
      const name = names.get(student) ?? null;
      const listed = name !== null && roster.some((other) => sameName(other, name));
      return { student, name, place, listed, ...hall.whereabouts(student) };
    }),
    rooms: state.rooms,
    unreadable: state.rooms.filter((room) => unreadable.has(room)),
    // An attempt that is not over, or was abandoned, is told of with its assignment alone.
    played: state.played.filter(({ room }) => state.attempts.get(room)?.result !== null),
    lessons: [...state.lessons.values()].map(({ id, title }) => ({ id, title })),
    assignments: assignmentViews(state),
    sheets: { collecting: state.collecting, count: state.sheets.size, changes: state.sheetChanges },
    keeping,
    asks: state.asks.map((ask, i): AskView => ({
      ask: i + 1,
      rooms: ask.rooms,
      on: ask.on,
      shown: ask.shown,
      asked: [...ask.asked].map(([student, room]) => ({ student, room })),
      guesses: [...ask.guesses].map(([student, guess]) => ({ student, guess })),
      truths: ask.truths,
    })),
    roster,
    rosterOnly: state.listedOnly,
    recoverable: state.passphrase !== '',
    lan: atServer ? classroom.lan : [],
    stalled,
  };
}

/** Null for whoever is not in the class any more. */
export function studentView({ code, state, names, stalled }: Classroom, student: Student): StudentView | null {
  const enrolled = state.students.get(student);
  if (enrolled === undefined) return null;
  const { place } = enrolled;
  const handedIn = state.sheets.get(sheetKey(state, student));
  const partners = [...state.students].filter(
    ([other, { place: theirs }]) =>
      other !== student &&
      place !== null &&
      place.seat !== null &&
      theirs?.room === place.room &&
      theirs.seat === place.seat,
  );
  return {
    role: 'student',
    code,
    student,
    name: names.get(student) ?? null,
    round: state.round,
    place,
    waiting: [...state.students.values()].filter(({ place: theirs }) => theirs === null).length,
    partners: partners.flatMap(([other]) => names.get(other) ?? []),
    collecting: state.collecting,
    handedIn: handedIn === undefined ? null : handedIn.student === null ? 'nameless' : 'named',
    ask: askOf(state, student),
    stalled,
  };
}

/** The last question, where this student was asked. */
function askOf({ asks, students, settings }: ClassState, student: Student): StudentAsk | null {
  const ask = asks.at(-1);
  const room = ask?.asked.get(student) ?? students.get(student)?.place?.room;
  const truth = room === undefined ? undefined : ask?.truths[room];
  if (ask === undefined || truth === undefined || !(ask.on || ask.shown)) return null;
  return {
    ask: asks.length,
    on: ask.on,
    armies: settings.room.armies,
    guess: ask.guesses.get(student) ?? null,
    outcome: ask.shown ? { truth, tally: tallyOf(ask) } : null,
  };
}

export function tallyOf({ guesses, asked }: Pick<Ask, 'guesses' | 'asked'>): Tally {
  const all = [...guesses.values()];
  const values: Record<string, number> = {};
  for (const { value } of all) if (value !== null) values[value] = (values[value] ?? 0) + 1;
  return {
    asked: asked.size,
    answered: all.length,
    chosen: all.filter(({ chosen }) => chosen).length,
    open: all.filter(({ open }) => open).length,
    values,
  };
}
