import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../server/limits.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable } from '../../support/live-table.ts';

let server: LiveServer;
afterEach(async () => {
  await server.close();
});

const { requestsPerSecond, requestsAtOnce, hastyRequests } = LIMITS;
/** Well formed, from somebody who is in no room. */
const ACT = '{"id":"flooding","command":{"type":"end"}}';
const TEN_MEGABYTES = 10 * 1024 * 1024;

describe('a flood of requests', () => {
  test('F11: is throttled and then cut off, and the acts of others all succeed meanwhile', async () => {
    const clock = fakeClock();
    server = await startServer({ clock, limits: { requestsPerSecond, requestsAtOnce } });
    const { at, close } = await seatTable(server);
    const flooder = await RawSocket.connect(server.origin);
    const ids = Array.from({ length: 1000 }, () => flooder.ask('act', ACT));
    for (let n = 1; n <= 30; n += 1) await at('P1').do({ type: 'prepare', to: ['A2'], n });
    await flooder.until(() => flooder.closed, 'the cut');
    const answers = ids.flatMap((id) => flooder.answersTo(id));
    const hasty = answers.filter(({ code }) => code === 'too-fast');
    expect(answers.length - hasty.length).toBe(requestsAtOnce);
    expect(hasty).toHaveLength(hastyRequests);
    expect(hasty[0]).toEqual({ ok: false, code: 'too-fast', params: { seconds: 1 } });
    close();
  });

  test('F11: without callbacks is cut off as well', async () => {
    server = await startServer({ clock: fakeClock(), limits: { requestsPerSecond, requestsAtOnce } });
    const flooder = await RawSocket.connect(server.origin);
    for (let i = 0; i < 1000; i += 1) flooder.send(`42["act",${ACT}]`);
    await flooder.until(() => flooder.closed, 'the cut');
    expect(flooder.events('refused')).toHaveLength(requestsAtOnce + hastyRequests);
  });

  test('F11: who waits may go on, and whoever is only quick is never cut off', async () => {
    const clock = fakeClock();
    server = await startServer({ clock, limits: { requestsPerSecond: 10, requestsAtOnce: 10, hastyRequests: 5 } });
    const quick = await RawSocket.connect(server.origin);
    for (let second = 0; second < 5; second += 1) {
      const codes: (string | undefined)[] = [];
      for (let i = 0; i < 14; i += 1) codes.push((await quick.request('act', ACT)).code);
      expect(codes).toEqual([...Array<string>(10).fill('not-entered'), ...Array<string>(4).fill('too-fast')]);
      clock.advance(1000);
    }
    quick.close();
  });
});

describe('10 MB at once', () => {
  test('F9: by a websocket: only that socket is closed', async () => {
    server = await startServer();
    const { host, at, close } = await seatTable(server);
    const heard = at('A2').received.length;
    const large = await RawSocket.connect(server.origin);
    large.ask('act', JSON.stringify('x'.repeat(TEN_MEGABYTES)));
    await large.until(() => large.closed, 'the cut');
    await at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await at('A2').letter('prepare', 'P1', 1);
    expect(at('A2').received.length).toBe(heard + 1);
    expect(host.socket.connected).toBe(true);
    close();
  });

  test('F9: just below the limit is read, just above is not', async () => {
    server = await startServer();
    const frame = (size: number) => `421["act","${'x'.repeat(size - '421["act",""]'.length)}"]`;
    const small = await RawSocket.connect(server.origin);
    small.send(frame(LIMITS.messageBytes));
    await small.until(() => small.answersTo(1).length === 1, 'a refusal');
    expect(small.answersTo(1)[0]).toMatchObject({ ok: false, code: 'bad-request' });
    const large = await RawSocket.connect(server.origin);
    large.send(frame(LIMITS.messageBytes + 1));
    await large.until(() => large.closed, 'the cut');
    expect(small.closed).toBe(false);
    small.close();
  });

  test('F9: by polling: refused, and the server goes on', async () => {
    server = await startServer();
    const { at, close } = await seatTable(server);
    const url = `${server.origin}/socket.io/?EIO=4&transport=polling`;
    const hello = await (await fetch(url)).text();
    const { sid } = JSON.parse(hello.slice(1)) as { sid: string };
    const status = await new Promise<number | string>((resolve) => {
      const asked = request(`${url}&sid=${sid}`, { method: 'POST', agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      // The server may hang up before it has read all of it.
      asked.on('error', (error) => {
        resolve(error.message);
      });
      asked.end(Buffer.alloc(TEN_MEGABYTES, 'x'));
    });
    expect(status).not.toBe(200);
    await at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    close();
  });
});
