/** Links to replays of the games of a class. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seatsOf } from '../../shared/paxos/seats.ts';
import { eventually } from '../support/eventually.ts';
import { instructorAt, LiveStudent, studentsAt, type LiveInstructor } from '../support/live-class.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { linkTo, offeredTo, openLink, wishFor } from '../support/sharing.ts';

let server: LiveServer;

beforeEach(async () => {
  server = await startServer();
});
afterEach(async () => {
  await server.close();
});

interface School {
  readonly instructor: LiveInstructor;
  readonly students: readonly LiveStudent[];
  readonly session: string;
  readonly room: string;
}

const as = (who: LiveStudent | LiveInstructor, code: string, session: string) => ({
  code,
  token: who.token,
  session,
});

/** Two students on seats of one room, bots on all others, and a game that is over. */
async function schoolAfterGame(): Promise<School> {
  const instructor = instructorAt(server);
  const code = await instructor.openClass();
  const students = await studentsAt(server, code, 2);
  await instructor.rule({ type: 'seat', all: false });
  await Promise.all(students.map((student) => student.enterRoom()));
  const room = instructor.desk.rooms[0] ?? '';
  await instructor.begin(room);
  await instructor.until(() => instructor.desk.played.length > 0, 'the game');
  await instructor.request('act', { id: instructor.newId(), command: { type: 'end' }, room });
  await instructor.until(() => instructor.room?.phase === 'over', 'the end');
  return { instructor, students, room, session: instructor.desk.played[0]?.session ?? '' };
}

test('its instructor shares everything; a student the own view, by the code of the class or of the room', async () => {
  const { instructor, students, session, room } = await schoolAfterGame();
  const code = instructor.code;
  expect(await offeredTo(server, as(instructor, code, session))).toMatchObject({ everything: true, seats: seatsOf(3) });
  expect(await offeredTo(server, as(instructor, room, session))).toMatchObject({ everything: true });
  for (const student of students) {
    const seat = student.room?.you.seat;
    for (const by of [code, room]) {
      expect(await offeredTo(server, as(student, by, session))).toMatchObject({ everything: false, seats: [seat] });
    }
  }
  const release = { id: instructor.newId(), command: { type: 'release' }, room } as const;
  expect(await instructor.request('arrange', release)).toEqual({ ok: true });
  for (const student of students) {
    expect(await offeredTo(server, as(student, code, session))).toMatchObject({ everything: true });
  }
});

test('whoever is seated elsewhere in the next round still shares what was seen; who was not there shares nothing', async () => {
  const { instructor, students, session, room } = await schoolAfterGame();
  const [first, second] = students as readonly [LiveStudent, LiveStudent];
  const seat = first.room?.you.seat;
  await instructor.rule({ type: 'move', student: 's1', place: null });
  await eventually(async () => !(await first.enter()).ok, 'the room without this student');
  const late = new LiveStudent(server.origin, 'late');
  expect(await late.attend(instructor.code, 'Late')).toMatchObject({ ok: true });
  expect(await offeredTo(server, as(late, instructor.code, session))).toMatchObject({ everything: false, seats: [] });
  expect(await offeredTo(server, as(first, instructor.code, session))).toMatchObject({ seats: [seat] });
  expect(await offeredTo(server, as(first, room, session))).toMatchObject({ code: 'bad-token' });
  await instructor.rule({ type: 'remove', student: 's2' });
  expect(await offeredTo(server, as(second, instructor.code, session))).toMatchObject({ code: 'bad-token' });
});

test('a game that its instructor deletes is open to no link any more', async () => {
  const { instructor, students, session } = await schoolAfterGame();
  const [student] = students as readonly [LiveStudent];
  const seat = student.room?.you.seat ?? null;
  const links = [
    await linkTo(server, as(instructor, instructor.code, session), null),
    await linkTo(server, as(student, instructor.code, session), seat),
  ];
  for (const link of links) expect((await openLink(server, link)).status).toBe(200);
  expect(await instructor.request('deleteSession', { session })).toEqual({ ok: true });
  for (const link of links) expect((await openLink(server, link)).body.code).toBe('session-gone');
  expect((await wishFor(server, as(student, instructor.code, session), seat)).body.code).toBe('session-gone');
});
