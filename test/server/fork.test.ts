import { afterEach, describe, expect, test } from 'vitest';
import type { GameEvent } from '../../shared/game/events.ts';
import type { Header } from '../../shared/game/header.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { eventually } from '../support/eventually.ts';
import { exampleText } from '../support/example-text.ts';
import { LivePlayer } from '../support/live-player.ts';
import { endAndRead } from '../support/live-record.ts';
import { startServer, type LiveOptions, type LiveServer } from '../support/live-server.ts';

const servers: LiveServer[] = [];
const players: LivePlayer[] = [];

async function server(options: LiveOptions = {}): Promise<LiveServer> {
  const started = await startServer(options);
  servers.push(started);
  return started;
}

afterEach(async () => {
  for (const player of players.splice(0)) player.socket.disconnect();
  for (const each of servers.splice(0)) await each.close();
});

interface Said {
  readonly ok: boolean;
  readonly code: string;
  readonly token: string;
  readonly params: Record<string, unknown>;
}

async function ask(
  origin: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; said: Said }> {
  const response = await fetch(`${origin}/forks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, said: (text === '' ? {} : JSON.parse(text)) as Said };
}

const CROSSING = exampleText('story-crossing');
const WHAT_IF = { record: CROSSING, seq: 47, name: 'Ada', seat: null };

async function enter(origin: string, { code, token }: Said): Promise<LivePlayer> {
  const player = new LivePlayer(origin, 'Ada');
  players.push(player);
  player.code = code;
  player.token = token;
  await player.enter();
  return player;
}

describe('POST /forks', () => {
  test('the room goes on from the moment: same letters and notebooks, bots on all seats, and time stands still', async () => {
    const { origin } = await server();
    const { status, said } = await ask(origin, WHAT_IF);
    expect([status, said.ok]).toEqual([200, true]);
    const host = await enter(origin, said);
    expect(host.room).toMatchObject({ phase: 'playing', fork: { session: 'story-crossing', seq: 47 } });
    expect(host.room?.you).toMatchObject({ host: true, seat: null, role: 'instructor', name: 'Ada' });
    expect(host.room?.seats.every(({ bot, member }) => bot && member === null)).toBe(true);
    expect(host.room?.game?.running).toBe(false);
    const kinds = (host.log as GameEvent[]).map(({ type }) => type);
    const before = CROSSING.trim()
      .split('\n')
      .slice(1, 48)
      .map((line) => (JSON.parse(line) as GameEvent).type);
    expect(kinds.filter((type) => !['departed', 'seated', 'paused'].includes(type))).toEqual(before);
  });

  test('bots go on to consensus, and the record says where it comes from; the judge takes it', async () => {
    const { origin } = await server();
    const host = await enter(origin, (await ask(origin, WHAT_IF)).said);
    await host.arrange({ type: 'speed', speed: 8 });
    await host.act({ type: 'resume' });
    await eventually(() => host.log.length > 80, 'bots that go on');
    const { header, events } = await endAndRead(host);
    expect((header as Header)['parent']).toEqual({ session: 'story-crossing', seq: 47 });
    expect(events.length).toBeGreaterThan(80);
    await eventually(() => host.verdict !== null, 'a verdict');
    expect(host.verdict?.verdict.chosen[0]).toMatchObject({ n: 2, value: '07:00' });
  });

  test('whoever asks for a seat plays it, and sees no more than its log', async () => {
    const { origin } = await server();
    const host = await enter(origin, (await ask(origin, { ...WHAT_IF, seat: 'P1' })).said);
    expect(host.room?.you).toMatchObject({ host: true, seat: 'P1', role: 'player' });
    expect((host.log as { type: string }[]).some(({ type }) => type === 'departed')).toBe(false);
    await host.act({ type: 'resume' });
    expect((await host.act({ type: 'accept', to: ['A1', 'A2'], n: 3, value: '06:00' })).ok).toBe(true);
  });

  test('it outlasts a restart of the server', async () => {
    const store = memoryStore();
    const first = await server({ store });
    const { said } = await ask(first.origin, WHAT_IF);
    await first.close();
    servers.length = 0;
    const { origin } = await server({ store });
    const host = await enter(origin, said);
    expect(host.room).toMatchObject({ phase: 'playing', fork: { session: 'story-crossing', seq: 47 } });
  });

  test.each([
    ['no record', { ...WHAT_IF, record: 'hello' }, 400, 'no-record-text', { line: 1, flaw: 'not-json' }],
    ['a damaged one', { ...WHAT_IF, record: `${CROSSING}{"seq":9` }, 400, 'no-record-text', { line: 59 }],
    ['a moment that never was', { ...WHAT_IF, seq: 58 }, 400, 'no-such-moment', {}],
    ['a seat of another game', { ...WHAT_IF, seat: 'P9' }, 400, 'unknown-seat', {}],
    ['no name', { ...WHAT_IF, name: ' ' }, 400, 'bad-name', {}],
    ['an unknown key', { ...WHAT_IF, host: true }, 400, 'bad-request', { at: 'host' }],
    ['a number that is none', { ...WHAT_IF, seq: -1 }, 400, 'bad-request', { at: 'seq' }],
    ['no json', '{', 400, 'bad-request', {}],
    [
      'a valley that this server does not know',
      { ...WHAT_IF, record: CROSSING.replace('"armies":3', '"armies":3,"valley":{"walk":[1,"x"],"script":7}') },
      400,
      'no-such-moment',
      {},
    ],
  ])('refused with words: %s', async (_, body, status, code, params) => {
    const { origin } = await server();
    const answer = await ask(origin, body);
    expect(answer.status).toBe(status);
    expect(answer.said).toMatchObject({ ok: false, code, params });
  });

  test('too long, too often, and from another page', async () => {
    const { origin } = await server({ limits: { recordBytes: 20_000, roomsPerAddress: 2 } });
    expect((await ask(origin, { ...WHAT_IF, record: 'x'.repeat(30_000) })).said.code).toBe('record-too-long');
    const foreign = await ask(origin, WHAT_IF, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    const own = await ask(origin, WHAT_IF, { origin });
    expect(own.status).toBe(200);
    await ask(origin, WHAT_IF);
    const third = await ask(origin, WHAT_IF);
    expect([third.status, third.said.code]).toEqual([429, 'too-many']);
  });

  test('keys that a record may smuggle in go nowhere', async () => {
    const { origin } = await server();
    const record = CROSSING.replace('"armies":3', '"armies":3,"wishes":{"P1":"06:00","P2":"07:00","P3":"25:00"}');
    expect((await ask(origin, { ...WHAT_IF, record })).said.code).toBe('no-such-moment');
    const proto = CROSSING.replace('"armies":3', '"armies":3,"x":{"__proto__":{"a":1}}');
    expect((await ask(origin, { ...WHAT_IF, record: proto })).said.code).toBe('no-record-text');
  });
});
