import { afterEach, describe, expect, test } from 'vitest';
import { generalBot } from '../../shared/game/bots/general-bot.ts';
import { officerBot } from '../../shared/game/bots/officer-bot.ts';
import type { Viewer, ViewEvent } from '../../shared/game/redact.ts';
import { armyOf, isAcceptor, seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { LogFrame } from '../../shared/wire/wire.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import { LivePlayer } from '../support/live-player.ts';
import { endAndRead, type LiveRecord } from '../support/live-record.ts';
import { allHeard } from '../support/live-return.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { seatTable, settingsWith, type LiveTable } from '../support/live-table.ts';
import { passTime } from '../support/pass-time.ts';
import { redacted } from '../support/redacted.ts';

let server: LiveServer;
afterEach(async () => {
  await server.close();
});

const BOTS: readonly Seat[] = ['P3', 'A3'];
const PEOPLE = seatsOf(3).filter((seat) => !BOTS.includes(seat));

/** People think like bots here, but they send what they think of over their own sockets. */
async function actOnce(player: LivePlayer, seat: Seat, now: number): Promise<void> {
  const { view } = player;
  const command = isAcceptor(seat) ? generalBot(view) : officerBot(view, { wish: '06:00', patience: 20_000 * armyOf(seat) }, now);
  if (command !== null) await player.do(command);
}

const STEP = 4000;

async function playWhole(clock: FakeClock, table: LiveTable, everyone: readonly LivePlayer[]): Promise<void> {
  const orders = () => table.host.log.filter(({ type }) => type === 'ordered').length;
  // Whoever is told nothing, because the letter was captured, never orders.
  for (let now = 0; now < 400_000 && orders() < 3; now += STEP) {
    for (const seat of PEOPLE) await actOnce(table.at(seat), seat, now);
    await passTime(clock, STEP, everyone);
  }
  await table.at('A2').do({ type: 'write', entry: { promised: 99 } });
  await table.host.do({ type: 'pause' });
  await table.host.do({ type: 'resume' });
  await table.host.do({ type: 'dawn', within: 1000 });
  await passTime(clock, 2000, everyone);
}

/** The log that a player was sent, put together from whatever brought it, in its own numbering. */
function logSentTo({ received, gaps }: LivePlayer): readonly ViewEvent[] {
  const log: ViewEvent[] = [];
  for (const { name, data } of received) {
    const frame = name === 'log' ? (data as LogFrame) : (data as { readonly log?: LogFrame | null }).log;
    if (!frame) continue;
    if (name === 'answer to enter') log.length = frame.from;
    expect(frame.from).toBe(log.length);
    log.push(...frame.events);
  }
  expect(gaps).toBe(0);
  return log;
}

const LETTER_KEYS = ['letter', 're', 'notebook', 'evidence', 'seed', 'script', 'fate', 'due'];

/** All that is not the log itself: rooms, answers and the verdict tell nothing of letters. */
function expectNothingElse(player: LivePlayer, { events }: LiveRecord): void {
  const ids = events.flatMap((event) => (event.type === 'sent' ? [event.letter.id] : []));
  for (const { name, data } of player.received) {
    expect(['room', 'log', 'verdict'].includes(name) || name.startsWith('answer to '), name).toBe(true);
    const { log: _log, events: _events, verdict: _verdict, ...rest } = data as Record<string, unknown>;
    if (name === 'verdict' || name === 'answer to record') continue;
    const text = JSON.stringify(rest);
    for (const id of ids) expect(text).not.toContain(id);
    for (const key of LETTER_KEYS) if (player.room?.you.host !== true) expect(text).not.toContain(`"${key}":`);
    if (name === 'room') expectRoom(data as RoomView, player);
  }
}

const YOU = ['host', 'member', 'name', 'role', 'seat', 'tabs'];
const HEADER = ['acceptRule', 'armies', 'format', 'id', 'level', 'tent', 'wish'];

function expectRoom(room: RoomView, player: LivePlayer): void {
  const { settings, you, game } = room;
  expect(settings === null).toBe(!you.host);
  expect(Object.keys(you).sort()).toEqual(YOU);
  if (game === null) return;
  expect(Object.keys(game).sort()).toEqual(['header', 'now', 'running', 'session']);
  expect(Object.keys(game.header).sort()).toEqual(HEADER);
  // A wish is its officer's own.
  const army = you.seat === null || isAcceptor(you.seat) ? null : armyOf(you.seat);
  expect(game.header.wish, player.code).toBe(army === null ? null : `0${5 + army}:00`);
}

test.each(['separate', 'shared'] as const)(
  'fog: in %s tents each socket is sent what redact leaves of the record for it, and nothing else',
  async (tent) => {
    const clock = fakeClock();
    server = await startServer({ clock, newSeed: () => `fog in ${tent} tents` });
    const valley = { walk: [2000, 9000], capture: 0.1, delay: 0.1, copy: 0.2 } as const;
    const table = await seatTable(server, settingsWith(valley, { tent }));
    const { host, at } = table;
    const watcher = await new LivePlayer(server.origin, 'watcher').join(host.code);
    const everyone = [host, watcher, ...table.players.values()];
    // Their own people look on while bots play these seats.
    for (const seat of BOTS) expect(await host.arrange({ type: 'bot', seat, on: true })).toEqual({ ok: true });
    await playWhole(clock, table, everyone);
    await host.until(() => host.room?.phase === 'over', 'the end');
    const record = await endAndRead(host);
    await Promise.all(everyone.map((player) => player.until(() => player.verdict !== null, 'the verdict')));

    const count = (type: string) => record.events.filter((event) => event.type === type).length;
    for (const type of ['sent', 'captured', 'delivered', 'answered', 'claimed', 'ordered', 'wrote', 'dawn']) {
      expect(count(type), type).toBeGreaterThan(0);
    }
    const viewers: readonly (readonly [LivePlayer, Viewer])[] = [
      ...seatsOf(3).map((seat) => [at(seat), { role: 'player', seat }] as const),
      [watcher, { role: 'spectator' }],
      [host, { role: 'instructor' }],
    ];
    for (const [player, viewer] of viewers) {
      const what = JSON.stringify(viewer);
      expect(logSentTo(player), what).toEqual(redacted(record, viewer));
      expectNothingElse(player, record);
      const names = player.received.map(({ name }) => name);
      const ended = player.received.findIndex(({ data }) => JSON.stringify(data).includes('"type":"ended"'));
      expect(names.indexOf('verdict'), what).toBeGreaterThan(ended);
    }
    expect(logSentTo(host)).toEqual(record.events);
    expect(logSentTo(watcher).map(({ type }) => type)).toEqual(['paused', 'resumed', 'dawn', 'ended']);
    for (const player of everyone) player.close();
  },
);

type Step = (table: LiveTable, clock: FakeClock) => Promise<unknown>;

const ALL = ['A1', 'A2', 'A3'] as const;
const wait: Step = ({ host }, clock) => passTime(clock, 10_000, [host]);

function promise(general: Seat, officer: Seat, n: number): Step {
  return async ({ at }) => {
    const re = await at(general).letter('prepare', officer, n);
    await at(general).do({ type: 'answer', re, entry: { promised: n }, reply: { kind: 'promise', accepted: null } });
  };
}

function accept(general: Seat, officer: Seat, n: number): Step {
  return async ({ at }) => {
    const re = await at(general).letter('accept', officer, n);
    const entry = { promised: n, accepted: { n, value: '06:00' } };
    await at(general).do({ type: 'answer', re, entry, reply: { kind: 'accepted' } });
  };
}

/** What happens in both worlds. */
const OPEN: readonly Step[] = [
  ({ at }) => at('P1').do({ type: 'prepare', to: ALL, n: 1 }),
  wait,
  promise('A2', 'P1', 1),
  promise('A3', 'P1', 1),
  ({ at }) => at('P2').do({ type: 'prepare', to: ALL, n: 2 }),
  wait,
  promise('A1', 'P2', 2),
  ({ at }) => at('P1').do({ type: 'accept', to: ALL, n: 1, value: '06:00' }),
  // Refusals are traffic as well.
  ({ at }) => at('P1').act({ type: 'claim', n: 1, value: '06:00', evidence: ['nosuchletter'] }),
  ({ at }) => at('A2').act({ type: 'answer', re: 'nosuchletter', entry: {}, reply: null }),
  wait,
  accept('A2', 'P1', 1),
  accept('A3', 'P1', 1),
  wait,
  // Nobody answers these: what becomes of them is known to the valley alone.
  ({ at }) => at('P1').do({ type: 'announce', to: ['A3', 'P2'], value: '06:00' }),
  ({ at }) => at('A2').do({ type: 'announce', to: ['A3', 'P3'], value: '06:00' }),
  ({ at }) => at('P1').do({ type: 'order', value: '06:00' }),
  ({ at }) => at('A2').do({ type: 'order', value: '06:00' }),
  wait,
  ({ host }) => host.do({ type: 'pause' }),
  ({ host }) => host.do({ type: 'resume' }),
];

/** By the host's hand, to whatever is under way to there. */
function divert(type: 'capture' | 'hold' | 'copy' | 'release', to: Seat): Step {
  return async ({ host }) => {
    await allHeard(host);
    const log = host.log.flatMap((event) => (event.type === 'sent' && event.letter.to === to ? [event.letter.id] : []));
    const done: boolean[] = [];
    for (const letter of log) done.push((await host.act({ type, letter, copy: 1 })).ok);
    // Those that have arrived are out of its reach.
    expect(done).toContain(true);
  };
}

interface Hidden {
  /** Before this step of what is open. */
  readonly before: number;
  readonly noticed: readonly string[];
  readonly step: Step;
}

const hide = (before: number, noticed: readonly string[], step: Step): Hidden => ({ before, noticed, step });

/** What happens in one world only, with those who would notice. */
const HIDDEN: readonly Hidden[] = [
  hide(0, ['A3'], ({ at }) => at('A3').do({ type: 'write', entry: { promised: 77 } })),
  hide(2, ['A1'], ({ at }) => at('A1').do({ type: 'write', entry: { accepted: { n: 5, value: '09:00' } } })),
  hide(2, ['P3'], ({ at }) => at('P3').do({ type: 'claim', n: 3, value: '08:00', evidence: [] })),
  hide(3, ['P3', 'A3'], ({ at }) => at('A3').do({ type: 'order', value: '08:00' })),
  hide(4, ['P3', 'A3'], ({ at }) => at('P3').do({ type: 'prepare', to: ['A3'], n: 3 })),
  hide(5, ['P3', 'A3'], promise('A3', 'P3', 3)),
  hide(5, ['P3', 'A1'], ({ at }) => at('P3').do({ type: 'announce', to: ['A1'], value: '08:00' })),
  hide(5, ['A3', 'P2'], ({ at }) => at('A3').do({ type: 'announce', to: ['P2'], value: '08:00' })),
  hide(6, ['P2', 'A2'], ({ at }) => at('P2').do({ type: 'order', value: null })),
  hide(9, ['A1', 'P1'], ({ at }) => at('A1').do({ type: 'order', value: '11:00' })),
  hide(10, ['A3'], divert('copy', 'A3')),
  hide(16, ['A3'], divert('capture', 'A3')),
  hide(16, ['P2', 'P3'], divert('hold', 'P3')),
  hide(16, ['P2'], divert('capture', 'P2')),
  hide(16, ['P2'], ({ at }) => at('P2').do({ type: 'claim', n: 2, value: '09:00', evidence: [] })),
];

/** Every byte that the viewer was sent from the first step on, its names for this game and room taken out. */
async function trafficOf(viewer: string, hidden: readonly Hidden[]): Promise<readonly string[]> {
  const clock = fakeClock();
  server = await startServer({ clock, newSeed: () => 'two worlds' });
  const table = await seatTable(server, settingsWith({ walk: [2000, 9000] }));
  const watcher = await new LivePlayer(server.origin, 'watcher').join(table.host.code);
  const player = viewer === 'watcher' ? watcher : table.at(viewer as Seat);
  await allHeard(player, table.host);
  const from = player.frames.length;
  for (const [i, step] of OPEN.entries()) {
    for (const { before, step: secret } of hidden) if (before === i) await secret(table, clock);
    await step(table, clock);
  }
  await allHeard(player);
  // Also what a reload brings.
  await player.enter(true);
  const names = [table.host.session ?? '', table.host.code, player.token];
  const traffic = player.frames.slice(from).map((text) => names.reduce((all, name) => all.replaceAll(name, '…'), text));
  const events = table.host.log.length;
  watcher.close();
  table.close();
  await server.close();
  expect(events).toBeGreaterThan(40 + hidden.length);
  return traffic;
}

describe('two games that differ only in what one cannot know', () => {
  test.each(['P1', 'A2', 'P3', 'A1', 'watcher'])('I5: %s is sent the same bytes in both', async (viewer) => {
    const hidden = HIDDEN.filter(({ noticed }) => !noticed.includes(viewer));
    expect(hidden.length).toBeGreaterThan(6);
    const plain = await trafficOf(viewer, []);
    expect(await trafficOf(viewer, hidden)).toEqual(plain);
    expect(plain.length).toBeGreaterThan(3);
  });

  test('I5: who would notice does: the worlds do differ', async () => {
    const plain = await trafficOf('A3', []);
    expect(await trafficOf('A3', HIDDEN)).not.toEqual(plain);
  });
});
