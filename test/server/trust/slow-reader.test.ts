import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../server/limits.ts';
import type { LivePlayer } from '../../support/live-player.ts';
import { comeBack } from '../../support/live-return.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, type LiveTable } from '../../support/live-table.ts';

let server: LiveServer;
let table: LiveTable;
afterEach(async () => {
  table.close();
  await server.close();
});

const isHere = (player: LivePlayer, seat: string) => player.room?.seats.find((other) => other.seat === seat)?.here;
const entering = ({ code, token }: LivePlayer) => JSON.stringify({ code, token, session: null, have: 0 });

/** Speaks Engine.IO's polling by hand: it asks for nothing that it does not want to read. */
async function pollingReader(origin: string, player: LivePlayer): Promise<void> {
  const url = `${origin}/socket.io/?EIO=4&transport=polling`;
  const { sid } = JSON.parse((await (await fetch(url)).text()).slice(1)) as { sid: string };
  const post = (body: string) => fetch(`${url}&sid=${sid}`, { method: 'POST', body });
  await post('40{"version":1}');
  await (await fetch(`${url}&sid=${sid}`)).text();
  await post(`420["enter",${entering(player)}]`);
}

describe('a reader that has stopped reading', () => {
  beforeEach(async () => {
    server = await startServer({ limits: { waitingBytes: 20_000 } });
    table = await seatTable(server);
  });

  test('F8: by polling: is cut off once too much waits for it, and gets the rest when it comes back', async () => {
    const { host, at } = table;
    const general = at('A1');
    const held = general.log.length;
    general.close();
    await host.until(() => isHere(host, 'A1') === false, 'the general to be gone');
    await pollingReader(server.origin, general);
    await host.until(() => isHere(host, 'A1') === true, 'the reader to be here');
    let sent = 0;
    while (isHere(host, 'A1') === true && sent < 1000) {
      sent += 1;
      await at('P1').do({ type: 'prepare', to: ['A1'], n: sent });
    }
    // Each letter is some 150 bytes as it waits: the cut comes neither at once nor never.
    expect(sent).toBeGreaterThan(50);
    expect(sent).toBeLessThan(300);
    const back = await comeBack(server.origin, general, 'back');
    expect(back.log).toHaveLength(held + sent);
    expect(back.gaps).toBe(0);
    back.close();
  });
});

describe('a socket that asks and asks, and reads nothing', () => {
  beforeEach(async () => {
    server = await startServer({ limits: { waitingBytes: LIMITS.waitingBytes, tailEvents: 10_000 } });
    table = await seatTable(server);
  });

  test('F8: by a websocket: what it is answered is capped too', async () => {
    const { host, at } = table;
    // A log of some hundred kilobytes, which each entering brings anew.
    for (let n = 1; n <= 800; n += 1) await at('P1').do({ type: 'prepare', to: ['A1', 'A2', 'A3'], n });
    const officer = at('P1');
    officer.close();
    await host.until(() => isHere(host, 'P1') === false, 'the officer to be gone');
    const reader = await RawSocket.connect(server.origin);
    await reader.request('enter', entering(officer));
    await host.until(() => isHere(host, 'P1') === true, 'the reader to be here');
    reader.ws.pause();
    const asked = 400;
    for (let i = 0; i < asked; i += 1) reader.ask('enter', entering(officer));
    await host.until(() => isHere(host, 'P1') === false, 'the reader to be cut off');
    reader.close();
    const back = await comeBack(server.origin, officer, 'back');
    expect(back.log.length).toBeGreaterThan(2400 - 1);
    back.close();
  });
});
