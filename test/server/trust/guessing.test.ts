import { afterEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../server/limits.ts';
import { networkOf } from '../../../server/socket/tries.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { RawSocket, type RawAnswer } from '../../support/raw-socket.ts';
import { secondTab } from '../../support/live-return.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable } from '../../support/live-table.ts';

let server: LiveServer;
const open: LivePlayer[] = [];
afterEach(async () => {
  for (const player of open.splice(0)) player.close();
  await server.close();
});

/** A socket that sits nowhere; its letters are not those of the room's alphabet. */
function stranger(): LivePlayer {
  const player = new LivePlayer(server.origin, `stranger ${open.length}`);
  open.push(player);
  return player;
}

const wrongCode = (i: number) => ({ code: `ZZZZ${String(i).padStart(2, '0')}` });
const wrongToken = (code: string, i: number) => ({
  code,
  token: String(i).padStart(32, 'x'),
  session: null,
  have: 0,
});

/** All of 127.0.0.0/8 is this machine: another of its addresses is another address to the server. */
async function fromElsewhere({ origin }: LiveServer, code: string): Promise<RawAnswer> {
  const socket = await RawSocket.connect(origin, { localAddress: '127.0.0.2' });
  const answer = await socket.request('look', JSON.stringify({ code }));
  socket.close();
  return answer;
}
const elsewhere = process.platform === 'linux';

describe('guessing', () => {
  test('codes: one socket has a few tries, then not even a right one helps it', async () => {
    server = await startServer();
    const { host, close } = await seatTable(server);
    const guesser = stranger();
    for (let i = 0; i < LIMITS.missesPerSocket; i += 1) {
      expect(await guesser.request('look', wrongCode(i))).toMatchObject({ code: 'unknown-room' });
    }
    expect(await guesser.request('look', { code: host.code })).toMatchObject({ ok: false, code: 'too-many' });
    expect(await guesser.request('join', { code: host.code, name: 'guest' })).toMatchObject({ code: 'too-many' });
    const { code, token } = host;
    expect(await guesser.request('enter', { code, token, session: null, have: 0 })).toMatchObject({ code: 'too-many' });
    expect(await stranger().request('look', { code: host.code })).toMatchObject({ ok: true });
    close();
  });

  test('tokens: they count as tries too, and an unknown room answers like a known one', async () => {
    server = await startServer();
    const { host, close } = await seatTable(server);
    const guesser = stranger();
    const answers = [
      await guesser.request('enter', wrongToken(host.code, 1)),
      await guesser.request('enter', wrongToken('ZZZZ99', 1)),
    ];
    expect(answers[0]).toEqual({ ok: false, code: 'bad-token', params: {} });
    expect(answers[1]).toEqual(answers[0]);
    for (let i = 2; i < LIMITS.missesPerSocket; i += 1) await guesser.request('enter', wrongToken(host.code, i));
    expect(await guesser.request('enter', wrongToken(host.code, 99))).toMatchObject({ code: 'too-many' });
    close();
  });

  test('an address that guessed too much may neither look nor join, and a right token still enters', async () => {
    server = await startServer({ limits: { missesPerAddress: 5, missesPerSocket: 3 } });
    const { host, at, close } = await seatTable(server);
    const first = stranger();
    for (let i = 0; i < 3; i += 1) await first.request('look', wrongCode(i));
    const second = stranger();
    for (let i = 3; i < 5; i += 1) await second.request('look', wrongCode(i));

    const third = stranger();
    expect(await third.request('look', { code: host.code })).toMatchObject({ ok: false, code: 'too-many' });
    expect(await third.request('join', { code: host.code, name: 'guest' })).toMatchObject({ code: 'too-many' });
    expect(await third.request('enter', wrongToken(host.code, 1))).toMatchObject({ code: 'too-many' });
    const back = await secondTab(server.origin, at('A1'), 'back');
    expect(back.room?.you.seat).toBe('A1');
    back.close();
    close();
  });

  test.runIf(elsewhere)('an address that is blocked already does not use up the tries of all others', async () => {
    server = await startServer({ limits: { missesPerAddress: 2, missesInAll: 6, missesPerSocket: 100 } });
    const { host, close } = await seatTable(server);
    const guesser = stranger();
    for (let i = 0; i < 20; i += 1) await guesser.request('enter', wrongToken(host.code, i));
    expect(await guesser.request('look', { code: host.code })).toMatchObject({ code: 'too-many' });
    expect(await fromElsewhere(server, host.code)).toMatchObject({ ok: true });
    close();
  });

  test.runIf(elsewhere)('many addresses together are stopped as well', async () => {
    server = await startServer({ limits: { missesInAll: 4, missesPerAddress: 3 } });
    const { host, close } = await seatTable(server);
    const guesser = stranger();
    for (let i = 0; i < 3; i += 1) await guesser.request('look', wrongCode(i));
    expect(await fromElsewhere(server, 'ZZZZ98')).toMatchObject({ code: 'unknown-room' });
    expect(await fromElsewhere(server, host.code)).toMatchObject({ code: 'too-many' });
    close();
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['2001:db8:1:2:3::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, counted) => {
  expect(networkOf(address)).toBe(counted);
});

describe('a code alone', () => {
  test('shows how many seats are free, and nothing else', async () => {
    server = await startServer();
    const { host, close } = await seatTable(server);
    const code = host.code.toLowerCase().replace(/(...)/, '$1-');
    expect(await stranger().request('look', { code })).toEqual({
      ok: true,
      room: { code: host.code, phase: 'playing', armies: 3, free: 0 },
    });
    close();
  });

  test('takes no seat that is taken, and opens neither log nor record', async () => {
    server = await startServer();
    const { host, at, close } = await seatTable(server);
    await at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    const guest = await new LivePlayer(server.origin, 'guest').join(host.code);
    open.push(guest);
    expect(await guest.arrange({ type: 'sit', seat: 'A2' })).toMatchObject({ ok: false, code: 'seat-taken' });
    expect(await guest.arrange({ type: 'sit', seat: 'any' })).toMatchObject({ ok: false, code: 'no-free-seat' });
    expect(await guest.request('record', {})).toMatchObject({ ok: false, code: 'record-closed' });
    expect(guest.log).toEqual([]);
    await host.do({ type: 'end' });
    await guest.until(() => guest.room?.phase === 'over', 'the end');
    expect(await guest.request('record', {})).toMatchObject({ ok: false, code: 'record-closed' });
    expect(guest.log.map(({ type }) => type)).toEqual(['ended']);
    close();
  });

  test('a token opens its own room and no other', async () => {
    server = await startServer();
    const [one, other] = [await stranger().open(), await stranger().open()];
    const { token } = one;
    const answer = await other.request('enter', { code: other.code, token, session: null, have: 0 });
    expect(answer).toMatchObject({ ok: false, code: 'bad-token' });
    expect((await one.enter()).ok).toBe(true);
  });

  test('before it has entered, a socket may do nothing', async () => {
    server = await startServer();
    const nobody = stranger();
    const answers = [
      await nobody.act({ type: 'order', value: '06:00' }),
      await nobody.arrange({ type: 'sit', seat: 'A1' }),
      await nobody.request('record', {}),
    ];
    for (const answer of answers) expect(answer).toEqual({ ok: false, code: 'not-entered', params: {} });
  });
});

test('opening rooms and joining one are limited', async () => {
  server = await startServer({ limits: { roomsPerAddress: 2, joinsPerRoom: 3, members: 4 } });
  const host = await stranger().open();
  await stranger().open();
  expect(await stranger().request('open', { name: 'third' })).toMatchObject({ ok: false, code: 'too-many' });
  for (const name of ['a', 'b', 'c']) await stranger().request('join', { code: host.code, name });
  expect(await stranger().request('join', { code: host.code, name: 'd' })).toMatchObject({
    ok: false,
    code: 'too-many',
  });
});

test('a room that is full is full', async () => {
  server = await startServer({ limits: { members: 2 } });
  const host = await stranger().open();
  await stranger().join(host.code);
  expect(await stranger().request('join', { code: host.code, name: 'late' })).toMatchObject({ code: 'room-full' });
});
