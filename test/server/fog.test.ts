import { afterEach, expect, test } from 'vitest';
import { generalBot } from '../../shared/game/bots/general-bot.ts';
import { officerBot } from '../../shared/game/bots/officer-bot.ts';
import type { Viewer, ViewEvent } from '../../shared/game/redact.ts';
import { armyOf, isAcceptor, seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { LogFrame } from '../../shared/wire/wire.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import { LivePlayer } from '../support/live-player.ts';
import { endAndRead, type LiveRecord } from '../support/live-record.ts';
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
  const command = isAcceptor(seat)
    ? generalBot(view)
    : officerBot(view, { wish: '06:00', patience: 20_000 * armyOf(seat) }, now);
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
    // The verdict is everyone's once the game is over, and so is the record the host's.
    if (name === 'verdict' || name === 'answer to record') continue;
    const text = JSON.stringify({ ...(data as object), log: null, events: null, verdict: null });
    for (const id of ids) expect(text).not.toContain(id);
    for (const key of LETTER_KEYS) if (player.room?.you.host !== true) expect(text).not.toContain(`"${key}":`);
    if (name === 'room') expectRoom(data as RoomView, player);
  }
}

const YOU = ['host', 'member', 'name', 'part', 'role', 'seat', 'tabs'];
const HEADER = ['acceptRule', 'armies', 'format', 'id', 'level', 'tent', 'wish'];

function expectRoom(room: RoomView, player: LivePlayer): void {
  const { settings, you, game } = room;
  expect(settings === null).toBe(!you.host);
  expect(Object.keys(you).sort()).toEqual(YOU);
  // There is no lesson, and so nobody has a part in one.
  expect([you.part, room.lesson]).toEqual([null, null]);
  if (game === null) return;
  expect(Object.keys(game).sort()).toEqual(['header', 'now', 'running', 'session', 'speed']);
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
