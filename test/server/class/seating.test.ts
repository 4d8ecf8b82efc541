/** Who sits where in the rooms of a class, and what they see there. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import { instructorAt, LiveStudent, studentsAt, type LiveInstructor } from '../../support/live-class.ts';
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

test('seven students in two rooms: each enters its own room with the token of the class, in its seat', async () => {
  const students = await studentsAt(server, code, 7);
  await instructor.rule({ type: 'seat', all: false });
  await Promise.all(students.map((student) => student.enterRoom()));
  for (const student of students) {
    const { place } = student.desk;
    await student.until(() => student.room?.you.seat === place?.seat, 'its seat');
    expect(student.room).toMatchObject({ code: place?.room, class: code, you: { role: 'player', host: false } });
  }
  expect(new Set(students.map(({ desk }) => desk.place?.room))).toEqual(new Set(instructor.desk.rooms));
  expect(instructor.desk.rooms).toHaveLength(2);
});

test('class-seats: nobody changes seats in a room of a class, nor joins it by its code', async () => {
  const [student] = await studentsAt(server, code, 1);
  await instructor.rule({ type: 'seat', all: false });
  await student?.enterRoom();
  expect(await student?.arrange({ type: 'sit', seat: 'A3' })).toMatchObject({ ok: false, code: 'class-seats' });
  expect(await student?.arrange({ type: 'leave' })).toMatchObject({ ok: false, code: 'class-seats' });
  const stranger = new LiveStudent(server.origin, 'stranger');
  const joined = await stranger.request('join', { code: student?.code ?? '', name: 'Eve' });
  expect(joined).toMatchObject({ ok: false, code: 'class-seats' });
});

test('two change seats between games; whoever leaves the class is out of its room', async () => {
  const [one, other] = await studentsAt(server, code, 2);
  await instructor.rule({ type: 'seat', all: false });
  await Promise.all([one?.enterRoom(), other?.enterRoom()]);
  const [a, b] = [one?.desk.place?.seat, other?.desk.place?.seat];
  await instructor.rule({ type: 'swap', students: ['s1', 's2'] });
  const seatOf = (student: LiveStudent | undefined) => student?.room?.you.seat;
  await one?.until(() => seatOf(one) !== seatOf(other) && [a, b].includes(seatOf(one) ?? undefined), 'the change');
  await one?.until(() => one.desk.place?.seat === seatOf(one), 'the change');
  expect(await one?.request('study', { id: one.newId(), command: { type: 'leave' } })).toEqual({ ok: true });
  await one?.until(() => one.received.some(({ name, data }) => name === 'out' && data === 'removed'), 'being out');
  await one?.until(() => one.received.some(({ name }) => name === 'outOfClass'), 'being out of the class');
  // No name stays behind, neither in the class nor in the room.
  const names = [...(await store.names(`class/${code}`)), ...(await store.names(`room/${one?.code ?? ''}`))];
  expect(names.map(([, name]) => name)).toEqual(['Student 2', 'Student 2']);
});

test('seen-too-much: nobody is moved to a second seat of a game that is on; whoever has seen none is', async () => {
  const students = await studentsAt(server, code, 2);
  await instructor.rule({ type: 'seat', all: false });
  await Promise.all(students.map((student) => student.enterRoom()));
  const room = instructor.desk.rooms[0] ?? '';
  await instructor.begin(room);
  const seated = instructor.desk.students.map(({ place }) => place);
  const move = (student: string) => ({ type: 'move', student, place: { room, seat: 'A3', role: 'player' } }) as const;
  expect(await instructor.teach(move('s1'))).toMatchObject({ ok: false, code: 'seen-too-much' });
  expect(await instructor.teach({ type: 'swap', students: ['s1', 's2'] })).toMatchObject({ code: 'seen-too-much' });
  expect(instructor.desk.students.map(({ place }) => place)).toEqual(seated);
  const late = new LiveStudent(server.origin, 'late');
  await late.attend(code, 'Late');
  await instructor.rule(move('s3'));
  await late.enterRoom();
  await late.until(() => late.room?.you.seat === 'A3', 'the seat of a bot');
});

test('a room that is given up lets nobody in, not even its host of before', async () => {
  const [student] = await studentsAt(server, code, 1);
  await instructor.rule({ type: 'seat', all: false });
  await student?.enterRoom();
  const room = instructor.desk.rooms[0] ?? '';
  const place = { code: room, session: null, have: 0, beside: true } as const;
  expect(await instructor.request('enter', { ...place, token: instructor.token })).toMatchObject({ ok: true });
  await instructor.rule({ type: 'close', room });
  for (const out of [instructor, student])
    await out?.until(() => out.received.some(({ name }) => name === 'out'), 'out');
  for (const token of [instructor.token, student?.token ?? '']) {
    expect(await instructor.request('enter', { ...place, token })).toMatchObject({ ok: false, code: 'bad-token' });
  }
});

test('a partner reads the log of the seat beside which it sits, and does not write', async () => {
  const students = await studentsAt(server, code, 2);
  await instructor.rule({ type: 'seat', all: false });
  await Promise.all(students.map((student) => student.enterRoom()));
  const [first, second] = students;
  const { room = '', seat = null } = first?.desk.place ?? {};
  await instructor.rule({
    type: 'move',
    student: second?.desk.student ?? '',
    place: { room, seat, role: 'partner' },
  });
  await second?.until(() => second.room?.you.role === 'partner', 'its place');
  expect(second?.room?.you.seat).toBe(seat);
  await instructor.begin(room);
  await Promise.all(students.map((student) => student.enter()));
  const act = await second?.act({ type: 'order', value: null });
  expect(act).toMatchObject({ ok: false, code: 'partner-writes' });
  await first?.do({ type: 'order', value: null });
  const own = (student: LiveStudent | undefined) => student?.log.filter(({ type }) => type === 'ordered') ?? [];
  await second?.until(() => own(second).length === 1, 'the order');
  expect(own(second)).toEqual(own(first));
});

test('the red army sees messengers walk and not what they carry; it captures', async () => {
  const students = await studentsAt(server, code, 2);
  const [officer, red] = students;
  const slow = {
    ...instructor.desk.settings.room,
    valley: { ...instructor.desk.settings.room.valley, walk: [9e5, 9e5] as const },
  };
  await instructor.rule({ type: 'settle', settings: { room: slow, leftovers: 'bots' } });
  await instructor.rule({ type: 'seat', all: false });
  const room = instructor.desk.rooms[0] ?? '';
  const place = { room, seat: null, role: 'red' } as const;
  await instructor.rule({ type: 'move', student: red?.desk.student ?? '', place });
  const move = { student: officer?.desk.student ?? '', place: { room, seat: 'P1', role: 'player' } } as const;
  expect(await instructor.teach({ type: 'move', ...move })).toEqual({ ok: true });
  await Promise.all(students.map((student) => student.enterRoom()));
  await red?.until(() => red.room?.you.role === 'red', 'its place');
  await instructor.begin(room);
  await Promise.all(students.map((student) => student.enter()));
  await officer?.do({ type: 'prepare', to: ['A2'], n: 1 });
  await red?.until(() => red.log.some(({ type }) => type === 'departed'), 'a messenger');
  const seen = red?.log.find(({ type }) => type === 'departed');
  expect(Object.keys(seen ?? {}).sort()).toEqual(['at', 'copy', 'from', 'letter', 'to', 'type']);
  if (seen?.type !== 'departed') expect.fail('no messenger');
  await red?.do({ type: 'capture', letter: seen.letter, copy: seen.copy });
  await red?.until(() => red.log.some(({ type }) => type === 'captured'), 'the capture');
  expect(await red?.act({ type: 'pause' })).toMatchObject({ ok: false, code: 'not-your-act' });
  expect(officer?.log.some(({ type }) => type === 'captured')).toBe(false);
});
