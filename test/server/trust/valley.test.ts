import { afterEach, describe, expect, test } from 'vitest';
import type { GameEvent } from '../../../shared/game/events.ts';
import type { RoomSettings } from '../../../shared/room/settings.ts';
import type { WireCommand } from '../../../shared/wire/schemas.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { allHeard, wholeLog } from '../../support/live-return.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, settingsWith, type LiveTable } from '../../support/live-table.ts';
import { passTime } from '../../support/pass-time.ts';

let clock: FakeClock;
let server: LiveServer;
let table: LiveTable;
afterEach(async () => {
  table.close();
  await server.close();
});

async function begin(valley: Partial<RoomSettings['valley']>, seed = 'a valley'): Promise<void> {
  clock = fakeClock();
  server = await startServer({ clock, newSeed: () => seed });
  table = await seatTable(server, settingsWith({ walk: [5000, 5000], ...valley }));
}

const fate = (event: GameEvent) =>
  event.type === 'departed' ? [[event.letter, event.copy, event.due, event.fate].join(' ')] : [];
const arrivedAt = (seat: 'A1' | 'A2' | 'A3') => table.at(seat).log.map(({ at }) => at);

describe('the valley by chance', () => {
  const fatesWith = async (seed: string): Promise<readonly string[]> => {
    await begin({ walk: [2000, 9000], capture: 0.3, delay: 0.3, copy: 0.3 }, seed);
    for (let n = 1; n <= 8; n += 1) await table.at('P1').do({ type: 'prepare', to: ['A2', 'A3'], n });
    await passTime(clock, 60_000, [table.host]);
    return wholeLog(table.host).flatMap(fate);
  };

  test('the same seed gives every messenger the same fate, and another seed another one', async () => {
    const fates: (readonly string[])[] = [];
    for (const seed of ['one', 'one', 'another']) {
      fates.push(await fatesWith(seed));
      if (fates.length === 3) continue;
      table.close();
      await server.close();
    }
    expect(fates[0]?.join(' ')).toMatch(/capture/);
    expect(fates[0]?.join(' ')).toMatch(/arrive/);
    expect(fates[1]).toEqual(fates[0]);
    expect(fates[2]).not.toEqual(fates[0]);
  });
});

describe('the valley by script', () => {
  test('does with the letters that it names what it says, and with no others', async () => {
    await begin({
      script: [
        { match: { to: 'A2', n: 1 }, do: 'capture' },
        { match: { to: 'A2', n: 2 }, do: 'delay', by: 3000 },
        { match: { to: 'A2', n: 3 }, do: 'copy', after: 1000 },
        { match: { to: 'A3' }, do: 'hold', until: { type: 'delivered', to: 'A2', n: 4 } },
      ],
    });
    const { host, at } = table;
    for (const n of [1, 2, 3]) await at('P1').do({ type: 'prepare', to: ['A2'], n });
    await at('P1').do({ type: 'prepare', to: ['A3'], n: 3 });
    await passTime(clock, 20_000, [host, at('A2')]);
    // n = 3, its copy, and n = 2 late; the first was captured, and A3's is held.
    expect(arrivedAt('A2')).toEqual([5000, 6000, 8000]);
    expect(arrivedAt('A3')).toEqual([]);
    await at('P1').do({ type: 'prepare', to: ['A2'], n: 4 });
    await passTime(clock, 5000, [host, at('A2'), at('A3')]);
    expect(arrivedAt('A2')).toEqual([5000, 6000, 8000, 25_000]);
    expect(arrivedAt('A3')).toEqual([25_000]);
  });

  test('only the host is told of it', async () => {
    await begin({ script: [{ match: { to: 'A2' }, do: 'capture' }] });
    expect(JSON.stringify(table.host.room?.settings)).toContain('script');
    for (const player of table.players.values()) expect(JSON.stringify(player.received)).not.toContain('script');
  });
});

describe('the valley by the host’s hand', () => {
  async function send(): Promise<string> {
    await begin({});
    await table.at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await allHeard(table.host);
    return wholeLog(table.host).flatMap((event) => (event.type === 'departed' ? [event.letter] : []))[0] ?? '';
  }
  const by = (type: 'capture' | 'hold' | 'release' | 'copy', letter: string, copy = 1): WireCommand => ({
    type,
    letter,
    copy,
  });

  test('captured: it never arrives, and its writer is told nothing', async () => {
    const letter = await send();
    await table.host.do(by('capture', letter));
    await passTime(clock, 60_000, [table.host], 5000);
    expect(arrivedAt('A2')).toEqual([]);
    expect(table.at('P1').log.map(({ type }) => type)).toEqual(['sent']);
    expect(await table.host.act(by('release', letter))).toMatchObject({ ok: false, code: 'no-messenger' });
  });

  test('held, and let go', async () => {
    const letter = await send();
    await table.host.do(by('hold', letter));
    await passTime(clock, 60_000, [table.host], 5000);
    expect(arrivedAt('A2')).toEqual([]);
    await table.host.do(by('release', letter));
    await table.at('A2').letter('prepare', 'P1');
    expect(arrivedAt('A2')).toEqual([60_000]);
  });

  test('delayed, and copied', async () => {
    const letter = await send();
    await table.host.do({ type: 'delay', letter, copy: 1, by: 2000 });
    await table.host.do(by('copy', letter));
    await passTime(clock, 30_000, [table.host, table.at('A2')]);
    expect(arrivedAt('A2')).toEqual([7000, 12_000]);
    expect([...table.at('A2').view.received.values()]).toMatchObject([{ arrivals: 2 }]);
  });

  test('while the game stands still as well', async () => {
    const letter = await send();
    await table.host.do({ type: 'pause' });
    await table.host.do(by('capture', letter));
    await table.host.do({ type: 'resume' });
    await passTime(clock, 10_000, [table.host]);
    expect(arrivedAt('A2').filter((when) => when > 0)).toEqual([]);
  });
});
