import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseRoster } from '../../../client/desk/roster.ts';
import { LONGEST_NAME, MOST_NAMES } from '../../../shared/room/names.ts';
import type { Guess } from '../../../shared/class/events.ts';
import type { RoomView } from '../../../shared/wire/room-view.ts';
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
const GUESS: Guess = { chosen: false, value: null, open: true, known: [] };

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

describe('seating', () => {
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
});

describe('freeze and ask', () => {
  test('time stops, answers stay private until they are shown, and time goes on', async () => {
    const students = await studentsAt(server, code, 2);
    await instructor.rule({ type: 'seat', all: false });
    await Promise.all(students.map((student) => student.enterRoom()));
    const room = instructor.desk.rooms[0] ?? '';
    expect(await instructor.teach({ type: 'freeze', rooms: [room] })).toMatchObject({ code: 'nothing-runs' });
    await instructor.begin(room);
    await instructor.rule({ type: 'freeze', rooms: [room] });
    const [one, other] = students;
    await one?.until(() => one.room?.game?.running === false && one.desk.ask?.on === true, 'the question');
    const guessed = await one?.request('study', { id: one.newId(), command: { type: 'guess', guess: GUESS } });
    expect(guessed).toEqual({ ok: true });
    await instructor.until(() => instructor.desk.asks[0]?.guesses.length === 1, 'the answer');
    expect(instructor.desk.asks[0]?.truths[room]).toMatchObject({ chosen: [], open: true, known: [] });
    expect(other?.desk.ask).toMatchObject({ guess: null, outcome: null });
    await instructor.rule({ type: 'show' });
    await other?.until(() => other.desk.ask?.outcome !== null, 'the outcome');
    expect(other?.desk.ask?.outcome?.tally).toMatchObject({ asked: 2, answered: 1, chosen: 0, open: 1 });
    await instructor.rule({ type: 'thaw' });
    await one?.until(() => one.room?.game?.running === true, 'time to go on');
  });

  /** Two rooms where a game is on, entered by the instructor; the first one stands still. */
  async function oneStill(): Promise<readonly [still: string, runs: string]> {
    await studentsAt(server, code, 7);
    await instructor.rule({ type: 'seat', all: false });
    const [still = '', runs = ''] = instructor.desk.rooms;
    await instructor.begin(still);
    await instructor.begin(runs);
    expect(await host('pause', still)).toMatchObject({ ok: true });
    return [still, runs];
  }

  const host = async (type: 'pause' | 'resume' | 'end', room: string, by = instructor) =>
    by.request('act', { id: by.newId(), command: { type }, room });
  const enter = async (room: string, by = instructor) => {
    const entered = await by.request('enter', { code: room, token: by.token, session: null, have: 0, beside: true });
    return entered.ok ? entered.room : expect.fail(entered.code);
  };
  const runsIn = (by: LiveInstructor, room: string) => {
    const shown = by.received.filter(({ name, data }) => name === 'room' && (data as RoomView).code === room);
    return (shown.at(-1)?.data as RoomView | undefined)?.game?.running;
  };

  test('rooms that stood still before are asked as well, and stand still after it', async () => {
    const [still, runs] = await oneStill();
    await instructor.rule({ type: 'freeze', rooms: [still, runs] });
    await instructor.until(() => instructor.desk.asks.length === 1, 'the question');
    expect(instructor.desk.asks[0]).toMatchObject({ rooms: [still, runs], truths: { [still]: { chosen: [] } } });
    await instructor.rule({ type: 'thaw' });
    await instructor.until(() => runsIn(instructor, runs) === true, 'time to go on');
    expect(await enter(still)).toMatchObject({ frozen: false, game: { running: false } });
    expect(await host('resume', still)).toMatchObject({ ok: true });
  });

  test('frozen: no room that is asked goes on by hand, nor begins another game', async () => {
    const [still, runs] = await oneStill();
    await instructor.rule({ type: 'freeze', rooms: [still, runs] });
    for (const room of [still, runs]) {
      expect(await host('resume', room)).toMatchObject({ ok: false, code: 'frozen' });
      expect(await enter(room)).toMatchObject({ frozen: true, game: { running: false } });
    }
    expect(await host('end', runs)).toMatchObject({ ok: true });
    const start = { id: instructor.newId(), command: { type: 'start' }, room: runs } as const;
    await instructor.until(
      () => instructor.room?.code === runs && instructor.room.phase === 'over',
      'the end of the game',
    );
    expect(await instructor.request('arrange', start)).toMatchObject({ ok: false, code: 'frozen' });
    await instructor.rule({ type: 'thaw' });
    const again = { ...start, id: instructor.newId() };
    await instructor.until(() => instructor.room?.code === runs && !instructor.room.frozen, 'the thaw');
    expect(await instructor.request('arrange', again)).toEqual({ ok: true });
  });

  test.each([
    ['the question', [], false],
    ['its end', [{ type: 'thawed', ask: 1 }], true],
  ] as const)(
    'I1: the server dies once %s is durable: rooms are as the class wants them',
    async (_what, more, goesOn) => {
      const [still, runs] = await oneStill();
      await instructor.rule({ type: 'freeze', rooms: [still, runs] });
      await server.close();
      const after = (await store.read(`class/${code}`)).flatMap(({ lines }) => lines).length;
      const lines = more.map((event) => JSON.stringify(event));
      if (lines.length > 0) await store.commit([{ stream: `class/${code}`, after, lines, commands: [] }]);
      server = await startServer({ store: closable(store) });
      const again = instructorAt(server);
      again.code = code;
      await again.enterClass(instructor.token);
      await enter(still, again);
      await enter(runs, again);
      if (goesOn) await again.until(() => runsIn(again, runs) === true, 'time to go on');
      expect(await enter(runs, again)).toMatchObject({ frozen: !goesOn, game: { running: goesOn } });
      expect(await enter(still, again)).toMatchObject({ frozen: !goesOn, game: { running: false } });
      // Paused by hand after the question, it is not set going by whatever the class does next.
      if (!goesOn) return;
      expect(await host('pause', runs, again)).toMatchObject({ ok: true });
      await again.rule({ type: 'lock', on: true });
      expect(await enter(runs, again)).toMatchObject({ game: { running: false } });
    },
  );
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
    server = await startServer({ store: closable(store) });
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
  server = await startServer({ store: { ...closable(store), read } });
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

/** The same streams for another server: closing one does not close them. */
function closable(kept: Store): Store {
  return { ...kept, close: () => Promise.resolve() };
}

test('a student who asks to come in again with the same token is the same student', async () => {
  const token = newToken();
  const [one, again] = [new LiveStudent(server.origin, 'one'), new LiveStudent(server.origin, 'again')];
  expect(await one.attend(code, 'Ann', token)).toMatchObject({ ok: true });
  expect(await again.attend(code, 'Ann', token)).toMatchObject({ ok: true });
  expect(again.desk.student).toBe(one.desk.student);
  const other = await new LiveStudent(server.origin, 'other').attend(code, 'ａｎｎ');
  expect(other).toMatchObject({ ok: false, code: 'name-taken' });
});
