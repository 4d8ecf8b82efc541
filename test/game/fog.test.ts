import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../shared/game/commands.ts';
import { redact, type Viewer } from '../../shared/game/redact.ts';
import { fold } from '../../shared/game/state.ts';
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { act, headerFor, newPlay, playWithBots, surroundingsOf, viewOf, type Play } from '../support/play.ts';
import { prngOf } from '../support/prng.ts';

const player = (seat: Seat): Actor => ({ role: 'player', seat });
const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
const VALLEY = { capture: 0.2, copy: 0.2, delay: 0.2 } as const;

type Step = Play['commands'][number];

/** The hidden half of another world: acts of others that send nothing to the viewer and change no answer to it. */
function hiddenSteps(seed: number, viewer: Seat, until: number): Step[] {
  const prng = prngOf(seed);
  const others = seatsOf(3).filter((seat) => seat !== viewer);
  const generals = others.filter((seat) => seat.startsWith('A'));
  const officers = others.filter((seat) => seat.startsWith('P'));
  const strangers = others.filter((seat) => seat.slice(1) !== viewer.slice(1));
  return Array.from({ length: 25 }, (): Step => {
    const at = prng.between(0, until);
    const choices: (readonly [Seat | undefined, (seat: Seat) => Command])[] = [
      [prng.pickFrom(generals), () => ({ type: 'write', entry: { promised: prng.between(0, 9) } })],
      [
        prng.pickFrom(generals),
        (seat) => ({
          type: 'announce',
          to: [others.find((to) => to !== seat && to.startsWith('A')) ?? seat],
          value: '05:55',
        }),
      ],
      [prng.pickFrom(officers), () => ({ type: 'claim', n: 7, value: '05:55', evidence: [] })],
      [prng.pickFrom(strangers), () => ({ type: 'order', value: '05:55' })],
    ];
    const [seat, command] = choices[prng.between(0, choices.length - 1)] ?? choices[0] ?? [];
    if (seat === undefined || command === undefined) throw new Error('nobody to act');
    return { command: command(seat), actor: player(seat), at };
  });
}

/** Plays the same commands again, with others in between; a command may refuse only where nobody needs it. */
function replay(header: Play['header'], steps: readonly Step[]): Play {
  const play = newPlay(header);
  for (const { command, actor, at } of steps) act(play, command, actor, at);
  return play;
}

function inTime(steps: readonly Step[], hidden: readonly Step[]): Step[] {
  return [...steps, ...hidden]
    .map((step, i) => ({ step, i }))
    .sort((a, b) => a.step.at - b.step.at || a.i - b.i)
    .map(({ step }) => step);
}

describe('fog', () => {
  test.each(seatsOf(3))('I5: two games that differ only in what %s cannot know give it the identical log', (viewer) => {
    for (const seed of SEEDS) {
      const played = playWithBots(newPlay(headerFor(`fog ${seed}`, VALLEY)), { until: 120_000 });
      const hidden = hiddenSteps(seed, viewer, played.state.at);
      const other = replay(played.header, inTime(played.commands, hidden));
      expect(other.events.length, `seed ${seed}`).toBeGreaterThan(played.events.length);
      expect(JSON.stringify(other.logs.get(viewer)), `seed ${seed}`).toBe(JSON.stringify(played.logs.get(viewer)));
    }
  });

  test('I5: what becomes of a messenger, by hand or by chance, shows nothing to its writer', () => {
    const outcomes = ['capture', 'hold', 'copy'] as const;
    const logs = outcomes.map((type) => {
      const play = newPlay(headerFor('messenger'));
      act(play, { type: 'prepare', to: ['A2', 'A3'], n: 1 }, player('P1'), 0);
      for (const { letter, copy } of [...play.state.messengers.values()])
        act(play, { type, letter, copy }, { role: 'red' }, 10);
      act(play, { type: 'arrive' }, { role: 'clock' }, 60_000);
      return JSON.stringify(play.logs.get('P1'));
    });
    expect(new Set(logs).size).toBe(1);
  });

  test("a player's log holds its own acts, the letters that reached it, and public facts", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const play = playWithBots(newPlay(headerFor(`list ${seed}`, VALLEY)), { until: 120_000 });
      for (const [seat, log] of play.logs) {
        for (const event of log) {
          expect(event).not.toHaveProperty('seq');
          expect(event).not.toHaveProperty('copy');
          if (event.type === 'sent') expect(event.letter.from).toBe(seat);
          if (event.type === 'delivered') expect(event.letter.to).toBe(seat);
          if (event.type === 'ordered') expect(event.by.slice(1)).toBe(seat.slice(1));
        }
      }
    }
  });

  test.each<[Viewer, readonly string[]]>([
    [{ role: 'spectator' }, ['ended']],
    [{ role: 'red' }, ['captured', 'delivered', 'departed', 'ended']],
  ])('%o sees only these types', (viewer, types) => {
    const play = playWithBots(newPlay(headerFor('viewers', VALLEY)), { until: 120_000 });
    const seen = play.events
      .map((event) => redact(event, viewer, surroundingsOf(play)))
      .filter((event) => event !== null);
    expect([...new Set(seen.map(({ type }) => type))].sort()).toEqual(types);
    const text = JSON.stringify(seen);
    for (const secret of ['value', 'promise', 'accepted', '"n"', 'due', 'fate', 'notebook'])
      expect(text).not.toContain(secret);
  });

  test('the red army sees that a messenger stands or goes on, and nothing of when and where to', () => {
    const seenAfter = (header: Play['header'], ...commands: readonly Command[]) => {
      const play = newPlay(header);
      act(play, { type: 'prepare', to: ['A1', 'A2'], n: 1 }, player('P1'), 0);
      for (const [i, command] of commands.entries()) act(play, command, { role: 'red' }, i + 1);
      act(play, { type: 'arrive' }, { role: 'clock' }, 20_000);
      return play.events
        .map((event) => redact(event, { role: 'red' }, surroundingsOf(play)))
        .filter((event) => event !== null);
    };
    const id = (header: Play['header']): string => {
      const [first] = seenAfter(header);
      if (first?.type !== 'departed') throw new Error('nobody set out');
      return first.letter;
    };
    const calm = headerFor('diverted');
    const one = { letter: id(calm), copy: 1 };
    expect(
      seenAfter(calm, { type: 'hold', ...one }, { type: 'release', ...one }, { type: 'delay', ...one, by: 9000 }),
    ).toEqual([
      { at: 0, type: 'departed', ...one, from: 'P1', to: 'A2' },
      { at: 1, type: 'diverted', ...one, held: true },
      { at: 2, type: 'diverted', ...one, held: false },
      { at: 3, type: 'diverted', ...one, held: false },
      { at: 20_000, type: 'delivered', ...one },
    ]);
    // What chance has in store for a messenger does not show in how it is diverted.
    const doomed = headerFor('diverted', { capture: 1 });
    const held = { type: 'hold', letter: id(doomed), copy: 1 } as const;
    expect(seenAfter(doomed, held)).toEqual(seenAfter(calm, held));
  });

  test('the instructor sees every event as it is', () => {
    const play = playWithBots(newPlay(headerFor('all', VALLEY)), { until: 60_000 });
    const seen = play.events.map((event) => redact(event, { role: 'instructor' }, surroundingsOf(play)));
    expect(seen).toEqual(play.events);
  });

  test('tent: in a shared tent the officer sees its own general vote, in separate ones it does not', () => {
    for (const tent of ['shared', 'separate'] as const) {
      const play = playWithBots(newPlay(headerFor('tent', {}, { tent })), { seats: ['P1', 'A1', 'A2', 'A3'] });
      const votes = (play.logs.get('P1') ?? []).filter(({ type }) => type === 'voted');
      expect(votes.length > 0).toBe(tent === 'shared');
      expect(play.state.referee.votes.size).toBeGreaterThan(0);
    }
  });
});

describe('the log is the game', () => {
  test('refolding the log gives the live state', () => {
    for (const seed of SEEDS) {
      const play = playWithBots(newPlay(headerFor(`fold ${seed}`, VALLEY)), { until: 120_000 });
      expect(fold(play.header, play.events), `seed ${seed}`).toEqual(play.state);
    }
  });

  test('what a view knows is what the referee says that its seat knows', () => {
    for (const seed of SEEDS) {
      const play = playWithBots(newPlay(headerFor(`know ${seed}`, VALLEY)), { until: 120_000 });
      play.state.referee.generals.forEach(({ duty, notebook, mind }, i) => {
        const view = viewOf(play, `A${i + 1}`);
        expect(view.duty).toEqual(duty);
        expect(view.notebook).toEqual(notebook);
        expect([...view.mind.known.keys()]).toEqual([...mind.known.keys()]);
      });
      play.state.referee.officers.forEach(({ ledger, mind }, i) => {
        const view = viewOf(play, `P${i + 1}`);
        expect(view.ledger).toEqual(ledger);
        expect([...view.mind.known.keys()]).toEqual([...mind.known.keys()]);
        expect([...view.mind.told.keys()]).toEqual([...mind.told.keys()]);
      });
    }
  });
});
