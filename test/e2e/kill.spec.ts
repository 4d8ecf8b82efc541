/** The server is killed in the middle of a game: everyone goes on, and no letter is lost or doubled. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import type { Acceptor } from '../../shared/paxos/seats.ts';
import { expect } from './fixtures.ts';
import { answer, openLetter, writeAnswer } from './table/general.ts';
import { claim, readLetter, send } from './table/officer.ts';
import { endGame, judgedTwice, sitDown } from './table/table.ts';

const ALL: readonly Acceptor[] = ['A1', 'A2', 'A3'];
const ROOT = path.join(import.meta.dirname, '../..');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The very server that players get, on a port and with a folder of its own. */
class Server {
  readonly origin: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | null = null;

  constructor(port: number, data: string) {
    this.origin = `http://127.0.0.1:${port}`;
    this.#env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA: data };
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['tools/run.mjs', 'tools/start.ts'], {
      cwd: ROOT,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        if (text.includes('is ready')) resolve();
      });
      child.once('exit', () => {
        reject(new Error('the server did not start'));
      });
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}

const test = base.extend<{ server: Server }>({
  server: async ({ browserName: _ }, use) => {
    const data = mkdtempSync(path.join(tmpdir(), 'three-armies-kill-'));
    const server = new Server(await freePort(), data);
    await server.start();
    await use(server);
    await server.kill();
    rmSync(data, { recursive: true });
  },
});

test.describe.configure({ timeout: 180_000 });

test('F1: killed twice in the middle, everyone goes on to consensus, each letter once', async ({ browser, server }) => {
  const table = await sitDown(browser, { level: 'exam', walk: '1 to 2 s' }, { baseURL: server.origin });
  const officer = table.at('P1');
  await send(officer, 'prepare', { n: 1, to: ALL });
  // Two messengers are still walking.
  await server.kill();
  await expect(officer.page.getByText(/Trying again/)).toBeVisible();
  await server.start();
  await answer(table.at('A1'), 'P1', { promised: 1 }, { ok: 'nothing' });
  await answer(table.at('A2'), 'P1', { promised: 1 }, { ok: 'nothing' });

  // General 3 has an answer half written, and seals it while there is nobody to send it to.
  const third = table.at('A3');
  await openLetter(third, 'P1');
  await writeAnswer(third, { promised: 1 }, { ok: 'nothing' });
  await server.kill();
  await expect(third.page.getByText(/Trying again/)).toBeVisible();
  await third.button('Seal and send').click();
  await expect(third.page.getByText('Sealed. It leaves when the connection is back.')).toBeVisible();
  await server.start();
  // Whether it has been sent by now or not, it is sent once.
  await third.page.reload();

  for (const general of ALL) await readLetter(officer, general, 'ok 1, nothing accepted');
  await send(officer, 'accept', { n: 1, time: '06:00', to: ALL });
  for (const general of ALL) {
    await answer(table.at(general), 'P1', { promised: 1, accepted: [1, '06:00'] }, { accepted: true });
  }
  for (const general of ALL) await readLetter(officer, general, 'accepted 1, 06:00');
  await claim(officer, 1, '06:00', /accepted 1, 06:00/);
  await endGame(table);
  const { text, record, page } = await judgedTwice(table);
  expect(record).toMatchObject({ ok: true, verdict: { outcome: 'consensus', quadrant: 'sound', violations: [] } });
  expect(page).toEqual(record.ok ? record.verdict : null);
  // Twelve letters were sealed, and each of them arrived: no more, no less.
  const count = (type: string) => text.split('\n').filter((line) => line.includes(`"type":"${type}"`)).length;
  expect([count('sent'), count('answered'), count('delivered'), count('claimed')]).toEqual([6, 6, 12, 1]);
  await table.close();
});
