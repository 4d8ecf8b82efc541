import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseRoster } from '../../../client/desk/roster.ts';
import { LONGEST_NAME, MOST_NAMES } from '../../../shared/room/names.ts';
import { newToken } from '../../../server/room/rooms.ts';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import { instructorAt, LiveStudent, studentsAt, type LiveInstructor } from '../../support/live-class.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';

let store: Store;
let server: LiveServer;
let instructor: LiveInstructor;
let code: string;
/** What the calendar says, in milliseconds since 1970. */
let today: number;

beforeEach(async () => {
  today = 1_000_000;
  store = memoryStore(() => today);
  server = await startServer({ store, calendar: () => today });
  instructor = instructorAt(server);
  code = await instructor.openClass();
});

afterEach(async () => {
  await server.close();
});

describe('what lasts', () => {
  test('I1: a class is read again, with its names, places, games and question', async () => {
    const students = await studentsAt(server, code, 3);
    await instructor.rule({ type: 'seat', all: false });
    await instructor.request('roster', { names: ['Student 1', 'Nobody'], only: false });
    await instructor.begin(instructor.desk.rooms[0] ?? '');
    await instructor.until(() => instructor.desk.played.length === 1, 'the game');
    await instructor.rule({ type: 'freeze', rooms: instructor.desk.rooms });
    await instructor.until(
      () => instructor.desk.asks.length === 1 && instructor.desk.roster.length === 2,
      'the question',
    );
    const before = instructor.desk;
    const tokens = students.map(({ token }) => token);
    await server.close();
    server = await startServer({ store });
    const again = instructorAt(server);
    again.code = code;
    expect(await again.enterClass(instructor.token)).toMatchObject({ ok: true });
    const bare = ({ students: all, ...rest }: typeof before) => ({
      ...rest,
      students: all.map(({ student, name, place, listed }) => ({ student, name, place, listed })),
    });
    expect(bare(again.desk)).toEqual(bare(before));
    const back = new LiveStudent(server.origin, 'back');
    expect(await back.enterClass(code, tokens[0] ?? '')).toMatchObject({ ok: true });
    await back.enterRoom();
    expect(back.room?.game?.running).toBe(false);
  });

  test('I2: a command that is sent again has one effect, and opening again is the same class', async () => {
    await studentsAt(server, code, 1);
    await instructor.rule({ type: 'seat', all: false });
    const rooms = instructor.desk.rooms;
    expect(await instructor.teach({ type: 'next-round', rotate: false }, 'the-same-command')).toEqual({ ok: true });
    expect(await instructor.teach({ type: 'next-round', rotate: false }, 'the-same-command')).toEqual({ ok: true });
    await instructor.until(() => instructor.desk.round === 2, 'the round');
    expect(instructor.desk.rooms).toEqual(rooms);
    const { token } = instructor;
    expect(await instructor.request('openClass', { token })).toMatchObject({ ok: true, code });
  });

  test('a game that is over: its record and verdict, then neither; the room is as before it', async () => {
    await studentsAt(server, code, 1);
    await instructor.rule({ type: 'seat', all: false });
    const room = instructor.desk.rooms[0] ?? '';
    await instructor.begin(room);
    await instructor.until(() => instructor.desk.played.length === 1, 'the game');
    const session = instructor.desk.played[0]?.session ?? '';
    expect(instructor.desk.played).toEqual([{ round: 1, room, session, at: 1_000_000, lesson: null, gone: false }]);
    expect(await instructor.request('session', { session })).toMatchObject({ ok: true, verdict: null, ended: null });
    today = 1_600_000;
    expect(await instructor.request('deleteSession', { session })).toMatchObject({ ok: false, code: 'game-on' });
    const end = { id: instructor.newId(), command: { type: 'end' }, room } as const;
    expect(await instructor.request('act', end)).toMatchObject({ ok: true });
    const answer = await instructor.request('session', { session });
    expect(answer).toMatchObject({ ok: true, verdict: { session }, ended: 1_600_000 });
    expect(await instructor.request('deleteSession', { session })).toEqual({ ok: true });
    expect(await instructor.request('session', { session })).toMatchObject({ ok: false, code: 'unknown-session' });
    expect(await store.read(`session/${session}`)).toEqual([]);
    await instructor.until(() => instructor.room?.code === room && instructor.room.phase === 'lobby', 'the lobby');
    await instructor.until(() => instructor.desk.played.length === 0, 'nothing played');
  });

  test('whose act it was is known of a closed room, after seats have changed, and of whoever has left', async () => {
    await studentsAt(server, code, 2);
    await instructor.rule({ type: 'seat', all: false });
    const room = instructor.desk.rooms[0] ?? '';
    const end = async () => instructor.request('act', { id: instructor.newId(), command: { type: 'end' }, room });
    await instructor.begin(room);
    await end();
    await instructor.rule({ type: 'next-round', rotate: true });
    await instructor.begin(room);
    await end();
    await instructor.until(() => instructor.desk.played.length === 2, 'two games');
    await instructor.rule({ type: 'remove', student: 's1' });
    await instructor.rule({ type: 'close', room });
    for (const { session } of instructor.desk.played) {
      const answer = await instructor.request('session', { session });
      if (!answer.ok) throw new Error(answer.code);
      const seated = answer.text
        .split('\n')
        .filter((line) => line.includes('"seated"'))
        .map((line) => (JSON.parse(line) as { readonly player: string | null }).player)
        .filter((player) => player !== null);
      expect(seated.map((player) => answer.players[player]).sort()).toEqual(['s1', 's2']);
    }
  });

  test('who broke which rule is told of games that are over, to the instructor only', async () => {
    const [student] = await studentsAt(server, code, 1);
    await instructor.rule({ type: 'seat', all: false });
    const room = instructor.desk.rooms[0] ?? '';
    await instructor.begin(room);
    await student?.enterRoom();
    await instructor.until(() => instructor.desk.played.length === 1, 'the game');
    const { session = '' } = instructor.desk.played[0] ?? {};
    // Nobody has promised anything.
    const command = { type: 'accept', to: ['A2'], n: 1, value: '06:00' } as const;
    expect(await student?.request('act', { id: instructor.newId(), command })).toMatchObject({ ok: true });
    const ask = { sessions: [session, 'of-another-class'] };
    expect(await instructor.request('breaches', ask)).toEqual({ ok: true, games: {} });
    await instructor.request('act', { id: instructor.newId(), command: { type: 'end' }, room });
    const answer = await instructor.request('breaches', ask);
    expect(answer).toMatchObject({ ok: true, games: { [session]: [{ rule: 'O1', by: ['s1'] }] } });
    expect(await student?.request('breaches', ask)).toMatchObject({ ok: false, code: 'not-instructor' });
    await instructor.request('deleteSession', { session });
    expect(await instructor.request('breaches', ask)).toEqual({ ok: true, games: {} });
  });

  test('a name that is forgotten is nowhere any more, and no log is touched', async () => {
    await studentsAt(server, code, 1);
    await instructor.rule({ type: 'seat', all: false });
    const room = instructor.desk.rooms[0] ?? '';
    await instructor.request('enter', { code: room, token: instructor.token, session: null, have: 0, beside: true });
    await instructor.until(() => instructor.room?.seats.some(({ name }) => name === 'Student 1') === true, 'the name');
    const before = [await store.read(`class/${code}`), await store.read(`room/${room}`)];
    expect(await instructor.request('nameStudent', { student: 's1', name: null })).toEqual({ ok: true });
    await instructor.until(() => instructor.desk.students[0]?.name === null, 'no name');
    await instructor.until(() => instructor.room?.seats.every(({ name }) => name === null) === true, 'no name there');
    expect([...(await store.names(`class/${code}`)), ...(await store.names(`room/${room}`))]).toEqual([]);
    expect([await store.read(`class/${code}`), await store.read(`room/${room}`)]).toEqual(before);
  });
});

test.each([
  ['Chinese', '龘'],
  ['beyond the plane of most letters', '𠮷'],
  ['that JSON escapes', 'Q"'],
])('a roster of as many names as it holds, each as long as one may be: %s', async (_what, letter) => {
  const names = Array.from({ length: MOST_NAMES }, (_, i) => {
    const number = String(i);
    return number + [...letter.repeat(LONGEST_NAME)].slice(number.length, LONGEST_NAME).join('');
  });
  const pasted = parseRoster(names.join('\n'));
  expect(pasted.remarks).toEqual([]);
  expect(await instructor.request('roster', { names: [...pasted.names], only: false })).toEqual({ ok: true });
  await instructor.until(() => instructor.desk.roster.length === MOST_NAMES, 'the roster');
  expect(instructor.desk.roster).toEqual(names);
  expect([...(await store.names(`roster/${code}`)).values()]).toEqual(names);
});

test('a room whose log is damaged: the class opens, its other rooms run, the desk is told and can give it up', async () => {
  await studentsAt(server, code, 7);
  await instructor.rule({ type: 'seat', all: false });
  const [damaged = '', sound = ''] = instructor.desk.rooms;
  await server.close();
  const read: Store['read'] = (stream, after) =>
    stream === `room/${damaged}` ? Promise.reject(new Error('it is damaged')) : store.read(stream, after);
  server = await startServer({ store: { ...store, read } });
  const { token } = instructor;
  instructor = instructorAt(server);
  instructor.code = code;
  expect(await instructor.enterClass(token)).toMatchObject({ ok: true });
  await instructor.until(() => instructor.desk.unreadable.join() === damaged, 'word of the damage');
  await instructor.begin(sound);
  await instructor.rule({ type: 'freeze', rooms: [damaged, sound] });
  expect(instructor.desk.asks[0]?.rooms).toEqual([sound]);
  await instructor.rule({ type: 'thaw' });
  await instructor.rule({ type: 'close', room: damaged });
  await instructor.until(() => instructor.desk.rooms.join() === sound, 'the room to be given up');
  expect(instructor.desk.unreadable).toEqual([]);
});

test('a student who asks to come in again with the same token is the same student', async () => {
  const token = newToken();
  const [one, again] = [new LiveStudent(server.origin, 'one'), new LiveStudent(server.origin, 'again')];
  expect(await one.attend(code, 'Ann', token)).toMatchObject({ ok: true });
  expect(await again.attend(code, 'Ann', token)).toMatchObject({ ok: true });
  expect(again.desk.student).toBe(one.desk.student);
  const other = await new LiveStudent(server.origin, 'other').attend(code, 'ａｎｎ');
  expect(other).toMatchObject({ ok: false, code: 'name-taken' });
});
