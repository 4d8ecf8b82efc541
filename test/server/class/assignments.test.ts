import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newToken } from '../../../server/room/rooms.ts';
import { classStream } from '../../../server/class/classroom.ts';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import { oneOfficer } from '../../../shared/lessons/ladder/01-one-officer.ts';
import type { Lesson } from '../../../shared/lessons/lesson.ts';
import type { AttemptView } from '../../../shared/wire/class-view.ts';
import type { Requests } from '../../../shared/wire/schemas.ts';
import type { Answer } from '../../../shared/wire/wire.ts';
import { eventually, metricAt } from '../../support/eventually.ts';
import { instructorAt, type LiveInstructor } from '../../support/live-class.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';

const ALL = ['A1', 'A2', 'A3'] as const;
/** Letters at once, and bots that do not wait. */
const QUICK: Lesson = {
  ...oneOfficer,
  id: 'quick',
  pace: [0, 0],
  dawn: 0,
  valley: { ...oneOfficer.valley, walk: [0, 0] },
};

let store: Store;
let server: LiveServer;
let instructor: LiveInstructor;
let code: string;
/** What the calendar says, in milliseconds since 1970. */
let today: number;
const open: LivePlayer[] = [];

beforeEach(async () => {
  today = 1_000_000;
  store = memoryStore(() => today);
  server = await startServer({ store, calendar: () => today });
  instructor = instructorAt(server);
  code = await instructor.openClass();
  await instructor.rule({ type: 'keep-lesson', lesson: QUICK });
  await handOut();
});
afterEach(async () => {
  for (const player of open.splice(0)) player.close();
  instructor.close();
  await server.close();
});

const handOut = (until: number | null = null): Promise<void> =>
  instructor.rule({ type: 'assign', lesson: QUICK.id, own: true, title: 'Week 3', until });

/** Somebody at home, who is in no class. */
function stranger(name = 'Li'): LivePlayer {
  const player = new LivePlayer(server.origin, name);
  open.push(player);
  return player;
}

const begin = (player: LivePlayer, rest: Partial<Requests['attempt']> = {}): Promise<Answer<'attempt'>> =>
  player.request('attempt', { code, assignment: 1, name: 'Li', role: 'P1', token: newToken(), ...rest });

/** At the table of a new attempt. */
async function playing(name = 'Li', token = newToken(), assignment = 1): Promise<LivePlayer> {
  const player = stranger(name);
  const begun = await begin(player, { name, token, assignment });
  if (!begun.ok) throw new Error(begun.code);
  player.code = begun.code;
  player.token = begun.token;
  expect(await player.enter()).toMatchObject({ ok: true });
  await player.until(() => player.room?.phase === 'playing', 'the game');
  await player.enter(true);
  return player;
}

/** As far as a time is chosen and P1 knows it. */
async function decideTime(player: LivePlayer): Promise<void> {
  const heard = (kind: string): number =>
    [...player.view.received.values()].filter((one) => one.letter.kind === kind).length;
  await player.do({ type: 'prepare', to: ALL, n: 1 });
  await player.until(() => heard('promise') === 3, 'promises');
  await player.do({ type: 'accept', to: ALL, n: 1, value: '06:00' });
  await player.until(() => heard('accepted') === 3, 'votes');
}

async function end(player: LivePlayer): Promise<void> {
  await player.do({ type: 'dawn', within: 0 });
  await player.until(() => player.verdict !== null, 'the verdict');
}

async function results(assignment = 1): Promise<readonly AttemptView[]> {
  const answer = await instructor.request('results', { assignment });
  return answer.ok ? answer.attempts : expect.fail(answer.code);
}

const scored = (count: number): Promise<void> =>
  instructor.until(() => instructor.desk.assignments[0]?.scored === count, `${count} results`);

describe('whoever has the link', () => {
  test('sees what it is, without what awaits messengers, and plays alone among bots, at the level exam', async () => {
    const player = stranger();
    const looked = await player.request('assignment', { code, assignment: 1 });
    expect(looked).toMatchObject({
      ok: true,
      assignment: { assignment: 1, title: 'Week 3', lesson: { id: 'quick', level: 'exam' }, until: null, open: true },
    });
    expect(JSON.stringify(looked)).not.toMatch(/"valley"|"stage"|"expect"/);
    const { room } = await playing();
    expect(room).toMatchObject({
      class: code,
      attempt: 1,
      you: { seat: 'P1', role: 'player', host: false, name: 'Li' },
    });
    expect(room?.game?.header.level).toBe('exam');
    expect(room?.settings).toBeNull();
    expect(room?.seats.filter(({ bot }) => bot)).toHaveLength(5);
    // Nobody of them is in the class, nor is the room one that it seats.
    expect(instructor.desk.students).toEqual([]);
    expect(instructor.desk.rooms).toEqual([]);
  });

  test('their seat is all they have: they take no other, change nothing, end nothing at once, and see no record', async () => {
    const player = await playing();
    const settings = { ...instructor.desk.settings.room };
    const refusals = [
      await player.arrange({ type: 'stand' }),
      await player.arrange({ type: 'sit', seat: 'A1' }),
      await player.arrange({ type: 'settle', settings }),
      await player.arrange({ type: 'speed', speed: 8 }),
      await player.arrange({ type: 'release' }),
      await player.act({ type: 'end' }),
      await player.request('record', {}),
      await player.request('results', { assignment: 1 }),
    ];
    expect(refusals.map((one) => (one.ok ? 'ok' : one.code))).toEqual([
      ...['class-seats', 'class-seats', 'not-host', 'not-host', 'not-host', 'not-your-act', 'record-closed'],
      'not-entered',
    ]);
    // Alone they keep nobody waiting.
    expect(await player.act({ type: 'pause' })).toMatchObject({ ok: true });
    expect(await player.act({ type: 'resume' })).toMatchObject({ ok: true });
  });

  test('nobody is told what their part in the story does next', async () => {
    await instructor.rule({ type: 'assign', lesson: 'crossing', own: false, title: null, until: null });
    const player = await playing('Li', newToken(), 2);
    expect(player.room?.lesson).toMatchObject({ id: 'crossing' });
    expect(player.room?.you.part).toMatchObject({ cues: [], rests: false });
  });

  test('unknown-class, unknown-assignment, bad-name, no-such-seat: nothing is begun', async () => {
    const player = stranger();
    expect(await begin(player, { code: 'ZZZZZZ' })).toMatchObject({ code: 'unknown-class' });
    expect(await begin(player, { assignment: 2 })).toMatchObject({ code: 'unknown-assignment' });
    expect(await begin(player, { name: ' \u200b ' })).toMatchObject({ code: 'bad-name' });
    expect(await begin(player, { role: 'A3' })).toMatchObject({ code: 'no-such-seat' });
    expect(await player.request('assignment', { code, assignment: 9 })).toMatchObject({ code: 'unknown-assignment' });
    expect(await results()).toEqual([]);
  });

  test('asked again with the same token, the answer lost, it is the same attempt, also after a restart', async () => {
    const token = newToken();
    const first = await begin(stranger(), { token });
    const again = await begin(stranger(), { token });
    expect(first).toMatchObject({ ok: true, number: 1 });
    expect(again).toEqual(first);
    await server.close();
    server = await startServer({ store, calendar: () => today });
    expect(await begin(stranger(), { token })).toEqual(first);
    expect(await begin(stranger())).toMatchObject({ ok: true, number: 2 });
  });

  test('too-many: so many attempts under one name within a minute, and others are not kept from theirs', async () => {
    await server.close();
    server = await startServer({ store, calendar: () => today, limits: { attemptsPerName: 2 } });
    const player = stranger();
    expect(await begin(player)).toMatchObject({ ok: true });
    expect(await begin(player, { name: 'LI' })).toMatchObject({ ok: true, number: 2 });
    expect(await begin(player)).toMatchObject({ ok: false, code: 'too-many' });
    expect(await begin(player, { name: 'Wang' })).toMatchObject({ ok: true, number: 1 });
  });
});

describe('what came of it', () => {
  test('is judged by the server when the game is over, and is there on the desk at once', async () => {
    const player = await playing();
    today += 5000;
    await decideTime(player);
    await end(player);
    await scored(1);
    expect(instructor.desk.assignments).toMatchObject([{ assignment: 1, attempts: 1, scored: 1 }]);
    const [attempt] = await results();
    expect(attempt).toMatchObject({
      ...{ person: 'p1', name: 'Li', number: 1, role: 'P1', begun: 1_000_000, kept: true },
      result: { ended: 1_005_000, outcome: 'consensus', goals: [true, true], broken: [], answers: [null, null, null] },
    });
    // The whole of it, for whoever played, and for the instructor.
    expect(await player.request('record', {})).toMatchObject({ ok: true });
    const session = await instructor.request('session', { session: attempt?.session ?? '' });
    expect(session).toMatchObject({ ok: true, players: { m2: 'p1' } });
    expect(instructor.desk.played).toMatchObject([{ assignment: 1, lesson: 'quick', session: attempt?.session }]);
  });

  test('G1, O1: what the seat broke is told by rule, and what bots did is not', async () => {
    const player = await playing();
    await player.do({ type: 'accept', to: ALL, n: 1, value: '06:00' });
    await end(player);
    await scored(1);
    const [attempt] = await results();
    expect(attempt?.result).toMatchObject({ goals: [expect.any(Boolean), false] });
    expect(attempt?.result?.broken).toContainEqual({ rule: 'O1', root: true });
  });

  test('each try of a person is counted, in whatever way the name is written; one that is left is unfinished', async () => {
    const first = await playing('Li');
    await end(first);
    await playing('LI ');
    await playing('Wang');
    await scored(1);
    expect((await results()).map(({ person, number, result }) => [person, number, result?.outcome ?? null])).toEqual([
      ['p1', 1, 'undecided'],
      ['p1', 2, null],
      ['p2', 1, null],
    ]);
    expect(instructor.desk.played.map(({ session }) => session)).toEqual([first.session]);
  });

  test('answers count as the server heard them: the first one, once its moment has come', async () => {
    const player = await playing();
    const say = (question: number, answer: boolean) => player.arrange({ type: 'reply', question, answer });
    // Before anything has happened: it is logged, and counts for nothing.
    expect(await say(1, true)).toEqual({ ok: true });
    await decideTime(player);
    expect(await say(0, true)).toEqual({ ok: true });
    expect(await say(0, false)).toMatchObject({ code: 'no-question' });
    await end(player);
    expect(await say(2, true)).toMatchObject({ code: 'no-question' });
    await scored(1);
    expect((await results())[0]?.result?.answers).toEqual(['right', null, null]);
  });

  test.each(['scored', 'played'])(
    'what a server that stopped could not write down, from %s on, the next one does',
    async (type) => {
      const player = await playing();
      await end(player);
      await scored(1);
      await server.close();
      await unwrite(classStream(code), type);
      server = await startServer({ store, calendar: () => today });
      const { token } = instructor;
      instructor = instructorAt(server);
      instructor.code = code;
      expect(await instructor.enterClass(token)).toMatchObject({ ok: true });
      await scored(1);
      expect(await results()).toMatchObject([{ session: player.session, result: { outcome: 'undecided' } }]);
    },
  );

  test('one that was abandoned is left as it is: nobody plays on in it because the desk is opened', async () => {
    const player = await playing();
    await server.close();
    const before = await store.read(`session/${player.session ?? ''}`);
    server = await startServer({ store, calendar: () => today });
    const { token } = instructor;
    instructor = instructorAt(server);
    instructor.code = code;
    await instructor.enterClass(token);
    expect(await results()).toMatchObject([{ result: null }]);
    expect(await metricAt(server.origin, 'rooms')).toBe(0);
    expect(await store.read(`session/${player.session ?? ''}`)).toEqual(before);
  });
});

describe('the instructor', () => {
  test('closes it: no attempt is begun any more, one that was may end, and counts', async () => {
    const player = await playing();
    await instructor.rule({ type: 'set-assignment', assignment: 1, open: false, until: null });
    expect(await begin(stranger())).toMatchObject({ code: 'assignment-closed' });
    const looked = await stranger().request('assignment', { code, assignment: 1 });
    expect(looked).toMatchObject({ ok: true, assignment: { open: false } });
    await end(player);
    await scored(1);
    await instructor.rule({ type: 'set-assignment', assignment: 1, open: true, until: today + 1000 });
    expect(await begin(stranger())).toMatchObject({ ok: true });
    today += 1000;
    expect(await begin(stranger())).toMatchObject({ code: 'assignment-closed' });
  });

  test('takes it away: nobody has it, no name is left of it, and the game that is on goes on', async () => {
    const player = await playing();
    expect((await store.names(classStream(code))).get('p1')).toBe('Li');
    await instructor.rule({ type: 'drop-assignment', assignment: 1 });
    expect(instructor.desk.assignments).toEqual([]);
    expect(await instructor.request('results', { assignment: 1 })).toMatchObject({ code: 'unknown-assignment' });
    expect(await begin(stranger())).toMatchObject({ code: 'unknown-assignment' });
    await eventually(async () => !(await store.names(classStream(code))).has('p1'), 'the name to be forgotten');
    expect(await store.names(`room/${player.code}`)).toEqual(new Map());
    await end(player);
  });

  test('has a name forgotten, here and in the room, and the results stay under the pseudonym', async () => {
    const player = await playing();
    await end(player);
    await scored(1);
    expect(await instructor.request('nameStudent', { student: 'p1', name: 'Wu' })).toMatchObject({
      code: 'unknown-student',
    });
    expect(await instructor.request('nameStudent', { student: 'p1', name: null })).toEqual({ ok: true });
    expect(await results()).toMatchObject([{ person: 'p1', name: null, result: { outcome: 'undecided' } }]);
    await eventually(
      async () => (await store.names(`room/${player.code}`)).size === 0,
      'the name in the room to be forgotten',
    );
    expect(JSON.stringify(await store.names(classStream(code)))).not.toContain('Li');
  });

  test('deletes the record of an attempt, and with it what came of it', async () => {
    const player = await playing();
    await end(player);
    await scored(1);
    expect(await instructor.request('deleteSession', { session: player.session ?? '' })).toEqual({ ok: true });
    await instructor.until(() => instructor.desk.played.length === 0, 'the game to be gone');
    expect(await results()).toEqual([]);
    expect(await store.read(`session/${player.session ?? ''}`)).toEqual([]);
  });

  test('is the host of the room of every attempt, and after the link was replaced only with the new one', async () => {
    const player = await playing();
    const enter = (token: string) =>
      instructor.request('enter', { code: player.code, token, session: null, have: 0, beside: true });
    const old = instructor.token;
    expect(await enter(old)).toMatchObject({ ok: true, room: { you: { host: true, role: 'instructor' } } });
    const next = newToken();
    expect(await instructor.request('relink', { token: next })).toEqual({ ok: true });
    await eventually(async () => (await enter(next)).ok, 'the new link to open the room');
    expect(await enter(old)).toMatchObject({ ok: false });
  });
});

/** The class as it was before the first event of this type was written. */
async function unwrite(stream: string, type: string): Promise<void> {
  const lines = (await store.read(stream)).flatMap((stretch) => stretch.lines);
  const first = lines.findIndex((line) => line.includes(`"type":"${type}"`));
  expect(first).toBeGreaterThan(0);
  await store.remove(stream);
  await store.commit([{ stream, after: 0, lines: lines.slice(0, first), commands: [] }]);
}
