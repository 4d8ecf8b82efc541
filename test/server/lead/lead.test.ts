import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Guess } from '../../../shared/class/events.ts';
import type { FollowersFrame, LedCursor, LedFrame } from '../../../shared/wire/led.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { instructorAt, LiveStudent, QUICK, studentsAt, type LiveInstructor } from '../../support/live-class.ts';
import type { LivePlayer } from '../../support/live-player.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable } from '../../support/live-table.ts';

let store: Store;
let server: LiveServer;

beforeEach(async () => {
  store = memoryStore();
  server = await startServer({ store });
});

afterEach(async () => {
  await server.close();
});

const led = ({ received }: LivePlayer): readonly LedFrame[] =>
  received.filter(({ name }) => name === 'led').map(({ data }) => data as LedFrame);
const counted = ({ received }: LivePlayer): FollowersFrame | undefined =>
  received.findLast(({ name }) => name === 'followers')?.data as FollowersFrame | undefined;
const at = (session: string, seq: number): LedCursor => ({ session, seq, at: seq * 1000, eyes: 'all' });

async function isLedTo(player: LivePlayer, cursor: LedCursor | null, room: string | null = null): Promise<void> {
  const there = JSON.stringify({ room, cursor });
  await player.until(() => JSON.stringify(led(player).at(-1)) === there, `the cursor at ${there}`);
}

/** A room of the class plays a game; `over` ends it. */
async function play(instructor: LiveInstructor, room: string): Promise<string> {
  const { token } = instructor;
  await instructor.request('enter', { code: room, token, session: null, have: 0, beside: true });
  for (const type of ['fill', 'start'] as const) {
    expect(await instructor.request('arrange', { id: instructor.newId(), command: { type }, room })).toEqual({
      ok: true,
    });
  }
  const session = (): string => instructor.desk.played.find((one) => one.room === room)?.session ?? '';
  await instructor.until(() => session() !== '', 'the game among those played');
  return session();
}

async function end(instructor: LiveInstructor, room: string): Promise<void> {
  expect(await instructor.request('act', { id: instructor.newId(), command: { type: 'end' }, room })).toMatchObject({
    ok: true,
  });
}

/** A class of two whose one game is over. */
async function classroom() {
  const instructor = instructorAt(server);
  // Bots that think: when time is stopped, nothing is decided.
  const code = await instructor.openClass({ ...QUICK, room: { ...QUICK.room, pace: [60_000, 60_000] } });
  const [one, other] = await studentsAt(server, code, 2);
  if (one === undefined || other === undefined) throw new Error('nobody came');
  await instructor.rule({ type: 'seat', all: false });
  const room = instructor.desk.rooms[0] ?? '';
  const session = await play(instructor, room);
  return { instructor, code, room, session, one, other };
}

async function finished() {
  const all = await classroom();
  await end(all.instructor, all.room);
  return all;
}

describe('a class is led', () => {
  test('the cursor reaches everyone in the class, whoever comes later, and whoever comes back', async () => {
    const { instructor, code, session, one, other } = await finished();
    expect(await instructor.request('lead', { cursor: at(session, 3) })).toEqual({ ok: true, follow: 0, wander: 0 });
    for (const each of [one, other, instructor]) await isLedTo(each, at(session, 3));
    const late = new LiveStudent(server.origin, 'late');
    await late.attend(code, 'Late');
    const answer = await late.enterClass(code, late.token);
    expect(answer).toMatchObject({ ok: true, led: at(session, 3) });
    one.close();
    const back = new LiveStudent(server.origin, 'back');
    expect(await back.enterClass(code, one.token)).toMatchObject({ ok: true, led: at(session, 3) });
    await instructor.request('lead', { cursor: { ...at(session, 5), eyes: 'A2' } });
    for (const each of [back, other, late]) await isLedTo(each, { ...at(session, 5), eyes: 'A2' });
  });

  test('whoever is led may have the record and nobody before: leading is a release to those it reaches', async () => {
    const { instructor, session, one } = await finished();
    expect(await one.request('debrief', {})).toMatchObject({ ok: false, code: 'not-led' });
    await instructor.request('lead', { cursor: at(session, 0) });
    const answer = await one.request('debrief', {});
    const record = await instructor.request('session', { session });
    if (!answer.ok || !record.ok) throw new Error('no record');
    expect(answer).toEqual({ ok: true, session, text: record.text, asks: [] });
    await instructor.request('lead', { cursor: null });
    expect(await one.request('debrief', {})).toMatchObject({ ok: false, code: 'not-led' });
  });

  test('the end reaches everyone, and nothing is told of it to whoever comes afterwards', async () => {
    const { instructor, code, session, one } = await finished();
    await instructor.request('lead', { cursor: at(session, 1) });
    await isLedTo(one, at(session, 1));
    await instructor.request('lead', { cursor: null });
    await isLedTo(one, null);
    const late = new LiveStudent(server.origin, 'late');
    await late.attend(code, 'Late');
    expect(await late.enterClass(code, late.token)).not.toHaveProperty('led');
    expect(await one.request('follow', { stance: 'follows' })).toMatchObject({ ok: false, code: 'not-led' });
  });

  test('people are counted, not tabs, and whoever goes is counted no more', async () => {
    const { instructor, code, session, one, other } = await finished();
    await instructor.request('lead', { cursor: at(session, 1) });
    const counts = (follow: number, wander: number) => () =>
      counted(instructor)?.follow === follow && counted(instructor)?.wander === wander;
    await one.request('follow', { stance: 'follows' });
    await instructor.until(counts(1, 0), 'one follows');
    await other.request('follow', { stance: 'wanders' });
    await instructor.until(counts(1, 1), 'the other wanders');
    const tab = new LiveStudent(server.origin, 'tab');
    await tab.enterClass(code, one.token);
    await tab.request('follow', { stance: 'wanders' });
    await other.request('follow', { stance: 'follows' });
    await instructor.until(counts(2, 0), 'both follow');
    expect(await instructor.request('follow', { stance: 'follows' })).toEqual({ ok: true });
    other.close();
    one.close();
    await instructor.until(counts(0, 1), 'only the tab is left');
    expect(counted(one)).toBeUndefined();
  });

  test('another class is not reached', async () => {
    const here = await finished();
    const there = await finished();
    await here.instructor.request('lead', { cursor: at(here.session, 1) });
    await isLedTo(here.one, at(here.session, 1));
    await there.instructor.request('lead', { cursor: at(there.session, 2) });
    await isLedTo(there.one, at(there.session, 2));
    for (const each of [there.one, there.other, there.instructor])
      expect(JSON.stringify(led(each))).not.toContain(here.session);
    expect(led(here.one)).toEqual([{ room: null, cursor: at(here.session, 1) }]);
  });

  test('after a restart nobody is led until the leader says again where the debrief stands', async () => {
    const { instructor, code, session, one } = await finished();
    await instructor.request('lead', { cursor: at(session, 4) });
    await server.close();
    server = await startServer({ store });
    const back = new LiveStudent(server.origin, 'back');
    expect(await back.enterClass(code, one.token)).not.toHaveProperty('led');
    const again = instructorAt(server);
    again.code = code;
    await again.enterClass(instructor.token);
    await again.request('lead', { cursor: at(session, 4) });
    await isLedTo(back, at(session, 4));
  });

  test('a game that is deleted is led no more', async () => {
    const { instructor, session, one } = await finished();
    await instructor.request('lead', { cursor: at(session, 4) });
    await isLedTo(one, at(session, 4));
    expect(await instructor.request('deleteSession', { session })).toEqual({ ok: true });
    await isLedTo(one, null);
  });
});

describe('who may lead, and what', () => {
  test('not-instructor, not-entered: neither a student nor a stranger', async () => {
    const { session, one, other } = await finished();
    for (const cursor of [at(session, 1), null]) {
      expect(await one.request('lead', { cursor })).toMatchObject({ ok: false, code: 'not-instructor' });
    }
    const stranger = new LiveStudent(server.origin, 'stranger');
    for (const [name, payload] of [
      ['lead', { cursor: at(session, 1) }],
      ['follow', { stance: 'follows' }],
      ['debrief', {}],
    ] as const) {
      expect(await stranger.request(name, payload)).toMatchObject({ ok: false, code: 'not-entered' });
    }
    expect(led(other)).toEqual([]);
  });

  test('unknown-session, game-on: only a game of this class that is over', async () => {
    const here = await classroom();
    const there = await finished();
    const refusal = async (session: string) => here.instructor.request('lead', { cursor: at(session, 1) });
    expect(await refusal(here.session)).toMatchObject({ ok: false, code: 'game-on' });
    expect(await refusal(there.session)).toMatchObject({ ok: false, code: 'unknown-session' });
    expect(await refusal('nothing')).toMatchObject({ ok: false, code: 'unknown-session' });
    expect(led(here.one)).toEqual([]);
  });

  test('a room of a class is led alone by its instructor, and by nobody else', async () => {
    const { instructor, room, session, one, other } = await finished();
    await one.enterRoom();
    expect(await one.request('lead', { cursor: at(session, 1), room })).toMatchObject({ ok: false, code: 'not-host' });
    expect(await instructor.request('lead', { cursor: at(session, 1), room })).toMatchObject({ ok: true });
    await isLedTo(one, at(session, 1), room);
    expect(await one.request('debrief', { room })).toMatchObject({ ok: true, session });
    // The other student has not entered the room, and the class is not led.
    expect(await other.request('debrief', {})).toMatchObject({ ok: false, code: 'not-led' });
    expect(led(other)).toEqual([]);
  });

  test('a host without a class leads the room through its last game, once that is over', async () => {
    const table = await seatTable(server);
    const { host } = table;
    const guest = table.at('A2');
    const session = host.session ?? '';
    expect(await host.request('lead', { cursor: at(session, 1) })).toMatchObject({ ok: false, code: 'game-on' });
    await host.do({ type: 'end' });
    await guest.until(() => guest.room?.phase === 'over', 'the end');
    expect(await guest.request('lead', { cursor: at(session, 1) })).toMatchObject({ ok: false, code: 'not-host' });
    expect(await host.request('lead', { cursor: at('another', 1) })).toMatchObject({ code: 'unknown-session' });
    expect(await host.request('lead', { cursor: at(session, 2) })).toMatchObject({ ok: true });
    await isLedTo(guest, at(session, 2), guest.code);
    expect(await guest.request('record', {})).toMatchObject({ ok: false, code: 'record-closed' });
    expect(await guest.request('debrief', {})).toMatchObject({ ok: true, session, asks: [] });
    await guest.request('follow', { stance: 'follows' });
    await host.until(() => counted(host)?.follow === 1, 'one follows');
    const again = await guest.enter(true);
    expect(again).toMatchObject({ ok: true, led: at(session, 2) });
    table.close();
  });

  test.each<[string, object]>([
    ['a cursor with more to it', { cursor: { ...at('s', 1), speed: 2 } }],
    ['a seq that is none', { cursor: { ...at('s', 1), seq: 1.5 } }],
    ['nobody’s eyes', { cursor: { ...at('s', 1), eyes: 'X1' } }],
    ['no cursor', {}],
  ])('bad-request: %s', async (_what, payload) => {
    const { instructor } = await finished();
    expect(await instructor.request('lead', payload as never)).toMatchObject({ ok: false, code: 'bad-request' });
  });
});

test('questions of that game come with it: all for the instructor, those that were shown for the class', async () => {
  const { instructor, room, session, one, other } = await classroom();
  const guess: Guess = { chosen: false, value: null, open: true, known: [] };
  for (const show of [true, false]) {
    await instructor.rule({ type: 'freeze', rooms: [room] });
    await one.until(() => one.desk.ask?.on === true, 'the question');
    const command = { type: 'guess', guess: { ...guess, open: show } } as const;
    expect(await one.request('study', { id: one.newId(), command })).toEqual({ ok: true });
    if (show) await instructor.rule({ type: 'show' });
    await instructor.rule({ type: 'thaw' });
  }
  await end(instructor, room);
  await instructor.request('lead', { cursor: at(session, 0) });
  const all = await instructor.request('debrief', {});
  const shown = await other.request('debrief', {});
  if (!all.ok || !shown.ok) throw new Error('no debrief');
  expect(all.asks.map(({ ask }) => ask)).toEqual([1, 2]);
  expect(shown.asks).toEqual(all.asks.slice(0, 1));
  const [first, second] = all.asks;
  expect(first).toMatchObject({
    truth: { chosen: [], open: true, known: [] },
    tally: { asked: 2, answered: 1, open: 1 },
  });
  expect(first?.right).toEqual({ chosen: 1, value: 1, open: 1, known: 1 });
  expect(second?.right).toEqual({ chosen: 1, value: 1, open: 0, known: 1 });
  // Time was stopped there: the pause is what comes next in the record.
  const events = all.text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as { type: string; seq: number });
  for (const ask of all.asks) expect(events.find(({ seq }) => seq > ask.seq)?.type).toBe('paused');
});

describe('by the clock', () => {
  let clock: FakeClock;

  beforeEach(async () => {
    await server.close();
    clock = fakeClock();
    server = await startServer({ store, clock });
  });

  test('of many moves at once the first and the last one are shown', async () => {
    const table = await seatTable(server);
    const { host } = table;
    const guest = table.at('A2');
    const session = host.session ?? '';
    await host.do({ type: 'end' });
    for (let seq = 1; seq <= 20; seq += 1) await host.request('lead', { cursor: at(session, seq) });
    await isLedTo(guest, at(session, 1), guest.code);
    clock.advance(100);
    await isLedTo(guest, at(session, 20), guest.code);
    expect(led(guest)).toHaveLength(2);
    table.close();
  });

  test('a leader who is gone for a minute leads no more; one who comes back in time does', async () => {
    const table = await seatTable(server);
    const { host } = table;
    const guest = table.at('A2');
    const session = host.session ?? '';
    await host.do({ type: 'end' });
    await host.request('lead', { cursor: at(session, 1) });
    await isLedTo(guest, at(session, 1), guest.code);
    host.close();
    await guest.until(() => guest.room?.watchers.every(({ here }) => !here) === true, 'the host gone');
    clock.advance(59_000);
    const back = new LiveStudent(server.origin, 'host again');
    Object.assign(back, { code: host.code, token: host.token });
    await back.enter();
    await back.request('lead', { cursor: at(session, 2) });
    clock.advance(2000);
    await isLedTo(guest, at(session, 2), guest.code);
    await guest.until(() => guest.room?.watchers.some(({ here }) => here) === true, 'the host here');
    back.close();
    await guest.until(() => guest.room?.watchers.every(({ here }) => !here) === true, 'the host gone again');
    clock.advance(61_000);
    await isLedTo(guest, null, guest.code);
    table.close();
  });
});
