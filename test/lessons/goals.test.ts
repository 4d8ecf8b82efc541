/** Goals of lessons, by the judge's own verdict on games that are told as scenes. */
import { describe, expect, test } from 'vitest';
import { readRecord } from '../../shared/game/record.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { goalsReached, ownViolations, type Clock, type Role } from '../../shared/lessons/goals.ts';
import type { Goal } from '../../shared/lessons/lesson.ts';
import { exampleText } from '../support/example-text.ts';

function game(name: string) {
  const read = readRecord(exampleText(name));
  if (!read.ok) throw new Error(`${name} is no record`);
  const { events } = read.record;
  const times = new Map(events.map(({ seq, at }) => [seq, at]));
  const clock: Clock = { at: (seq) => times.get(seq) ?? 0, end: events.at(-1)?.at ?? 0 };
  return { verdict: judgeRecord(read.record), clock };
}

function reached(name: string, goal: Goal, role: Role = 'P1'): boolean | null {
  const { verdict, clock } = game(name);
  return goalsReached([goal], role, verdict, clock)[0]?.reached ?? null;
}

describe('goalsReached', () => {
  test('an outcome is what the judge says', () => {
    const outcomes = ['consensus', 'undecided', 'broken'] as const;
    const said = (name: string) => outcomes.filter((kind) => reached(name, { kind }) === true);
    expect(said('story-sequential')).toEqual(['consensus']);
    expect(said('duel')).toEqual(['undecided']);
    expect(said('break-o3')).toEqual(['broken']);
  });

  test('a victory counts, earned or not', () => {
    const kind = 'victory';
    expect(
      ['battle-earned', 'battle-luck', 'battle-defeat', 'battle-stalemate'].map((name) => reached(name, { kind })),
    ).toEqual([true, true, false, false]);
  });

  test('O3: clean is whoever did not do it, and the red army always is', () => {
    const { verdict } = game('break-o3');
    const guilty = verdict.violations.filter(({ severity }) => severity === 'unsafe').map(({ by }) => by);
    const [culprit] = guilty as Role[];
    expect(reached('break-o3', { kind: 'clean' }, culprit)).toBe(false);
    expect(reached('break-o3', { kind: 'clean' }, 'red')).toBe(true);
    expect(reached('break-o3', { kind: 'break', rule: 'O3' }, culprit)).toBe(true);
    expect(reached('break-o3', { kind: 'break', rule: 'G4' }, culprit)).toBe(false);
    expect(reached('break-o3', { kind: 'break', rule: 'O3' }, 'red')).toBe(false);
  });

  test('X1: an order is both players’ of the army', () => {
    const { verdict } = game('order-unproven');
    const army = verdict.violations.find(({ rule }) => rule === 'X1')?.by.slice(-1);
    const rules = (role: Role) => ownViolations(role, verdict).map(({ rule }) => rule);
    expect(rules(`A${Number(army)}`)).toContain('X1');
    expect(rules(`P${Number(army)}`)).toContain('X1');
  });

  test('to know is to know by one’s own evidence', () => {
    const { verdict } = game('story-sequential');
    for (const seat of ['P1', 'P2', 'A1', 'A2', 'A3'] as const) {
      expect(reached('story-sequential', { kind: 'know' }, seat), seat).toBe(verdict.knows[seat] !== null);
    }
    expect(Object.values(verdict.knows).some((since) => since !== null)).toBe(true);
    expect(reached('story-sequential', { kind: 'know' }, 'red')).toBe(false);
  });

  test('a certain time is chosen, or another one', () => {
    const value = game('story-sequential').verdict.chosen[0]?.value ?? '';
    expect(reached('story-sequential', { kind: 'chosen', value })).toBe(true);
    expect(reached('story-sequential', { kind: 'chosen', value: '23:59' })).toBe(false);
  });

  test('a delay lasts until the first time is chosen, or the game is over', () => {
    const { verdict, clock } = game('story-sequential');
    const first = clock.at(verdict.chosen[0]?.seq ?? 0);
    expect(first).toBeGreaterThan(0);
    expect(reached('story-sequential', { kind: 'delay', for: first })).toBe(true);
    expect(reached('story-sequential', { kind: 'delay', for: first + 1 })).toBe(false);
    const { end } = game('duel').clock;
    expect(reached('duel', { kind: 'delay', for: end })).toBe(true);
    expect(reached('duel', { kind: 'delay', for: end + 1 })).toBe(false);
  });

  test('without the record nobody can tell how long it took', () => {
    const { verdict } = game('duel');
    expect(goalsReached([{ kind: 'delay', for: 1 }], 'red', verdict, null)[0]?.reached).toBeNull();
  });
});
