import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../server/limits.ts';
import { newToken } from '../../../server/room/rooms.ts';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import { oneOfficer } from '../../../shared/lessons/ladder/01-one-officer.ts';
import type { ClassCommand } from '../../../shared/class/commands.ts';
import { CLASS_DEFAULTS } from '../../../shared/class/state.ts';
import type { RequestName, Requests } from '../../../shared/wire/schemas.ts';
import { eventually } from '../../support/eventually.ts';
import { instructorAt, LiveStudent, studentsAt, type LiveInstructor } from '../../support/live-class.ts';
import type { LivePlayer } from '../../support/live-player.ts';
import { moodyStore } from '../../support/moody-store.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';

interface School {
  readonly instructor: LiveInstructor;
  readonly students: readonly LiveStudent[];
  readonly code: string;
  readonly room: string;
  readonly session: string;
}

let store: Store;
let server: LiveServer;

beforeEach(async () => {
  store = memoryStore();
  server = await startServer({ store });
});
afterEach(async () => {
  await server.close();
});

/** A class with two students, who play. */
async function school(): Promise<School> {
  const instructor = instructorAt(server);
  const code = await instructor.openClass(undefined, 'correct horse');
  const students = await studentsAt(server, code, 2);
  await instructor.rule({ type: 'seat', all: false });
  await Promise.all(students.map((student) => student.enterRoom()));
  const room = instructor.desk.rooms[0] ?? '';
  await instructor.request('enter', { code: room, token: instructor.token, session: null, have: 0, beside: true });
  for (const type of ['fill', 'start'] as const) {
    await instructor.request('arrange', { id: instructor.newId(), command: { type }, room });
  }
  await instructor.until(() => instructor.desk.played.length > 0, 'the game');
  return { instructor, students, code, room, session: instructor.desk.played[0]?.session ?? '' };
}

type Asking = { readonly [Name in RequestName]: readonly [Name, Requests[Name]] }[RequestName];

/** All that only the instructor may, about these ids. */
function instructorsRequests({ room, session }: Pick<School, 'room' | 'session'>, student: string): readonly Asking[] {
  const commands: readonly ClassCommand[] = [
    { type: 'settle', settings: CLASS_DEFAULTS },
    { type: 'lock', on: true },
    { type: 'seat', all: true },
    { type: 'move', student, place: { room, seat: 'A1', role: 'player' } },
    { type: 'move', student, place: null },
    { type: 'swap', students: [student, student] },
    { type: 'remove', student },
    { type: 'close', room },
    { type: 'next-round', rotate: true },
    { type: 'freeze', rooms: [room] },
    { type: 'keep-lesson', lesson: oneOfficer },
    { type: 'drop-lesson', lesson: oneOfficer.id },
    { type: 'show' },
    { type: 'thaw' },
  ];
  return [
    ...commands.map((command, i): Asking => ['teach', { id: `command-${i}-${student}`, command }]),
    ['relink', { token: newToken() }],
    ['nameStudent', { student, name: 'Mallory' }],
    ['nameStudent', { student, name: null }],
    ['roster', { names: ['Mallory'], only: true }],
    ['nudge', { student }],
    ['session', { session }],
    ['lesson', { lesson: oneOfficer.id }],
    ['results', { assignment: 1 }],
    ['deleteSession', { session }],
    ['lead', { cursor: { session, seq: 1, at: 0, eyes: 'all' } }],
    ['lead', { cursor: null }],
  ];
}

const ask = async (player: LivePlayer, [name, payload]: Asking) => player.request(name, payload);
const logs = async ({ code, room }: School) => [await store.read(`class/${code}`), await store.read(`room/${room}`)];

describe('acting for others', () => {
  test('role × request × id: whoever does not teach is refused alike, and nothing happens', async () => {
    const [here, elsewhere] = [await school(), await school()];
    const waiting = new LiveStudent(server.origin, 'waiting');
    await waiting.attend(here.code, 'Late');
    const stranger = new LiveStudent(server.origin, 'stranger');
    for (const { instructor } of [here, elsewhere]) await instructor.rule({ type: 'keep-lesson', lesson: oneOfficer });
    const before = [await logs(here), await logs(elsewhere)];
    const own = { room: here.room, session: here.session };
    const others = { room: elsewhere.room, session: elsewhere.session };
    const nothing = { room: 'NNNNNN', session: 'nothing' };
    const roles: readonly (readonly [LivePlayer | undefined, string])[] = [
      [here.students[0], 'not-instructor'],
      [waiting, 'not-instructor'],
      [elsewhere.students[0], 'not-instructor'],
      [stranger, 'not-entered'],
    ];
    for (const [player, code] of roles) {
      for (const [ids, student] of [
        [own, 's1'],
        [own, 's2'],
        [others, 's1'],
        [nothing, 's99'],
      ] as const) {
        for (const request of instructorsRequests(ids, student)) {
          expect(player && (await ask(player, request)), `${request[0]} ${student}`).toEqual({
            ok: false,
            code,
            params: {},
          });
        }
      }
    }
    expect([await logs(here), await logs(elsewhere)]).toEqual(before);
  });

  test('an instructor has no say in another class', async () => {
    const [here, elsewhere] = [await school(), await school()];
    const before = await logs(elsewhere);
    const foreign = { room: elsewhere.room, session: elsewhere.session };
    const told = async (request: Asking) => {
      const answer = await ask(here.instructor, request);
      return answer.ok ? 'ok' : answer.code;
    };
    expect(await told(['teach', { id: 'foreign-close', command: { type: 'close', room: foreign.room } }])).toBe(
      'not-in-class',
    );
    expect(await told(['teach', { id: 'foreign-freeze', command: { type: 'freeze', rooms: [foreign.room] } }])).toBe(
      'not-in-class',
    );
    const place = { room: foreign.room, seat: 'A1', role: 'player' } as const;
    expect(await told(['teach', { id: 'foreign-move', command: { type: 'move', student: 's1', place } }])).toBe(
      'not-in-class',
    );
    expect(await told(['session', { session: foreign.session }])).toBe('unknown-session');
    expect(await told(['deleteSession', { session: foreign.session }])).toBe('unknown-session');
    expect(await told(['nudge', { student: 's9' }])).toBe('unknown-student');
    const { token } = here.instructor;
    expect(await told(['enter', { code: foreign.room, token, session: null, have: 0 }])).toBe('bad-token');
    expect(await told(['enterClass', { code: elsewhere.code, token }])).toBe('bad-token');
    expect(await logs(elsewhere)).toEqual(before);
  });

  test('not-student: the instructor answers no question', async () => {
    const { instructor } = await school();
    const guess = { chosen: false, value: null, open: true, known: [] };
    const answer = await instructor.request('study', { id: 'a-guess-by-hand', command: { type: 'guess', guess } });
    expect(answer).toMatchObject({ ok: false, code: 'not-student' });
  });
});

describe('the instructor’s link', () => {
  test('replaced, the old one opens nothing any more, and whoever had it open is out at once', async () => {
    const { instructor, code, room } = await school();
    const thief = instructorAt(server);
    thief.code = code;
    await thief.enterClass(instructor.token);
    const old = instructor.token;
    const token = newToken();
    await thief.request('enter', { code: room, token: old, session: null, have: 0, beside: true });
    expect(await instructor.request('relink', { token })).toEqual({ ok: true });
    await thief.until(() => thief.received.some(({ name }) => name === 'outOfClass'), 'being out of the class');
    await thief.until(() => thief.received.some(({ name }) => name === 'out'), 'being out of the room');
    expect(await thief.teach({ type: 'lock', on: true })).toMatchObject({ ok: false, code: 'not-entered' });
    const pause = { id: 'stolen-command', command: { type: 'pause' }, room } as const;
    expect(await thief.request('act', pause)).toMatchObject({ ok: false, code: 'not-entered' });
    expect(await thief.enterClass(old)).toMatchObject({ ok: false, code: 'bad-token' });
    const again = await thief.request('enter', { code: room, token: old, session: null, have: 0 });
    expect(again).toMatchObject({ ok: false, code: 'bad-token' });
    expect(await instructor.enterClass(token)).toMatchObject({ ok: true });
    const entered = await instructor.request('enter', { code: room, token, session: null, have: 0, beside: true });
    expect(entered).toMatchObject({ ok: true, room: { you: { host: true } } });
  });

  test('replaced, nobody stays who came into a room with the old one while that was on its way to the store', async () => {
    const slow = moodyStore();
    const other = await startServer({ store: slow });
    const instructor = instructorAt(other);
    const code = await instructor.openClass();
    await studentsAt(other, code, 1);
    await instructor.rule({ type: 'seat', all: false });
    const room = instructor.desk.rooms[0] ?? '';
    const thief = instructorAt(other);
    slow.slowCommits = true;
    const relinked = instructor.request('relink', { token: newToken() });
    await eventually(() => slow.waiting() === 1, 'the class to be on its way');
    slow.letGo();
    expect(await relinked).toEqual({ ok: true });
    await eventually(() => slow.waiting() === 1, 'the room to be on its way');
    const place = { code: room, token: instructor.token, session: null, have: 0, beside: true } as const;
    expect(await thief.request('enter', place)).toMatchObject({ ok: true });
    slow.slowCommits = false;
    slow.letGo();
    await thief.until(() => thief.received.some(({ name, data }) => name === 'out' && data === 'removed'), 'being out');
    expect(await thief.request('enter', place)).toMatchObject({ ok: false, code: 'bad-token' });
    await other.close();
  });

  test('lost, it is had again with the passphrase, and with no other; guesses are counted', async () => {
    const { instructor, code } = await school();
    const finder = instructorAt(server);
    finder.code = code;
    const token = newToken();
    for (let i = 0; i < 10; i += 1) {
      const wrong = await finder.request('recover', { code, passphrase: `guess ${i}`, token });
      expect(wrong).toMatchObject({ ok: false, code: 'wrong-passphrase' });
    }
    const passphrase = 'correct horse';
    expect(await finder.request('recover', { code, passphrase, token })).toMatchObject({ ok: false, code: 'too-many' });
    const owner = instructorAt(server);
    owner.code = code;
    expect(await owner.request('recover', { code, passphrase, token })).toEqual({ ok: true });
    expect(await owner.enterClass(token)).toMatchObject({ ok: true });
    expect(await owner.enterClass(instructor.token)).toMatchObject({ ok: false, code: 'bad-token' });
  });

  const recover = async (from: string, code: string, passphrase: string) => {
    const socket = await RawSocket.connect(server.origin, { localAddress: from });
    const answer = await socket.request('recover', JSON.stringify({ code, passphrase, token: newToken() }));
    socket.close();
    return answer.ok === true ? 'ok' : answer.code;
  };

  test('guessed from one address, many at once or one by one, it is tried only so often', async () => {
    const { code } = await school();
    const guesses = Array.from({ length: LIMITS.passphrasesPerAddress + 10 }, async (_, i) =>
      recover('127.0.0.1', code, `a guess, ${i}`),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter((one) => one === 'wrong-passphrase')).toHaveLength(LIMITS.passphrasesPerAddress);
    expect(answers.filter((one) => one === 'too-many')).toHaveLength(10);
    expect(await recover('127.0.0.1', code, 'correct horse')).toBe('too-many');
  });

  test.runIf(process.platform === 'linux')(
    'whatever others guess, from many addresses, whoever has the passphrase gets the class back',
    async () => {
      await server.close();
      server = await startServer({ store, limits: { passphrasesInAll: 4, missesInAll: 10 } });
      const { code } = await school();
      const others = ['127.0.0.2', '127.0.0.3'];
      const answers: (string | undefined)[] = [];
      for (const address of others) {
        for (let i = 0; i < 10; i += 1) answers.push(await recover(address, code, `a guess, ${i}`));
      }
      // Five of its own each, four that they share; nothing more is looked up for anybody.
      expect(answers.filter((one) => one === 'too-many').length).toBeGreaterThanOrEqual(6);
      expect(await recover('127.0.0.4', code, 'correct horse')).toBe('ok');
    },
  );

  test('short-passphrase: one that is soon guessed opens no class', async () => {
    const open = async (passphrase: string) =>
      instructorAt(server).request('openClass', { token: newToken(), passphrase });
    expect(await open('  1234567  ')).toEqual({ ok: false, code: 'short-passphrase', params: { least: 8 } });
    expect(await open('12345678')).toMatchObject({ ok: true });
    expect(await open('六点一起进攻呀啊')).toMatchObject({ ok: true });
  });

  test('without a passphrase there is nothing to guess', async () => {
    const instructor = instructorAt(server);
    const code = await instructor.openClass();
    expect(instructor.desk.recoverable).toBe(false);
    const answer = await instructor.request('recover', { code, passphrase: ' ', token: newToken() });
    expect(answer).toMatchObject({ ok: false, code: 'wrong-passphrase' });
  });

  test('wrong-password: a server that asks for one opens no class without it', async () => {
    const guarded = await startServer({ classPassword: 'school' });
    const instructor = instructorAt(guarded);
    const token = newToken();
    for (const given of [{}, { password: 'wrong' }]) {
      expect(await instructor.request('openClass', { token, ...given })).toMatchObject({
        ok: false,
        code: 'wrong-password',
      });
    }
    expect(await instructor.request('openClass', { token, password: 'school' })).toMatchObject({ ok: true });
    await guarded.close();
  });
});

test('I5: a student is sent what a student may see, whatever happens at the desk', async () => {
  const { instructor, students, room, code } = await school();
  const [one, other] = students;
  const from = one?.received.length ?? 0;
  await instructor.request('roster', { names: ['Secret Name'], only: false });
  await new LiveStudent(server.origin, 'late').attend(code, 'Late');
  await instructor.rule({ type: 'freeze', rooms: [room] });
  const guess = { chosen: true, value: '23:59', open: false, known: ['A3'] } as const;
  await other?.request('study', { id: 'a-private-guess', command: { type: 'guess', guess } });
  await instructor.until(() => instructor.desk.asks[0]?.guesses.length === 1, 'the answer');
  await one?.until(() => one.desk.ask?.on === true, 'the question');
  const seen = (one?.received ?? []).slice(from);
  const text = JSON.stringify(seen);
  for (const hidden of ['Secret Name', 'Late', '23:59', 'truth', 'roster', 'students', 'guesses', instructor.token]) {
    expect(text, hidden).not.toContain(hidden);
  }
  const allowed = ['role', 'code', 'student', 'name', 'round', 'place', 'waiting', 'partners', 'ask', 'stalled'];
  allowed.push('collecting', 'handedIn');
  const frames = seen.filter(({ name }) => name === 'class');
  expect(frames.length).toBeGreaterThan(0);
  for (const { data } of frames) expect(Object.keys(data as object).sort()).toEqual([...allowed].sort());
});

test('class-locked, not-on-roster, class-full: who is kept out, and who was in stays in', async () => {
  const { instructor, students, code } = await school();
  const come = async (name: string) => {
    const answer = await new LiveStudent(server.origin, name).attend(code, name);
    return answer.ok ? 'ok' : answer.code;
  };
  await instructor.request('roster', { names: ['王小明', 'Anna'], only: true });
  expect(await come('Mallory')).toBe('not-on-roster');
  expect(await come('anna')).toBe('ok');
  await instructor.rule({ type: 'lock', on: true });
  expect(await come('王小明')).toBe('class-locked');
  const [one] = students;
  expect(await one?.enterClass(code, one.token)).toMatchObject({ ok: true });
});
