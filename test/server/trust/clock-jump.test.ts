import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeClock } from '../../support/fake-clock.ts';
import { endAndRead } from '../../support/live-record.ts';
import { allHeard } from '../../support/live-return.ts';
import { promise } from '../../support/live-round.ts';
import { startServer } from '../../support/live-server.ts';
import { seatTable, settingsWith } from '../../support/live-table.ts';
import { passTime } from '../../support/pass-time.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const DAY = 24 * 60 * 60 * 1000;

afterEach(() => {
  vi.useRealTimers();
});

/** What a file does, without what it says. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

test('F7: nothing that decides reads the clock on the wall; only how old something is does', () => {
  const files = ['server', 'shared'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs)$/.test(file))
      .map((file) => path.join(ROOT, folder, file)),
  );
  expect(files.length).toBeGreaterThan(80);
  const dated = files.filter((file) => /\bDate\b|\btimeOrigin\b|\bhrtime\b/.test(codeOf(file)));
  expect(dated.map((file) => path.relative(ROOT, file))).toEqual(['server/calendar.ts']);
  const readers = files.filter((file) => codeOf(file).includes('/calendar.ts'));
  expect(readers.map((file) => path.relative(ROOT, file)).sort()).toEqual([
    'server/application.ts',
    'server/store/memory.ts',
    'server/store/sqlite.ts',
  ]);
});

/** One officer's round, with the wall's clock set to something else before every act. */
async function playWith(jump: (step: number) => number): Promise<string> {
  vi.useFakeTimers({ toFake: ['Date'] });
  const start = Date.UTC(2024, 0, 1);
  let step = 0;
  const turn = (): void => {
    step += 1;
    vi.setSystemTime(start + jump(step));
  };
  const clock = fakeClock();
  const server = await startServer({ clock, newSeed: () => 'a seed for both' });
  const table = await seatTable(server, settingsWith({ walk: [2000, 9000], capture: 0.2 }));
  const { host, at } = table;
  for (const n of [1, 4, 7]) {
    turn();
    await at('P1').do({ type: 'prepare', to: ['A1', 'A2', 'A3'], n });
    turn();
    await passTime(clock, 10_000, [host]);
    await promise(table, 'A1', 'P1', n);
    turn();
    await passTime(clock, 10_000, [host]);
  }
  turn();
  await host.do({ type: 'dawn', within: 5000 });
  turn();
  await passTime(clock, 6000, [host]);
  await allHeard(host);
  const { text } = await endAndRead(host);
  table.close();
  await server.close();
  vi.useRealTimers();
  return text.replaceAll(host.session ?? '', 'the session');
}

test('F7: a clock that jumps by a day, forward or back, changes nothing', async () => {
  const calm = await playWith(() => 0);
  expect(calm).toContain('"ended"');
  expect(await playWith((step) => (step % 2 === 0 ? DAY : -DAY))).toBe(calm);
  expect(await playWith((step) => -step * DAY)).toBe(calm);
});
