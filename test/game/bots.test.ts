import { describe, expect, test } from 'vitest';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { readRecord, writeRecord } from '../../shared/game/record.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';

const seeds = Array.from({ length: 60 }, (_, i) => `seed ${i}`);

describe('honest bots', () => {
  test('in a calm valley they reach consensus, know it, and win an earned victory', () => {
    for (const seed of seeds.slice(0, 20)) {
      const { header, events } = playWithBots(newPlay(headerFor(seed)));
      const verdict = judgeRecord({ header, events });
      expect(verdict, seed).toMatchObject({ outcome: 'consensus', quadrant: 'sound', violations: [] });
      expect(verdict.battle, seed).toMatchObject({ outcome: 'victory', earned: true });
    }
  });

  test.each([
    ['losses', { capture: 0.3 }],
    ['copies', { copy: 0.5 }],
    ['delays', { delay: 0.5, hiding: [20_000, 90_000] as const }],
    ['all of it', { capture: 0.2, copy: 0.3, delay: 0.3 }],
  ])('with %s they never break a rule nor agreement', (_, valley) => {
    const outcomes = new Set<string>();
    for (const seed of seeds) {
      for (const armies of [3, 5]) {
        const { header, events } = playWithBots(newPlay(headerFor(seed, valley, { armies })), { until: 240_000 });
        const verdict = judgeRecord({ header, events });
        expect(verdict.violations, `${seed}, ${armies} armies`).toEqual([]);
        expect(verdict.outcome, `${seed}, ${armies} armies`).not.toBe('broken');
        outcomes.add(verdict.outcome);
      }
    }
    expect([...outcomes]).toContain('consensus');
  });

  test('two armies need both, and nobody attacks on a captured word', () => {
    const { header, events } = playWithBots(newPlay(headerFor('two', { capture: 0.4 }, { armies: 2 })), {
      until: 120_000,
    });
    const { quadrant, battle } = judgeRecord({ header, events });
    expect(['sound', 'stuck']).toContain(quadrant);
    expect(battle.armies.every(({ justified }) => justified)).toBe(true);
  });

  test('a game that was played here is a record: it is read back as it was written', () => {
    const { header, events } = playWithBots(newPlay(headerFor('record', { capture: 0.1, copy: 0.2 })));
    expect(readRecord(writeRecord({ header, events }))).toEqual({ ok: true, record: { header, events } });
  });
});
