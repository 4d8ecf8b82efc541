import { describe, expect, test } from 'vitest';
import type { GameEvent } from '../../shared/game/events.ts';
import { newWitness, witness, type Witness } from '../../shared/diagram/witness.ts';
import { progressOf } from '../../shared/diagram/walk.ts';

const SETTINGS = { armies: 3, acceptRule: 'textbook', tent: 'separate' } as const;

const sent: GameEvent = {
  seq: 1,
  at: 0,
  type: 'sent',
  letter: { id: 'L1', from: 'P1', to: 'A2', kind: 'prepare', n: 1 },
};
const departed: GameEvent = {
  ...{ seq: 2, at: 0, type: 'departed', letter: 'L1' },
  ...{ copy: 1, due: 4000, fate: 'arrive', until: null },
} as const;

function after(...events: readonly GameEvent[]): Witness {
  const state = newWitness(SETTINGS);
  for (const event of events) witness(state, event);
  return state;
}

function walked(state: Witness, now: number): number {
  const [walker] = state.walkers.values();
  return walker ? progressOf(walker, now) : NaN;
}

describe('a messenger on the map', () => {
  test('walks evenly until it is due', () => {
    const state = after(sent, departed);
    expect([0, 1000, 4000, 9000].map((now) => walked(state, now))).toEqual([0, 0.25, 1, 1]);
  });

  test('is taken before the end of its way, if it is to be captured', () => {
    expect(walked(after(sent, { ...departed, fate: 'capture' }), 4000)).toBe(0.8);
  });

  test('stands where it is held up, and walks the rest once it is let go', () => {
    const held = after(sent, departed, { ...departed, seq: 3, at: 1000, type: 'diverted', due: null });
    expect(walked(held, 60_000)).toBe(0.25);
    witness(held, { ...departed, seq: 4, at: 60_000, type: 'diverted', due: 63_000 });
    expect([60_000, 61_000, 63_000].map((now) => walked(held, now))).toEqual([0.25, 0.5, 1]);
  });

  test('is gone once its letter is there', () => {
    const arrived = after(sent, departed, { seq: 3, at: 4000, type: 'delivered', letter: 'L1', copy: 1 });
    expect(arrived.walkers.size).toBe(0);
  });
});

test('the vote that makes a time chosen is marked, and so is what an act breaks', () => {
  const accept = (seq: number, id: string, to: 'A1' | 'A2'): GameEvent => ({
    ...{ seq, at: 0, type: 'sent' },
    letter: { id, from: 'P1', to, kind: 'accept', n: 1, value: '06:00' },
  });
  const vote = (seq: number, re: string, by: 'A1' | 'A2'): GameEvent => ({
    ...{ seq, at: 0, type: 'answered', by, re },
    notebook: { promised: 1, accepted: { n: 1, value: '06:00' } },
    reply: { id: `${re}r`, from: by, to: 'P1', kind: 'accepted', n: 1, value: '06:00', re },
  });
  const state = after(
    accept(1, 'L1', 'A1'),
    { seq: 2, at: 0, type: 'delivered', letter: 'L1', copy: 0 },
    vote(3, 'L1', 'A1'),
    accept(4, 'L2', 'A2'),
    { seq: 5, at: 0, type: 'delivered', letter: 'L2', copy: 1 },
    vote(6, 'L2', 'A2'),
  );
  expect(state.seen.filter(({ broken }) => broken.length > 0).map(({ event, broken }) => [event.seq, broken])).toEqual([
    [1, ['O1']],
  ]);
  expect(state.seen.filter(({ chosen }) => chosen).map(({ event }) => event.seq)).toEqual([6]);
});
