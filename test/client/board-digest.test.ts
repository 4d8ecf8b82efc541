import { describe, expect, test } from 'vitest';
import type { GameEvent } from '../../shared/game/events.ts';
import { readRecord } from '../../shared/game/record.ts';
import { seatsOf } from '../../shared/paxos/seats.ts';
import { digestOf, follow, newTrace, STILL_MS, type Digest, type Trace } from '../../client/desk/rooms/digest.ts';
import { newWitness, witness, type Witness } from '../../shared/diagram/witness.ts';
import { exampleText } from '../support/example-text.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';
import { hostedRoom } from './support/board.ts';

const SETTINGS = { armies: 3, acceptRule: 'textbook', tent: 'separate' } as const;
const EVERYONE = Object.fromEntries(seatsOf(3).map((seat) => [seat, {}]));

type Shape = Parameters<typeof hostedRoom>[1];

function watched(events: readonly GameEvent[]): { readonly witnessed: Witness; readonly trace: Trace } {
  const witnessed = newWitness(SETTINGS);
  for (const event of events) witness(witnessed, event);
  const trace = newTrace();
  follow(trace, witnessed);
  return { witnessed, trace };
}

function digest(events: readonly GameEvent[], now: number, shape: Shape = {}): Digest {
  const { witnessed, trace } = watched(events);
  return digestOf(hostedRoom('ROOM01', { people: EVERYONE, ...shape }), witnessed, trace, now);
}

function example(name: string): readonly GameEvent[] {
  const result = readRecord(exampleText(name));
  if (!result.ok) throw new Error(result.flaw.code);
  return result.record.events as readonly GameEvent[];
}

let seq = 0;
const numbered = (at: number) => ({ seq: (seq += 1), at });

const prepare = (at: number, n: number, from: 'P1' | 'P2' = 'P1'): GameEvent => ({
  ...numbered(at),
  type: 'sent',
  letter: { id: `L${n}`, from, to: 'A2', kind: 'prepare', n },
});
const departs = (at: number, n: number, due: number | null): GameEvent => ({
  ...numbered(at),
  ...{ type: 'departed', letter: `L${n}`, copy: 1, due, fate: 'arrive', until: null },
});
const arrives = (at: number, n: number): GameEvent => ({
  ...numbered(at),
  type: 'delivered',
  letter: `L${n}`,
  copy: 1,
});
const silent = (at: number, n: number): GameEvent => ({
  ...{ ...numbered(at), type: 'answered', by: 'A2', re: `L${n}` },
  ...{ notebook: { promised: 0, accepted: null }, reply: null },
});

describe('what becomes of a game', () => {
  test('bots that play to the end choose one time, and their knowing shows', () => {
    const play = playWithBots(newPlay(headerFor('board')));
    const told = digest(play.events, play.state.at, { phase: 'over' });
    expect(told.outcome).toEqual({ kind: 'chosen', value: [...play.state.referee.chosenValues][0] });
    expect([told.phase, told.slips]).toEqual(['over', []]);
    expect(told.knowing.length).toBeGreaterThan(0);
    expect(told.letters).toBe(play.state.referee.table.letters.size);
  });

  test('two chosen times are a broken agreement, in the order in which they were chosen', () => {
    const told = digest(example('break-g3'), 60_000);
    expect(told.outcome).toEqual({ kind: 'broken', values: ['06:00', '07:00'] });
    expect(told.slips.map(({ rule }) => rule)).toContain('G3');
  });

  test('a slip is told with how often it happened, and by whom', () => {
    const accept = (n: number, from: 'P1' | 'P2'): GameEvent => ({
      ...{ ...numbered(0), type: 'sent' },
      letter: { id: `L${n}`, from, to: 'A1', kind: 'accept', n, value: '06:00' },
    });
    expect(digest([accept(1, 'P1'), accept(4, 'P1'), accept(2, 'P2')], 0).slips).toEqual([
      { rule: 'O1', times: 3, seats: ['P1', 'P2'] },
    ]);
  });

  test('what was taken in once is not counted again', () => {
    const { witnessed, trace } = watched([prepare(0, 1)]);
    follow(trace, witnessed);
    witness(witnessed, prepare(0, 2));
    follow(trace, witnessed);
    expect([trace.read, [...trace.numbers], trace.numbersSinceVote]).toEqual([2, [1, 2], 2]);
  });

  test('a room that plays without a game to be seen yet has no outcome', () => {
    expect(digestOf(hostedRoom('ROOM01', {}), null, newTrace(), 0)).toMatchObject({ phase: 'playing', outcome: null });
  });
});

describe('a room is stuck', () => {
  test('when nothing moves and nobody has acted for a minute of game time', () => {
    const events = [prepare(1000, 1), departs(1000, 1, 5000), arrives(5000, 1), silent(6000, 1)];
    expect(digest(events, 6000 + STILL_MS - 1).outcome).toEqual({ kind: 'undecided' });
    expect(digest(events, 6000 + STILL_MS).outcome).toEqual({ kind: 'stuck', since: 6000, numbers: null });
  });

  test('not while a messenger walks; one that is held up does not count as walking', () => {
    const late = 10 * STILL_MS;
    const walking = digest([prepare(0, 1), departs(0, 1, late + 1)], late);
    expect([walking.outcome?.kind, walking.walking, walking.held]).toEqual(['undecided', 1, 0]);
    const held = digest([prepare(0, 1), departs(0, 1, null)], late);
    expect([held.outcome?.kind, held.walking, held.held]).toEqual(['stuck', 1, 1]);
  });

  test('when more numbers were tried since the last vote than each officer needs once', () => {
    const tried = [1, 2, 4, 5].map((n) => prepare(0, n));
    expect(digest(tried.slice(0, 3), 0).outcome).toEqual({ kind: 'undecided' });
    expect(digest(tried, 0).outcome).toEqual({ kind: 'stuck', since: 0, numbers: 4 });
    const vote: readonly GameEvent[] = [
      { ...numbered(0), type: 'sent', letter: { id: 'V', from: 'P1', to: 'A1', kind: 'accept', n: 1, value: '06:00' } },
      { ...numbered(0), type: 'delivered', letter: 'V', copy: 0 },
      {
        ...{ ...numbered(0), type: 'answered', by: 'A1', re: 'V' },
        notebook: { promised: 1, accepted: { n: 1, value: '06:00' } },
        reply: { id: 'W', from: 'A1', to: 'P1', kind: 'accepted', n: 1, value: '06:00', re: 'V' },
      },
    ];
    const voted = digest([...tried, ...vote], 0);
    expect([voted.outcome, voted.votes]).toEqual([{ kind: 'undecided' }, { value: '06:00', count: 1 }]);
  });

  test('no more once the game is over', () => {
    expect(digest([prepare(0, 1)], 10 * STILL_MS, { phase: 'over' }).outcome).toEqual({ kind: 'undecided' });
  });

  test('the duel of the examples is one', () => {
    const duel = example('duel').filter(({ type }) => type !== 'ended');
    expect(digest(duel, duel.at(-1)?.at ?? 0).outcome).toMatchObject({ kind: 'stuck' });
  });
});

describe('players', () => {
  test('with a letter before them for a minute are idle, however much else they do', () => {
    const events = [prepare(0, 1), arrives(0, 1)];
    const idle = (now: number, more: readonly GameEvent[] = []) =>
      digest([...events, ...more], now).idle.filter(({ seat }) => seat === 'A2');
    expect(idle(STILL_MS - 1)).toEqual([]);
    expect(idle(STILL_MS)).toEqual([{ seat: 'A2', why: 'letter', since: 0 }]);
    expect(idle(STILL_MS, [silent(1000, 1)])).toEqual([]);
    // A late copy of a letter that was answered asks for nothing.
    expect(idle(STILL_MS, [silent(1000, 1), arrives(1500, 1)])).toEqual([]);
  });

  test('an officer who does nothing for a minute is idle, until the army has its order', () => {
    const officers = (events: readonly GameEvent[]) =>
      digest(events, STILL_MS + 5000).idle.map(({ seat, why, since }) => [seat, why, since]);
    expect(officers([prepare(10_000, 1), prepare(5000, 2, 'P2')])).toEqual([
      ['P2', 'still', 5000],
      ['P3', 'still', 0],
    ]);
    const order: GameEvent = { ...numbered(0), type: 'ordered', army: 3, by: 'A3', value: null };
    expect(officers([order]).map(([seat]) => seat)).toEqual(['P1', 'P2']);
  });

  test('bots, and whoever is away, are not idle; nobody is while time stands still', () => {
    const shape = { people: { P1: { bot: true }, P2: { here: false }, P3: {} } };
    expect(digest([], STILL_MS, shape).idle.map(({ seat }) => seat)).toEqual(['P3']);
    expect(digest([], STILL_MS, { ...shape, running: false }).idle).toEqual([]);
  });

  test('are away when a member has the room not open and no bot plays; seats without anybody are empty', () => {
    const told = digestOf(
      hostedRoom('ROOM01', {
        phase: 'lobby',
        people: { P1: { here: false }, P2: { here: false, bot: true }, P3: {}, A1: { member: null, here: false } },
      }),
      null,
      newTrace(),
      0,
    );
    expect([told.phase, told.away, told.empty]).toEqual(['lobby', ['P1'], 1]);
  });
});
