import { describe, expect, test } from 'vitest';
import type { Stage } from '../../shared/game/stage.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import { LivePlayer } from '../support/live-player.ts';
import { allHeard } from '../support/live-return.ts';
import { startServer } from '../support/live-server.ts';
import { seatTable, settingsWith, type LiveTable } from '../support/live-table.ts';
import { passTime } from '../support/pass-time.ts';

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
async function trafficOf(viewer: string, hidden: readonly Hidden[], stage: Stage = {}): Promise<readonly string[]> {
  const clock = fakeClock();
  const server = await startServer({ clock, newSeed: () => 'two worlds' });
  const table = await seatTable(server, settingsWith({ walk: [2000, 9000] }, { stage }));
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

  /** What is hidden moves these parts: an act that was theirs is done, a moment of theirs has come. */
  const staged: Stage = {
    P1: { cues: [{ when: null, do: { type: 'prepare', to: ALL, n: 1 } }] },
    A3: { cues: [{ when: null, do: { type: 'write', entry: { promised: 77 } } }] },
    P2: {
      cues: [{ when: { type: 'sent', from: 'P3', kind: 'announce' }, do: { type: 'claim', n: 8, value: '08:00' } }],
    },
    P3: { cues: [{ when: null, do: { type: 'claim', n: 3, value: '08:00' } }] },
  };

  test.each(['P1', 'A2', 'watcher'])(
    'I5: %s is sent the same bytes, though the parts of others go on',
    async (viewer) => {
      const hidden = HIDDEN.filter(({ noticed }) => !noticed.includes(viewer));
      expect(await trafficOf(viewer, hidden, staged)).toEqual(await trafficOf(viewer, [], staged));
    },
  );

  test('I5: whose part goes on notices', async () => {
    const hidden = HIDDEN.filter(({ noticed }) => !noticed.includes('P2'));
    expect(await trafficOf('P2', hidden)).toEqual(await trafficOf('P2', []));
    expect(await trafficOf('P2', hidden, staged)).not.toEqual(await trafficOf('P2', [], staged));
  });

  test('I5: who would notice does: the worlds do differ', async () => {
    const plain = await trafficOf('A3', []);
    expect(await trafficOf('A3', HIDDEN)).not.toEqual(plain);
  });
});
