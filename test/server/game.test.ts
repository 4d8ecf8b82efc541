import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GameHeader } from '../../shared/game/header.ts';
import { readRecord } from '../../shared/game/record.ts';
import { chanceOfNext, newGame } from '../../shared/game/state.ts';
import { judge } from '../../shared/judge/judge.ts';
import { acceptorsOf, seatsOf, type Acceptor, type Proposer } from '../../shared/paxos/seats.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { seatTable, settingsWith, type LiveTable } from '../support/live-table.ts';

let server: LiveServer;

beforeEach(async () => {
  server = await startServer();
});
afterEach(async () => {
  await server.close();
});

async function round(table: LiveTable, officer: Proposer, n: number, value: string): Promise<void> {
  const armies = acceptorsOf(3);
  await table.at(officer).do({ type: 'prepare', to: armies, n });
  for (const general of armies) await promise(table, general, officer, n);
  for (const general of armies) await table.at(officer).letter('promise', general, n);
  await table.at(officer).do({ type: 'accept', to: armies, n, value });
  for (const general of armies) {
    const re = await table.at(general).letter('accept', officer, n);
    const entry = { promised: n, accepted: { n, value } };
    await table.at(general).do({ type: 'answer', re, entry, reply: { kind: 'accepted' } });
  }
  for (const general of armies) await table.at(officer).letter('accepted', general, n);
}

async function promise(table: LiveTable, general: Acceptor, officer: Proposer, n: number): Promise<void> {
  const re = await table.at(general).letter('prepare', officer, n);
  const { accepted } = table.at(general).view.duty;
  await table.at(general).do({ type: 'answer', re, entry: { promised: n }, reply: { kind: 'promise', accepted } });
}

describe('a game over real sockets', () => {
  test('chance: ids follow from the seed in the record, as everywhere else', async () => {
    const table = await seatTable(server);
    await table.at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    const re = await table.at('A2').letter('prepare', 'P1', 1);
    await table.host.do({ type: 'end' });
    await table.host.until(() => table.host.room?.record === true, 'the record');
    const answer = await table.host.request('record', {});
    const [header = ''] = (answer.ok ? answer.text : '').split('\n');
    const state = newGame(JSON.parse(header) as GameHeader);
    // The last answer is remembered in this process: it has to be worked out anew.
    chanceOfNext(state, { from: 'A2', to: 'P1' });
    expect(chanceOfNext(state, { from: 'P1', to: 'A2' }).id).toBe(re);
    table.close();
  });

  test('is played to a verdict, and the judge says the same of its record', async () => {
    const table = await seatTable(server);
    await round(table, 'P1', 1, '06:00');
    await round(table, 'P2', 2, '06:00');
    const officer = table.at('P1');
    const evidence = [...officer.view.received.values()]
      .filter(({ letter }) => letter.kind === 'accepted')
      .map(({ letter }) => letter.id);
    await officer.do({ type: 'claim', n: 1, value: '06:00', evidence });
    await officer.do({ type: 'order', value: '06:00' });
    await table.host.do({ type: 'end' });
    const all = [table.host, ...table.players.values()];
    for (const player of all) await player.until(() => player.verdict !== null, 'the verdict');
    expect(table.host.verdict?.verdict).toMatchObject({
      outcome: 'consensus',
      quadrant: 'sound',
      chosen: [
        { n: 1, value: '06:00' },
        { n: 2, value: '06:00' },
      ],
      battle: { outcome: 'defeat' },
    });
    expect(table.at('A2').verdict).toEqual(table.host.verdict);
    const record = await table.host.request('record', {});
    if (!record.ok) throw new Error(record.code);
    const judged = judge(readRecord(record.text));
    expect(judged).toEqual({ ok: true, verdict: table.host.verdict?.verdict, extent: table.host.verdict?.extent });
    expect(all.map(({ gaps }) => gaps)).toEqual(all.map(() => 0));
    table.close();
  });

  test('the record is the host’s alone until it is released', async () => {
    const table = await seatTable(server);
    expect(await table.host.request('record', {})).toMatchObject({ ok: false, code: 'record-closed' });
    await table.host.do({ type: 'end' });
    await table.host.until(() => table.host.room?.phase === 'over', 'the end');
    expect(await table.at('A1').request('record', {})).toMatchObject({ ok: false, code: 'record-closed' });
    expect((await table.host.arrange({ type: 'release' })).ok).toBe(true);
    expect((await table.at('A1').request('record', {})).ok).toBe(true);
    table.close();
  });

  test('another round begins with a new log', async () => {
    const table = await seatTable(server);
    await table.at('P1').do({ type: 'prepare', to: ['A1'], n: 1 });
    await table.host.do({ type: 'end' });
    await table.host.until(() => table.host.room?.phase === 'over', 'the end');
    const before = table.host.session;
    expect(await table.host.arrange({ type: 'start' })).toEqual({ ok: true });
    const general = table.at('A1');
    await general.until(() => general.room?.phase === 'playing' && general.room.game?.session !== before, 'a new game');
    await general.enter();
    expect(general.session).not.toBe(before);
    expect(general.log).toEqual([]);
    table.close();
  });

  test('a game of five armies has ten seats', async () => {
    const table = await seatTable(server, settingsWith({}, { armies: 5 }));
    expect(table.host.room?.seats.map(({ seat }) => seat)).toEqual(seatsOf(5));
    await table.at('P5').do({ type: 'prepare', to: ['A5', 'A1'], n: 5 });
    await table.at('A1').letter('prepare', 'P5', 5);
    table.close();
  });

  test('guided: a wrong act is blocked with its rule, and nothing of it is logged', async () => {
    const table = await seatTable(server, settingsWith({}, { level: 'guided' }));
    const early = await table.at('P1').act({ type: 'accept', to: ['A1'], n: 1, value: '06:00' });
    expect(early).toEqual({ ok: false, code: 'blocked', params: { rule: 'O1' } });
    expect(table.at('P1').log).toEqual([]);
    table.close();
  });
});
