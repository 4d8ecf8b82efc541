import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seatsOf } from '../../shared/paxos/seats.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { LivePlayer } from '../support/live-player.ts';
import { settingsWith } from '../support/live-table.ts';

const ROOT = path.join(import.meta.dirname, '../..');

let server: LiveServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(async () => {
  await server.close();
});

test('the bot of the examples plays a seat by the protocol’s page, to a sound consensus', async () => {
  const host = await new LivePlayer(server.origin, 'host').open(settingsWith({}, { pace: [40, 60] }));
  const bot = spawn(process.execPath, ['tools/run.mjs', 'examples/bot.ts', server.origin, host.code, 'A2'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const said: string[] = [];
    bot.stdout.on('data', (text: Buffer) => said.push(text.toString()));
    await host.until(() => host.room?.seats.some(({ seat, here }) => seat === 'A2' && here) ?? false, 'the bot to sit');
    for (const seat of seatsOf(3)) if (seat !== 'A2') await host.arrange({ type: 'bot', seat, on: true });
    expect(await host.arrange({ type: 'start' })).toEqual({ ok: true });
    await host.until(() => host.room?.phase === 'playing', 'the game to begin');
    await host.enter(true);
    const ordered = () => host.log.some((event) => event.type === 'ordered' && event.by === 'A2');
    await host.until(ordered, 'the bot to order the attack that it was told of');
    await host.do({ type: 'end' });
    await host.until(() => host.verdict !== null, 'the verdict');
    expect(host.verdict?.verdict).toMatchObject({ quadrant: 'sound', violations: [] });
    expect(host.log.some((event) => event.type === 'answered' && 'by' in event && event.by === 'A2')).toBe(true);
  } finally {
    bot.kill();
    host.close();
  }
});
