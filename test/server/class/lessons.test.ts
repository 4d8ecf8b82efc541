/** The lessons of a class: its own, and what its rooms play. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_LESSONS } from '../../../shared/class/decide.ts';
import { crossing } from '../../../shared/lessons/ladder/03-crossing.ts';
import { oneOfficer } from '../../../shared/lessons/ladder/01-one-officer.ts';
import type { Lesson } from '../../../shared/lessons/lesson.ts';
import { settingsOf } from '../../../shared/lessons/settings-of.ts';
import type { RoomSettings } from '../../../shared/room/settings.ts';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import { instructorAt, studentsAt, type LiveInstructor } from '../../support/live-class.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';

let store: Store;
let server: LiveServer;
let instructor: LiveInstructor;
let code: string;

beforeEach(async () => {
  store = memoryStore();
  server = await startServer({ store });
  instructor = instructorAt(server);
  code = await instructor.openClass();
});
afterEach(async () => {
  await server.close();
});

const own: Lesson = { ...oneOfficer, id: 'our-own', title: { en: 'Our own', zh: '我们的一课' } };

/** The server is started anew, and the instructor comes back. */
async function restart(): Promise<LiveInstructor> {
  await server.close();
  server = await startServer({ store });
  const again = instructorAt(server);
  again.code = code;
  await again.enterClass(instructor.token);
  return again;
}

test('one is kept, had whole, replaced by its id, and dropped; all of it outlives the server', async () => {
  await instructor.rule({ type: 'keep-lesson', lesson: own });
  await instructor.until(() => instructor.desk.lessons.length === 1, 'the lesson');
  expect(instructor.desk.lessons).toEqual([{ id: own.id, title: own.title }]);
  expect(await instructor.request('lesson', { lesson: own.id })).toEqual({ ok: true, lesson: own });
  const longer = { ...own, minutes: 9 };
  expect(await instructor.teach({ type: 'keep-lesson', lesson: longer })).toEqual({ ok: true });
  const again = await restart();
  expect(again.desk.lessons).toEqual([{ id: own.id, title: own.title }]);
  expect(await again.request('lesson', { lesson: own.id })).toEqual({ ok: true, lesson: longer });
  expect(await again.teach({ type: 'drop-lesson', lesson: own.id }, 'another-page')).toEqual({ ok: true });
  await again.until(() => again.desk.lessons.length === 0, 'no lesson');
  expect(await again.request('lesson', { lesson: own.id })).toMatchObject({ ok: false, code: 'unknown-lesson' });
});

test('too-many-lessons, and one with a fault is none', async () => {
  for (let i = 0; i < MOST_LESSONS; i += 1) {
    await instructor.rule({ type: 'keep-lesson', lesson: { ...own, id: `lesson-${i}` } });
  }
  const teach = async (lesson: Lesson) =>
    instructor.request('teach', { id: instructor.newId(), command: { type: 'keep-lesson', lesson } });
  expect(await teach(own)).toMatchObject({ ok: false, code: 'too-many-lessons' });
  expect(await teach({ ...own, id: 'lesson-0' })).toEqual({ ok: true });
  expect(await teach({ ...own, minutes: 0 })).toMatchObject({ ok: false, code: 'bad-request' });
});

test('its rooms play it; whoever plays is told its texts, and the game is remembered as its', async () => {
  const [student] = await studentsAt(server, code, 1);
  await instructor.rule({ type: 'settle', settings: { leftovers: 'bots', room: settingsOf(own, true) } });
  await instructor.rule({ type: 'seat', all: false });
  await student?.enterRoom();
  expect(student?.room?.lesson).toMatchObject({ id: own.id, own: { title: own.title, minutes: own.minutes } });
  expect(student?.room?.lesson?.own).not.toHaveProperty('stage');
  await instructor.begin(instructor.desk.rooms[0] ?? '');
  await instructor.until(() => instructor.desk.played.length === 1, 'the game');
  expect(instructor.desk.played[0]).toMatchObject({ lesson: own.id });
});
test('a game is remembered as that of its lesson, though the class was told of it late and has set another', async () => {
  await studentsAt(server, code, 1);
  await instructor.rule({ type: 'settle', settings: { leftovers: 'bots', room: settingsOf(own, true) } });
  await instructor.rule({ type: 'seat', all: false });
  const [room = ''] = instructor.desk.rooms;
  await instructor.begin(room);
  await instructor.until(() => instructor.desk.played.length === 1, 'the game');
  expect(await instructor.request('act', { id: instructor.newId(), command: { type: 'end' }, room })).toMatchObject({
    ok: true,
  });
  await instructor.until(() => instructor.room?.phase === 'over', 'the end');
  await instructor.rule({ type: 'settle', settings: { leftovers: 'bots', room: settingsOf(crossing, false) } });
  await instructor.until(() => instructor.room?.lesson?.id === crossing.id, 'the next lesson');
  await server.close();
  // As if the server had stopped before the class was told.
  const stream = `class/${code}`;
  const lines = (await store.read(stream)).flatMap((stretch) => stretch.lines);
  const without = lines.filter((line) => !line.includes('"played"'));
  expect(without.length).toBe(lines.length - 1);
  await store.remove(stream);
  await store.commit([{ stream, after: 0, lines: without, commands: [] }]);
  const again = await restart();
  const entered = await again.request('enter', { code: room, token: instructor.token, session: null, have: 0 });
  expect(entered.ok).toBe(true);
  await again.until(() => again.desk.played.length === 1, 'the game');
  expect(again.desk.played[0]).toMatchObject({ room, lesson: own.id });
});

test('whoever sits beside a saboteur is told nothing of the secret before the game is over', async () => {
  const [first, second] = await studentsAt(server, code, 2);
  const room: RoomSettings = { ...settingsOf(crossing, false), stage: { P1: { breaks: 'O4' } } };
  await instructor.rule({ type: 'settle', settings: { leftovers: 'bots', room } });
  await instructor.rule({ type: 'seat', all: false });
  // Who came first sits there already.
  const place = { room: instructor.desk.rooms[0] ?? '', seat: 'P1' } as const;
  await instructor.rule({ type: 'move', student: second?.desk.student ?? '', place: { ...place, role: 'partner' } });
  for (const student of [first, second]) await student?.enterRoom();
  await instructor.begin(place.room);
  await first?.until(() => first.room?.you.part?.breaks === 'O4', 'the secret');
  await second?.until(() => second.room?.phase === 'playing', 'the game');
  await second?.enter(true);
  expect(second?.room?.you).toMatchObject({ role: 'partner', seat: 'P1', part: null });
  expect(JSON.stringify(second?.received)).not.toContain('"O4"');
  await instructor.request('act', { id: instructor.newId(), command: { type: 'end' }, room: place.room });
  await second?.until(() => second.room?.lesson?.saboteurs.length === 1, 'who it was');
});
