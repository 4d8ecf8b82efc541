import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REQUESTS } from '../../../shared/wire/schemas.ts';
import { ALIEN_KEYS, BARE, extended, HOSTILE, WELL_FORMED, withEach } from '../../support/hostile.ts';
import { allHeard } from '../../support/live-return.ts';
import { RawSocket, type RawAnswer } from '../../support/raw-socket.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, type LiveTable } from '../../support/live-table.ts';

const SEED = 20_241_124;
const NAMES = Object.keys(REQUESTS);
/** As deep as one message may be. */
const DEEP = 8000;

let server: LiveServer;
let table: LiveTable;
let fuzzer: RawSocket;
let written: number;

/** A socket that has entered as P1: whatever gets through would be carried out. */
async function entered(): Promise<RawSocket> {
  const { code, token } = table.at('P1');
  const socket = await RawSocket.connect(server.origin);
  await socket.request('enter', JSON.stringify({ code, token, session: null, have: 0 }));
  return socket;
}

/** What everybody else was told so far; a question of their own makes sure that all of it has come. */
async function heardByOthers(): Promise<readonly string[]> {
  const others = [table.host, table.at('A1')];
  await allHeard(...others);
  return others.flatMap(({ received }) => received.map(({ name }) => name)).filter((name) => name !== 'answer to look');
}

beforeAll(async () => {
  server = await startServer({ limits: { missesPerSocket: 1e9, missesPerAddress: 1e9, missesInAll: 1e9 } });
  table = await seatTable(server);
  fuzzer = await entered();
  const { host, at } = table;
  await at('P1').until(() => at('P1').room?.you.tabs === 2, 'the fuzzer');
  written = host.log.length;
});
afterAll(async () => {
  // Whatever was sent, nothing of it was logged, and the game goes on.
  await allHeard(table.host);
  expect(table.host.log).toHaveLength(written);
  await table.at('P1').do({ type: 'prepare', to: ['A1'], n: 1 });
  await table.at('A1').letter('prepare', 'P1', 1);
  fuzzer.close();
  table.close();
  await server.close();
});

function expectRefusal(answer: RawAnswer, what: string): void {
  expect(answer, what).toMatchObject({ ok: false, code: expect.any(String) as string });
  expect(Object.keys(answer).sort(), what).toEqual(['code', 'ok', 'params']);
  for (const value of Object.values(answer.params ?? {})) expect(['string', 'number'], what).toContain(typeof value);
  expect(JSON.stringify(answer).length, what).toBeLessThan(300);
}

/** All at once, so that many take no longer than a few. */
async function expectAllRefused(code: string | null, requests: readonly (readonly [string, string])[]): Promise<void> {
  for (let i = 0; i < requests.length; i += 200) {
    const batch = requests.slice(i, i + 200);
    const answers = await Promise.all(batch.map(([name, json]) => fuzzer.request(name, json)));
    answers.forEach((answer, j) => {
      const what = batch[j]?.join(' ').slice(0, 300) ?? '';
      expectRefusal(answer, what);
      if (code !== null) expect(answer.code, what).toBe(code);
    });
  }
}

describe('what is sent as JSON', () => {
  let heard: readonly string[];
  beforeAll(async () => {
    heard = await heardByOthers();
  });
  afterAll(async () => {
    expect(await heardByOthers()).toEqual(heard);
  });

  test.each(HOSTILE.map((json) => [json.slice(0, 40), json]))(
    'F10: %s in the place of any field',
    async (_short, by) => {
      const requests = WELL_FORMED.flatMap(([name, request]) =>
        [...withEach(request, () => by)].map((json) => [name, json] as const),
      );
      // A record asks for nothing, a letter may be called anything, and so may a game: those pass the form.
      const wrong = requests.filter(([, json]) => !isWellFormed(json, by));
      expect(wrong.length).toBeGreaterThan(100);
      await expectAllRefused('bad-request', wrong);
    },
  );

  test.each(ALIEN_KEYS)('F10: the key "%s" in any object', async (key) => {
    const requests = WELL_FORMED.flatMap(([name, request]) =>
      [...withEach(request, (value) => extended(value, key))].map((json) => [name, json] as const),
    );
    expect(requests.length).toBeGreaterThan(WELL_FORMED.length);
    await expectAllRefused('bad-request', requests);
  });

  test('F10: nested as deep as a message may be', async () => {
    const deep = ['['.repeat(DEEP) + ']'.repeat(DEEP), '{"command":'.repeat(1300) + '1' + '}'.repeat(1300)];
    await expectAllRefused(
      'bad-request',
      NAMES.flatMap((name) => deep.map((json) => [name, json] as const)),
    );
  });

  test(`F10: anything at all, to any request (seed ${SEED})`, async () => {
    const anything = fc.oneof(
      fc.json({ maxDepth: 4, noUnicodeString: false }),
      fc.constantFrom(...HOSTILE),
      fc
        .dictionary(fc.constantFrom('id', 'command', 'type', 'name', 'code', '__proto__'), fc.jsonValue())
        .map((object) => JSON.stringify(object)),
    );
    const requests = fc.sample(fc.tuple(fc.constantFrom(...NAMES), anything), { seed: SEED, numRuns: 1500 });
    await expectAllRefused(
      'bad-request',
      requests.filter(([name, json]) => !(BARE.includes(name) && ['{}', '[]'].includes(json))),
    );
  });

  test(`F10: names that nobody knows (seed ${SEED})`, async () => {
    const names = fc
      .sample(fc.string({ unit: 'binary', maxLength: 60 }), { seed: SEED, numRuns: 300 })
      .filter((name) => !NAMES.includes(name));
    await expectAllRefused(
      'unknown-request',
      [...names, '__proto__', 'constructor', 'toString', 'room', 'log', 'x'.repeat(5000)].map((name) => [name, '{}']),
    );
  });
});

describe('what is sent without a fitting callback', () => {
  const well = JSON.stringify({ id: 'a-command-id', command: { type: 'order', value: '06:00' } });

  test.each(NAMES)('F10: %s without one is refused by a frame', async (name) => {
    const socket = await entered();
    socket.send(`42["${name}",${well}]`);
    socket.send('42["nobody knows this"]');
    await socket.until(() => socket.events('refused').length === 2, 'two refusals');
    expect(socket.events('refused')).toEqual([
      { request: name, code: 'no-answer', params: { request: name } },
      { request: 'nobody knows this', code: 'unknown-request', params: { request: 'nobody knows this' } },
    ]);
    socket.close();
  });

  test.each([
    ['no argument', []],
    ['two arguments', [well, well]],
    ['null as callback', [well, 'null']],
    ['many arguments', Array<string>(500).fill('1')],
  ])('F10: %s', async (_what, args) => {
    expectRefusal(await fuzzer.request('act', ...args), 'act');
  });

  test('F10: one number for several questions: each is answered', async () => {
    const socket = await entered();
    for (let i = 0; i < 5; i += 1) socket.send('427["act",{}]');
    await socket.until(() => socket.answersTo(7).length === 5, 'five answers');
    socket.close();
  });
});

/** Whether the hostile text stands where any text, or nothing at all, is right. */
function isWellFormed(json: string, by: string): boolean {
  if (json === '{}') return by === '{}';
  const anyText = ['"NaN"', '"\\u0000"'].includes(by);
  const fields = ['name', 'session', 're', 'letter', 'passphrase', 'password', 'title'].map((field) => `"${field}":`);
  fields.push('"evidence":[', '"names":[', '"sessions":[');
  if (anyText && fields.some((field) => json.includes(field + by))) return true;
  if (by.startsWith('"xxx')) return false;
  if (by === '["__proto__"]')
    return ['"evidence":', '"names":', '"sessions":'].some((field) => json.includes(field + by));
  return (
    by === '{}' && ['"entry":{}', '"match":{}', '"lessons":{}', '"mistakes":{}'].some((field) => json.includes(field))
  );
}
