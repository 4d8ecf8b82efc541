import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newToken } from '../../server/room/rooms.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';
import { playerHeader } from '../../shared/game/header.ts';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { endAndRead, type LiveRecord } from '../support/live-record.ts';
import { playRound } from '../support/live-round.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { seatTable, type LiveTable } from '../support/live-table.ts';
import { moodyStore } from '../support/moody-store.ts';
import { redacted } from '../support/redacted.ts';
import { askingAs, linkTo, offeredTo, openLink, post, wishFor, type Said } from '../support/sharing.ts';

const DAY = 86_400_000;

let store: Store;
let server: LiveServer;
let today: number;
let table: LiveTable;

const calendar = () => today;

beforeEach(async () => {
  today = 1000 * DAY;
  store = memoryStore();
  server = await startServer({ store, calendar });
  table = await seatTable(server);
});
afterEach(async () => {
  await server.close();
});

/** A round, as far as everybody has voted, and its end. */
async function played(): Promise<LiveRecord> {
  await playRound(table, 'P1', 1, '06:00');
  return endAndRead(table.host);
}

const open = (link: string): Promise<Said> => openLink(server, link);
const offerTo = (asking: object): Promise<Said['body']> => offeredTo(server, asking);
const wish = (asking: object, seat: Seat | null): Promise<Said> => wishFor(server, asking, seat);

describe('nobody shares more than they may see', () => {
  test('the host: nothing while the game is on, then everything, and what any seat saw', async () => {
    const host = askingAs(table.host);
    expect(await offerTo(host)).toEqual({ ok: true, everything: false, seats: [], days: [1, 7, 30] });
    expect(await wish(host, null)).toMatchObject({ status: 403, body: { code: 'record-closed' } });
    expect(await wish(host, 'A1')).toMatchObject({ status: 403, body: { code: 'record-closed' } });
    await played();
    expect(await offerTo(host)).toEqual({ ok: true, everything: true, seats: seatsOf(3), days: [1, 7, 30] });
  });

  test('a player: the own view, and everything once the record is released', async () => {
    await played();
    const player = askingAs(table.at('A2'));
    expect(await offerTo(player)).toMatchObject({ everything: false, seats: ['A2'] });
    expect(await wish(player, 'A1')).toMatchObject({ status: 403, body: { code: 'record-closed' } });
    expect(await wish(player, null)).toMatchObject({ status: 403, body: { code: 'record-closed' } });
    expect(await table.host.arrange({ type: 'release' })).toEqual({ ok: true });
    expect(await offerTo(player)).toMatchObject({ everything: true, seats: seatsOf(3) });
  });

  test('whoever changes seats after the game shares what was seen, not the seat that is taken now', async () => {
    await played();
    await table.at('A1').arrange({ type: 'stand' });
    await table.at('A2').sit('A1');
    expect(await offerTo(askingAs(table.at('A2')))).toMatchObject({ everything: false, seats: ['A2'] });
    expect(await offerTo(askingAs(table.at('A1')))).toMatchObject({ everything: false, seats: ['A1'] });
  });

  test('of an earlier game it is as it was when the next one began', async () => {
    const { header } = await played();
    await table.host.arrange({ type: 'release' });
    await table.at('A1').arrange({ type: 'leave' });
    await table.host.arrange({ type: 'fill' });
    expect(await table.host.arrange({ type: 'start' })).toEqual({ ok: true });
    const next = table.at('A2');
    await next.until(() => next.room?.phase === 'playing', 'the next game');
    expect(await offerTo(askingAs(next))).toMatchObject({ everything: false, seats: ['A2'] });
    expect(await offerTo(askingAs(next, header.id))).toMatchObject({ everything: true, seats: seatsOf(3) });
  });

  test('a link to the own view that is made while the game is on opens when it is over', async () => {
    await playRound(table, 'P1', 1, '06:00');
    const link = await linkTo(server, askingAs(table.at('P1')), 'P1');
    expect(await open(link)).toMatchObject({ status: 409, body: { ok: false, code: 'game-on' } });
    await endAndRead(table.host);
    expect(await open(link)).toMatchObject({ status: 200, body: { log: { seat: 'P1' } } });
  });

  test('a stranger, and a game of another room: nothing, and wrong tokens are counted', async () => {
    await played();
    const other = await seatTable(server);
    const host = askingAs(table.host);
    expect(await wish({ ...host, session: other.host.session }, null)).toMatchObject({
      status: 410,
      body: { code: 'session-gone' },
    });
    for (const stranger of [
      { ...host, token: newToken() },
      { ...host, token: other.host.token },
      { ...host, code: 'ZZZZZZ' },
    ]) {
      expect(await wish(stranger, null)).toEqual({ status: 403, body: { ok: false, code: 'bad-token', params: {} } });
    }
    await server.close();
    server = await startServer({ store, calendar, limits: { missesPerAddress: 2 } });
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 4; i += 1) codes.push((await wish({ ...host, token: newToken() }, null)).body.code);
    expect(codes).toEqual(['bad-token', 'bad-token', 'too-many', 'too-many']);
    expect(await wish(host, null)).toMatchObject({ status: 200, body: { ok: true } });
  });
});

describe('what a link leads to', () => {
  test('the own view is exactly what redact lets this seat see, and nothing besides', async () => {
    const record = await played();
    for (const seat of ['P1', 'P2', 'A3'] as const) {
      const link = await linkTo(server, askingAs(table.at(seat)), seat);
      const events = redacted(record, { role: 'player', seat });
      expect(events).toEqual(table.at(seat).log);
      expect((await open(link)).body).toEqual({
        ok: true,
        until: today + 7 * DAY,
        log: { header: playerHeader(record.header, seat), seat, events },
      });
    }
  });

  test('fog: the view of a seat that only watched the others act tells neither letters, seed, valley nor wishes', async () => {
    const record = await played();
    const link = await linkTo(server, askingAs(table.at('P3')), 'P3');
    const text = JSON.stringify((await open(link)).body);
    expect(record.text).toContain('"prepare"');
    for (const hidden of [record.header.seed, 'valley', '"prepare"', '"promise"', '"n":1', record.header.wishes.P1]) {
      expect(text).not.toContain(hidden);
    }
  });

  test('everything is the record, judged alike, with seats in place of those who sat there', async () => {
    const record = await played();
    const { body } = await open(await linkTo(server, askingAs(table.host), null));
    const { text = '' } = body;
    expect(judge(readRecord(text))).toEqual(judge(readRecord(record.text)));
    const lines = (whole: string) => whole.split('\n').filter((line) => !line.includes('"seated"'));
    expect(lines(text)).toEqual(lines(record.text));
    expect(text.split('\n').length).toBe(record.text.split('\n').length);
    expect(text).toContain('"seat":"A2","player":"A2","bot":false');
  });

  test('pseudonymous: no name, no pseudonym of a member, no code and no token is in any answer, or in a link', async () => {
    await played();
    const player = askingAs(table.at('P1'));
    const links = [await linkTo(server, askingAs(table.host), null), await linkTo(server, player, 'P1')];
    for (const link of links) {
      const payload = Buffer.from(link.split('.')[0] ?? '', 'base64url').toString();
      const answer = JSON.stringify((await open(link)).body);
      for (const text of [payload, answer]) {
        expect(text).not.toMatch(/player P1|\\?"m\d+\\?"/);
        expect(text).not.toContain(player.code);
        expect(text).not.toContain(player.token);
      }
    }
  });

  test('no log has a link, or the secret of whoever asked for it', async () => {
    await played();
    let logged = '';
    const log = pino(
      { level: 'trace' },
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          logged += chunk.toString();
          done();
        },
      }),
    );
    await server.close();
    server = await startServer({ store, calendar, log });
    const asking = askingAs(table.host);
    const link = await linkTo(server, asking, null);
    await open(link);
    await open(`${link}x`);
    await fetch(`${server.origin}/healthz`);
    expect(logged).toContain('healthz');
    for (const secret of [link.slice(0, 20), link.slice(-20), asking.token]) expect(logged).not.toContain(secret);
  });
});

describe('a link', () => {
  test('ends when it says, to the millisecond', async () => {
    await played();
    for (const days of [1, 7, 30] as const) {
      const made = today;
      const link = await linkTo(server, askingAs(table.host), null, days);
      today = made + days * DAY - 1;
      expect((await open(link)).status).toBe(200);
      today += 1;
      expect(await open(link)).toEqual({ status: 410, body: { ok: false, code: 'link-expired', params: {} } });
      today = made;
    }
  });

  test('lasts no longer than this server lets it', async () => {
    await played();
    const asking = askingAs(table.host);
    await server.close();
    server = await startServer({ store, calendar, limits: { linkDays: 0 } });
    expect(await offerTo(asking)).toMatchObject({ days: [] });
    await server.close();
    server = await startServer({ store, calendar, limits: { linkDays: 7 } });
    expect(await offerTo(asking)).toMatchObject({ days: [1, 7] });
    const long = await post(server, '/shares', { ...asking, seat: null, days: 30 });
    expect(long).toMatchObject({ status: 400, body: { code: 'bad-request', params: { at: 'days' } } });
  });

  test('that is changed at any place opens nothing, and every wrong one is answered alike', async () => {
    await played();
    const link = await linkTo(server, askingAs(table.at('A1')), 'A1');
    const [payload = '', signature = ''] = link.split('.');
    const everything = (await linkTo(server, askingAs(table.host), null)).split('.');
    const forged = Buffer.from(JSON.stringify({ session: table.host.session, seat: null, until: today + DAY }));
    const wrong = [
      ...[...link].map((one, i) => `${link.slice(0, i)}${one === 'A' ? 'B' : 'A'}${link.slice(i + 1)}`),
      ...[...link].map((_, i) => link.slice(0, i)),
      `${link}A`,
      `${link}=`,
      `${link}.`,
      `.${link}`,
      ` ${link}`,
      `${payload}.${everything[1]}`,
      `${everything[0]}.${signature}`,
      `${forged.toString('base64url')}.${signature}`,
      `${forged.toString('base64url')}.`,
      'x'.repeat(10_000),
      '🕊.🕊',
    ];
    expect((await open(link)).status).toBe(200);
    for (const one of wrong) {
      expect(await open(one), one).toEqual({ status: 403, body: { ok: false, code: 'bad-link', params: {} } });
    }
  });

  test('outlasts the server that made it, and is nothing to another one', async () => {
    await played();
    const link = await linkTo(server, askingAs(table.host), null);
    await server.close();
    server = await startServer({ store, calendar });
    expect((await open(link)).status).toBe(200);
    await server.close();
    server = await startServer({ calendar });
    expect((await open(link)).body.code).toBe('bad-link');
  });

  test('is signed by one key, however many ask for the first one at once', async () => {
    await played();
    const asking = askingAs(table.host);
    const others = await Promise.all([startServer({ store, calendar }), startServer({ store, calendar })]);
    const links = await Promise.all([server, ...others].map((one) => linkTo(one, asking, null)));
    expect(new Set(links).size).toBe(1);
    await Promise.all(others.map((one) => one.close()));
  });

  test('waits for a store that cannot write: there is no key without it, and it can be asked for again', async () => {
    await played();
    const asking = askingAs(table.host);
    const moody = moodyStore(store);
    await server.close();
    server = await startServer({ store: moody, calendar });
    moody.down = true;
    expect(await wish(asking, null)).toMatchObject({ status: 503, body: { ok: false, code: 'store-down' } });
    moody.down = false;
    expect((await open(await linkTo(server, asking, null))).status).toBe(200);
  });

  test('of a game that is deleted opens nothing from that moment on, and none is made any more', async () => {
    const { header } = await played();
    const asking = askingAs(table.host);
    const link = await linkTo(server, asking, null);
    await store.remove(`session/${header.id}`);
    expect(await open(link)).toEqual({ status: 410, body: { ok: false, code: 'session-gone', params: {} } });
    expect(await wish(asking, null)).toMatchObject({ status: 410, body: { code: 'session-gone' } });
  });
});

describe('what is refused', () => {
  test('unknown fields and values, other pages, and too many at once', async () => {
    await played();
    const asking = askingAs(table.host);
    const good = { ...asking, seat: null, days: 7 };
    for (const changes of [{ days: 2 }, { seat: 'A0' }, { seat: undefined }, { until: 1 }, { token: 'x' }]) {
      expect(await post(server, '/shares', { ...good, ...changes })).toMatchObject({
        status: 400,
        body: { code: 'bad-request' },
      });
    }
    expect(await post(server, '/shared', { link: 1 })).toMatchObject({ status: 400, body: { code: 'bad-request' } });
    expect(await wish(asking, 'A9')).toMatchObject({ status: 403, body: { code: 'record-closed' } });
    for (const path of ['/shares', '/shares/offer', '/shared'] as const) {
      const foreign = await post(server, path, good, { Origin: 'https://evil.example' });
      expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-page' } });
    }
    await server.close();
    server = await startServer({ store, calendar, limits: { linksPerAddress: 1, linksOpenedPerAddress: 1 } });
    const link = await linkTo(server, asking, null);
    expect(await wish(asking, null)).toMatchObject({ status: 429, body: { code: 'too-many' } });
    expect((await open(link)).status).toBe(200);
    expect(await open(link)).toMatchObject({ status: 429, body: { code: 'too-many' } });
  });
});
