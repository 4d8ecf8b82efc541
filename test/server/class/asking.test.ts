/** Time stands still for a question of the class. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Guess } from '../../../shared/class/events.ts';
import type { RoomView } from '../../../shared/wire/room-view.ts';
import { instructorAt, studentsAt, type LiveInstructor } from '../../support/live-class.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';

let store: Store;
let server: LiveServer;
let instructor: LiveInstructor;
let code: string;
const GUESS: Guess = { chosen: false, value: null, open: true, known: [] };

beforeEach(async () => {
  store = memoryStore();
  server = await startServer({ store });
  instructor = instructorAt(server);
  code = await instructor.openClass();
});

afterEach(async () => {
  await server.close();
});

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
    server = await startServer({ store });
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
