import { expect, test } from 'vitest';
import { judge } from '../../../shared/judge/judge.ts';
import { readRecord } from '../../../shared/game/record.ts';
import { endAndRead } from '../../support/live-record.ts';
import { claimAndOrder, playRound } from '../../support/live-round.ts';
import { startServer } from '../../support/live-server.ts';
import { seatTable, settingsWith } from '../../support/live-table.ts';

test('F20: a whole game over HTTP polling alone, to a verdict', async () => {
  const server = await startServer();
  const table = await seatTable(server, settingsWith(), { transports: ['polling'] });
  const all = [table.host, ...table.players.values()];
  await playRound(table, 'P1', 1, '06:00');
  await playRound(table, 'P2', 2, '06:00');
  await claimAndOrder(table, 'P1', 1, '06:00');
  for (const general of ['A1', 'A2'] as const) await table.at(general).do({ type: 'order', value: '06:00' });
  const { text } = await endAndRead(table.host);
  for (const player of all) await player.until(() => player.verdict !== null, 'the verdict');
  expect(judge(readRecord(text))).toMatchObject({ ok: true, verdict: { outcome: 'consensus', quadrant: 'sound' } });
  for (const player of all) {
    expect(player.socket.io.engine.transport.name).toBe('polling');
    expect(player.verdict).toEqual(table.host.verdict);
    expect(player.gaps).toBe(0);
  }
  table.close();
  await server.close();
});
