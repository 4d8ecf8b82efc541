import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newToken } from '../../server/room/rooms.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';
import { readRecord } from '../../shared/game/record.ts';
import { chronicleOf } from '../../shared/replay/chronicle.ts';
import { perspectiveOf } from '../../shared/replay/perspective.ts';
import { seatsOf } from '../../shared/paxos/seats.ts';
import { exampleText } from '../support/example-text.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import { openFork, postFork, upTo } from '../support/forking.ts';
import { LivePlayer } from '../support/live-player.ts';
import { endAndRead } from '../support/live-record.ts';
import { playRound } from '../support/live-round.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { seatTable } from '../support/live-table.ts';
import { passTime } from '../support/pass-time.ts';

let store: Store;
let clock: FakeClock;
let server: LiveServer;

beforeEach(async () => {
  store = memoryStore();
  clock = fakeClock();
  server = await startServer({ store, clock });
});
afterEach(async () => {
  await server.close();
});

/** A round that was played by people, as far as everybody has voted. */
async function played(): Promise<string> {
  const table = await seatTable(server);
  await playRound(table, 'P1', 1, '06:00');
  const { text } = await endAndRead(table.host);
  table.close();
  return text;
}

/** The event after which the officer asks for votes. */
function firstAccept(text: string): number {
  return text.split('\n').findIndex((line) => line.includes('"accept"'));
}

describe('a fork', () => {
  test('goes on from the moment, in a room of its own, with time standing still and bots on all seats', async () => {
    const text = await played();
    const seq = firstAccept(text) - 1;
    const host = await openFork(server, upTo(text, seq), null);
    const parent = JSON.parse(text.split('\n')[0] ?? '') as { id: string; seed: string };
    expect(host.room).toMatchObject({
      phase: 'playing',
      fork: { session: parent.id, seq },
      you: { role: 'instructor', name: 'Ada', host: true },
      game: { running: false },
    });
    expect(host.room?.seats.map(({ seat, bot, member }) => [seat, bot, member])).toEqual(
      seatsOf(3).map((seat) => [seat, true, null]),
    );
    await host.do({ type: 'resume' });
    await passTime(clock, 120_000, [host]);
    const record = await endAndRead(host);
    expect(record.header).toMatchObject({ parent: { session: parent.id, seq }, level: 'exam' });
    // No secret of the game before is one of this game, and nothing that it did not need was taken over.
    expect(record.header.seed).not.toBe(parent.seed);
    expect(record.header.id).not.toBe(parent.id);
    await host.until(() => host.verdict !== null, 'the verdict');
    expect(host.verdict?.verdict).toMatchObject({
      outcome: 'consensus',
      chosen: [{ n: 1, value: '06:00' }],
      violations: [],
    });
  });

  test('whoever takes a seat has its log, event for event, and plays on', async () => {
    const text = await played();
    const seq = firstAccept(text) - 1;
    const host = await openFork(server, upTo(text, seq), 'P1');
    const read = readRecord(upTo(text, seq));
    const past = read.ok ? perspectiveOf(chronicleOf(read.record), 'P1').events : [];
    expect(past.length).toBeGreaterThan(5);
    expect(host.log).toEqual([...past, { type: 'paused', at: past.at(-1)?.at }]);
    expect(host.room).toMatchObject({ you: { role: 'player', seat: 'P1' }, game: { header: { wish: '06:00' } } });
    await host.do({ type: 'resume' });
    await host.do({ type: 'accept', to: ['A1', 'A2', 'A3'], n: 1, value: '06:00' });
    await passTime(clock, 20_000, [host]);
    await host.letter('accepted', 'A2', 1);
  });

  test('what goes on is no lesson any more: its stage and its night are left out', async () => {
    const [header = '', ...events] = (await played()).split('\n');
    const lesson = { lesson: 'crossing', stage: { P2: { breaks: 'O4' } }, night: { at: 1, within: 1 } };
    const staged = JSON.stringify({ ...(JSON.parse(header) as object), ...lesson });
    const host = await openFork(server, upTo([staged, ...events].join('\n'), 8), null);
    expect(host.room).toMatchObject({ lesson: null, fork: { seq: 8 } });
    const record = await endAndRead(host);
    for (const field of Object.keys(lesson)) expect(record.header).not.toHaveProperty(field);
  });

  test('somebody may join and take the seat of a bot; the host who watches may not', async () => {
    const text = await played();
    const host = await openFork(server, upTo(text, 8), null);
    expect(await host.arrange({ type: 'sit', seat: 'A2' })).toMatchObject({ code: 'seen-too-much' });
    const friend = await new LivePlayer(server.origin, 'friend').join(host.code);
    await friend.sit('A2');
    await friend.enter(true);
    expect(friend.room?.you.seat).toBe('A2');
  });

  test('survives the server, and a fork can be forked', async () => {
    const text = await played();
    const seq = firstAccept(text) - 1;
    const before = await openFork(server, upTo(text, seq), 'P1');
    await server.close();
    server = await startServer({ store, clock });
    const host = new LivePlayer(server.origin, 'again');
    Object.assign(host, { code: before.code, token: before.token });
    expect(await host.enter()).toMatchObject({ ok: true });
    expect(host.log).toEqual(before.log);
    expect(host.room?.fork).toEqual(before.room?.fork);
    await host.do({ type: 'resume' });
    const record = await endAndRead(host);
    const second = await openFork(server, record.text, 'A1');
    expect(second.room?.fork).toEqual({ session: record.header.id, seq: record.events.length });
  });

  test('a game that begins anew in the room is no fork', async () => {
    const host = await openFork(server, exampleText('story-crossing'), null);
    await host.do({ type: 'end' });
    await host.until(() => host.room?.phase === 'over', 'the end');
    expect(await host.arrange({ type: 'start' })).toEqual({ ok: true });
    await host.until(() => host.room?.phase === 'playing', 'the next game');
    expect(host.room?.fork).toBeNull();
  });

  test('asked for again, because the answer was lost, is the same room; another token is another one', async () => {
    const wish = { name: 'Ada', seat: 'P1', token: newToken(), text: exampleText('story-crossing') };
    const both = await Promise.all([postFork(server, wish), postFork(server, wish)]);
    const later = await postFork(server, wish);
    const codes = [...both, later].map(({ body }) => body.code);
    expect(new Set(codes).size).toBe(1);
    expect(later.body).toMatchObject({ ok: true, token: wish.token });
    const other = await postFork(server, { ...wish, token: newToken() });
    expect(other.body.ok).toBe(true);
    expect(codes).not.toContain(other.body.code);
  });

  test('that was refused can be asked for again with the same token', async () => {
    const wish = { name: 'Ada', seat: 'A9', token: newToken(), text: exampleText('story-crossing') };
    expect((await postFork(server, wish)).body.code).toBe('unknown-seat');
    expect((await postFork(server, { ...wish, seat: 'A1' })).body.ok).toBe(true);
  });

  test('a record from elsewhere has the defaults that it lacks', async () => {
    const host = await openFork(server, exampleText('five-armies'), null);
    expect(host.room).toMatchObject({ armies: 5, settings: { level: 'coached', wishes: { length: 5 } } });
  });
});

describe('what is refused', () => {
  const ask = (changes: object) => ({
    ...{ name: 'Ada', seat: null, token: newToken(), text: exampleText('story-crossing') },
    ...changes,
  });
  const line = (text: string, number: number, change: (line: string) => string): string =>
    text
      .split('\n')
      .map((one, i) => (i + 1 === number ? change(one) : one))
      .join('\n');

  test('what is no record, with the line; what nobody could have played here, with the line', async () => {
    const text = exampleText('story-crossing');
    const gap = line(text, 4, (one) => one.replace('"seq":3', '"seq":4'));
    expect(await postFork(server, ask({ text: gap }))).toMatchObject({
      status: 422,
      body: { ok: false, code: 'not-a-record', params: { line: 4, reason: 'seq-gap' } },
    });
    const odd = text.replaceAll('"L1"', `"${'L'.repeat(41)}"`);
    const first = odd.split('\n').findIndex((one) => one.includes('LLLL')) + 1;
    expect(await postFork(server, ask({ text: odd }))).toMatchObject({
      status: 422,
      body: { code: 'not-playable', params: { line: first } },
    });
  });

  test('unknown fields, names and seats, and what is no JSON', async () => {
    for (const [body, code] of [
      [ask({ level: 'guided' }), 'bad-request'],
      [ask({ seat: 'A0' }), 'bad-request'],
      [ask({ text: 1 }), 'bad-request'],
      [ask({ token: 'short' }), 'bad-request'],
      ['{"name":', 'bad-request'],
      [ask({ name: '\u200B' }), 'bad-name'],
      [ask({ seat: 'A9' }), 'unknown-seat'],
    ] as const) {
      expect(await postFork(server, body), JSON.stringify(body).slice(0, 40)).toMatchObject({
        status: 400,
        body: { ok: false, code },
      });
    }
  });

  test('hidden fields of a record come to nobody', async () => {
    const text = line(exampleText('story-crossing'), 1, (one) =>
      one.replace('{', '{"secret":"Mallory","parent":{"x":1},'),
    ).replaceAll('"letter":{', '"letter":{"by":"Mallory",');
    const host = await openFork(server, text, null);
    const lines = (await store.read(`session/${host.room?.game?.session}`)).flatMap((stretch) => stretch.lines);
    expect(lines.join()).not.toContain('Mallory');
    expect(lines.length).toBeGreaterThan(20);
  });

  test('cross-site: another page; and more than a game of this size, or too many of them', async () => {
    const foreign = await postFork(server, ask({}), { Origin: 'https://evil.example' });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-page' } });
    await server.close();
    server = await startServer({ limits: { forkBytes: 2000, roomsPerAddress: 2 } });
    const large = await postFork(server, ask({ text: 'x'.repeat(3000) }));
    expect(large).toMatchObject({ status: 413, body: { code: 'too-large', params: { bytes: 2000 } } });
    await postFork(server, ask({ text: '' }));
    expect(await postFork(server, ask({}))).toMatchObject({ status: 429, body: { code: 'too-many' } });
  });
});
