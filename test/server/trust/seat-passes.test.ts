import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { allHeard, wholeLog } from '../../support/live-return.ts';
import { promise } from '../../support/live-round.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, settingsWith, type LiveTable } from '../../support/live-table.ts';
import { passTime } from '../../support/pass-time.ts';

const PACE = [3000, 7000] as const;
/** The bots of this server always think for half of what they may add. */
const THOUGHT = 5000;

let clock: FakeClock;
let server: LiveServer;
let table: LiveTable;

beforeEach(async () => {
  clock = fakeClock();
  server = await startServer({ clock });
  table = await seatTable(server, settingsWith({}, { pace: PACE }));
});
afterEach(async () => {
  table.close();
  await server.close();
});

const order = { type: 'order', value: '06:00' } as const;
const answersBy = (seat: string) =>
  wholeLog(table.host).filter((event) => event.type === 'answered' && event.by === seat);
const seatOf = (seat: string) => table.host.room?.seats.find((other) => other.seat === seat);

describe('a seat', () => {
  test('passes from a person to a bot and back with its notebook, and the log goes on', async () => {
    const { host, at } = table;
    const general = at('A1');
    await at('P2').do({ type: 'prepare', to: ['A1'], n: 2 });
    await passTime(clock, 1000, [host]);
    await promise(table, 'A1', 'P2', 2);

    expect(await host.arrange({ type: 'bot', seat: 'A1', on: true })).toEqual({ ok: true });
    await host.until(() => seatOf('A1')?.bot === true, 'the bot');
    expect(await general.act(order)).toEqual({ ok: false, code: 'bot-plays', params: {} });
    await at('P3').do({ type: 'prepare', to: ['A1'], n: 3 });
    await at('P1').do({ type: 'prepare', to: ['A1'], n: 1 });
    await passTime(clock, 30_000, [host]);
    // It knows of the promise that the person gave, and refuses the lower number.
    expect(answersBy('A1')).toMatchObject([
      { reply: { kind: 'promise', n: 2 } },
      { reply: { kind: 'promise', n: 3 } },
      { reply: { kind: 'reject', n: 1, promised: 3 } },
    ]);

    expect(await general.arrange({ type: 'bot', seat: 'A1', on: false })).toEqual({ ok: true });
    await allHeard(general);
    // The person looked on meanwhile.
    expect(general.log.filter(({ type }) => type === 'answered')).toHaveLength(3);
    expect(general.view.duty.promised).toBe(3);
    expect(general.gaps).toBe(0);
    await general.do(order);
    await at('P2').do({ type: 'prepare', to: ['A1'], n: 5 });
    await passTime(clock, 30_000, [host]);
    expect(answersBy('A1')).toHaveLength(3);
  });

  test('may be taken by somebody else once its person has left, with all that it knows', async () => {
    const { host, at } = table;
    await at('P2').do({ type: 'prepare', to: ['A1'], n: 2 });
    await at('A1').letter('prepare', 'P2');
    await promise(table, 'A1', 'P2', 2);
    const before = [...at('A1').log];
    expect(await at('A1').arrange({ type: 'leave' })).toEqual({ ok: true });
    await host.until(() => seatOf('A1')?.bot === true, 'the bot');
    expect(seatOf('A1')).toMatchObject({ member: null, bot: true });
    const heir = await new LivePlayer(server.origin, 'heir').join(host.code);
    await heir.sit('A1');
    await heir.until(() => heir.room?.you.seat === 'A1', 'to sit');
    await heir.enter(true);
    expect(heir.log).toEqual(before);
    await heir.do({ type: 'write', entry: { promised: 4 } });
    expect(seatOf('A1')).toMatchObject({ bot: false });
    heir.close();
  });

  test('keeps a bot that is on it when its person only closes the page', async () => {
    const { host, at } = table;
    await host.arrange({ type: 'bot', seat: 'A2', on: true });
    await host.until(() => seatOf('A2')?.bot === true, 'the bot');
    at('A2').close();
    await host.until(() => seatOf('A2')?.here === false, 'to be away');
    await at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await passTime(clock, 10_000, [host]);
    expect(answersBy('A2')).toHaveLength(1);
  });

  test('is not for those who know another one: seen-too-much', async () => {
    const { host, at } = table;
    await at('A1').arrange({ type: 'stand' });
    await at('A2').arrange({ type: 'leave' });
    await host.until(() => seatOf('A2')?.bot === true, 'the bots');
    const seenTooMuch = { ok: false, code: 'seen-too-much', params: {} };
    expect(await at('A1').arrange({ type: 'sit', seat: 'A2' })).toEqual(seenTooMuch);
    expect(await at('P1').arrange({ type: 'sit', seat: 'A2' })).toEqual(seenTooMuch);
    expect(await host.arrange({ type: 'sit', seat: 'A2' })).toEqual(seenTooMuch);
    expect(await at('A1').arrange({ type: 'sit', seat: 'A1' })).toEqual({ ok: true });
  });

  test('who is removed is told so, hears no more, and may do nothing', async () => {
    const { host, at } = table;
    const general = at('A3');
    await host.arrange({ type: 'remove', member: general.room?.you.member ?? '' });
    await general.until(
      () => general.received.some(({ name, data }) => name === 'out' && data === 'removed'),
      'to be told',
    );
    const heard = general.received.length;
    await at('P1').do({ type: 'prepare', to: ['A3'], n: 1 });
    await passTime(clock, 10_000, [host]);
    expect(answersBy('A3')).toHaveLength(1);
    expect(await general.act(order)).toMatchObject({ code: 'not-entered' });
    expect(await general.enter()).toMatchObject({ ok: false, code: 'bad-token' });
    expect(general.received.slice(heard).map(({ name }) => name)).toEqual(['answer to act', 'answer to enter']);
  });
});

describe('a bot', () => {
  beforeEach(async () => {
    await table.host.arrange({ type: 'bot', seat: 'A2', on: true });
    await table.at('P1').do({ type: 'prepare', to: ['A2'], n: 1 });
    await eventually(() => wholeLog(table.host).some(({ type }) => type === 'delivered'), 'the letter');
  });

  test('thinks as long as a person does, in game time', async () => {
    const { host } = table;
    const delivered = wholeLog(host).find(({ type }) => type === 'delivered')?.at ?? 0;
    await passTime(clock, THOUGHT - 1, [host], 500);
    expect(answersBy('A2')).toEqual([]);
    await passTime(clock, 1, [host]);
    expect(answersBy('A2')).toMatchObject([{ at: delivered + THOUGHT }]);
  });

  test('does nothing while the game stands still, and thinks anew after it', async () => {
    const { host } = table;
    await passTime(clock, 1000, [host]);
    await host.do({ type: 'pause' });
    await passTime(clock, 600_000, [host], 60_000);
    expect(answersBy('A2')).toEqual([]);
    await host.do({ type: 'resume' });
    await passTime(clock, THOUGHT - 1, [host], 1000);
    expect(answersBy('A2')).toEqual([]);
    await passTime(clock, 1, [host]);
    expect(answersBy('A2')).toHaveLength(1);
    expect(answersBy('A2')[0]?.at).toBe(1000 + THOUGHT);
  });

  test('acts for nobody once the person is back, though it had thought of something', async () => {
    const { host, at } = table;
    await passTime(clock, THOUGHT - 1, [host], 500);
    await at('A2').arrange({ type: 'bot', seat: 'A2', on: false });
    await passTime(clock, 60_000, [host], 1000);
    expect(answersBy('A2')).toEqual([]);
  });
});
