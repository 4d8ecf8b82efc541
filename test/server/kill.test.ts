import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import type { GameEvent } from '../../shared/game/events.ts';
import { BusyTable } from '../support/busy-table.ts';
import { endAndRead } from '../support/live-record.ts';
import { secondTab } from '../support/live-return.ts';
import { RawSocket } from '../support/raw-socket.ts';

let data: string;
let table: BusyTable;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'three-armies-data-'));
  table = await BusyTable.open(data);
});
afterEach(async () => {
  for (const { line } of table.all) line.close();
  await table.server.end('SIGKILL');
  rmSync(data, { recursive: true });
});

/** What each acknowledged act left behind, by whoever did it: letters for a prepare, an answer for an answer. */
function expectEachOnce(events: readonly GameEvent[]): void {
  for (const [seat, { acknowledged }] of table.players) {
    const prepared = acknowledged.flatMap((command) => (command.type === 'prepare' ? [command] : []));
    const wanted = prepared.flatMap(({ n, to }) => to.map((general) => `${n} to ${general}`));
    const sent = events.flatMap((event) =>
      event.type === 'sent' && event.letter.from === seat && 'n' in event.letter
        ? [`${event.letter.n} to ${event.letter.to}`]
        : [],
    );
    expect(sent, seat).toEqual(wanted);
    const answers = acknowledged.flatMap((command) => (command.type === 'answer' ? [command.re] : []));
    const answered = events.flatMap((event) => (event.type === 'answered' && event.by === seat ? [event.re] : []));
    expect(answered, seat).toEqual(answers);
    expect(answered.length + sent.length, seat).toBeGreaterThan(0);
  }
}

async function expectWhole(): Promise<void> {
  const { text, events } = await endAndRead(table.host.line);
  expectEachOnce(events);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  // Every messenger that set out, before whatever happened, is there.
  expect(events.filter(({ type }) => type === 'departed').length).toBeGreaterThan(0);
  expect(table.underWay).toBe(0);
  const judged = judge(readRecord(text));
  await table.host.line.until(() => table.host.line.verdict !== null, 'the verdict');
  const { verdict, extent } = table.host.line.verdict ?? {};
  expect(judged).toEqual({ ok: true, verdict, extent });
  expect(table.host.log).toEqual(events);
  for (const [seat, { line }] of table.players) {
    expect(line.gaps, seat).toBe(0);
    const reloaded = await secondTab(table.server.origin, line, `reloaded ${seat}`);
    expect(reloaded.log, seat).toEqual(line.log);
    reloaded.close();
  }
}

test('F1: killed again and again while all act: nothing acknowledged is lost or done twice', async ({ annotate }) => {
  // The first time before anybody has acted: who sits where is kept as well.
  const seats = () => table.host.line.room?.seats.map(({ seat, member, bot }) => ({ seat, member, bot }));
  const before = seats();
  const times = [await table.interrupt('SIGKILL', 0)];
  expect(seats()).toEqual(before);

  const playing = table.playAll();
  for (const after of [30, 110, 200]) {
    const logs = table.all.map(({ log }) => [...log]);
    const interrupted = table.interrupt('SIGKILL', after);
    times.push(await interrupted);
    table.all.forEach(({ log }, i) => {
      expect(log.slice(0, logs[i]?.length)).toEqual(logs[i]);
    });
  }
  await playing;
  await expectWhole();
  await annotate(`serving again, everyone back in the room: ${times.map(({ ms }) => `${ms} ms`).join(', ')}`);
});

test('F18: told to stop while all act: it stops by itself, and nothing acknowledged is lost', async () => {
  // Somebody whose phone is asleep: nothing that it is sent is read, no farewell is answered.
  const { code, token } = table.host.line;
  const sleeper = await RawSocket.connect(table.server.origin);
  await sleeper.request('enter', JSON.stringify({ code, token, session: null, have: 0 }));
  sleeper.ws.pause();
  const playing = table.playAll();
  const { code: exit } = await table.interrupt('SIGTERM', 60);
  expect(exit).toBe(0);
  sleeper.close();
  await playing;
  await expectWhole();
});
