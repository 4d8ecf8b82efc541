/**
 * What one slip can do. Each rule that is called unsafe breaks agreement by itself, with as few numbers as are given here,
 * and the judge blames exactly that act; the odd and slow ones never do. That G9 and O4 need three numbers, and what the
 * harmless ones cannot do with three, `npm run explore` shows; here two have to do, for the time it takes.
 */
import { describe, expect, test } from 'vitest';
import { explorationRecord } from '../support/exploration-record.ts';
import { shortestBreak } from '../../shared/explore/shortest-break.ts';
import type { SlipId } from '../../shared/explore/slip-id.ts';
import { readRecord, writeRecord } from '../../shared/game/record.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';

const BREAKING: readonly (readonly [slip: SlipId, numbers: number, acts: number])[] = [
  ['G1', 2, 16],
  ['G2', 2, 16],
  ['G3', 2, 16],
  ['G4', 2, 16],
  ['G5', 2, 16],
  ['G6', 2, 16],
  ['G7', 2, 16],
  ['G8', 2, 16],
  ['G9', 3, 22],
  ['G10', 2, 16],
  ['O1', 2, 12],
  ['O2', 2, 13],
  ['O3', 2, 16],
  ['O4', 3, 22],
  ['O5', 2, 17],
];

const HARMLESS: readonly SlipId[] = ['G1-odd', 'G11', 'O6', 'L1', 'L2', 'D1', 'D2', 'D3', 'D4'];

describe('a slip that breaks agreement by itself', () => {
  test.each(BREAKING)(
    '%s breaks it with %i numbers in %i acts, and is to blame',
    { timeout: 60_000 },
    (slip, numbers, acts) => {
      const result = shortestBreak(numbers, [slip]);
      expect(result).toMatchObject({ found: true, acts });
      const record = explorationRecord(result);
      expect(readRecord(writeRecord(record))).toMatchObject({ ok: true });

      const { outcome, quadrant, violations, blame } = judgeRecord(record);
      expect([outcome, quadrant]).toEqual(['broken', 'fatal']);
      const roots = violations.filter(({ root }) => root);
      expect(roots).toMatchObject([{ rule: slip, severity: 'unsafe' }]);
      expect(blame).toEqual(roots);
    },
  );

  test.each(BREAKING.filter(([, numbers]) => numbers === 3))('%s needs three numbers', (slip) => {
    expect(shortestBreak(2, [slip])).toMatchObject({ found: false });
  });
});

describe('a slip that breaks nothing by itself', () => {
  test.each(HARMLESS)('%s leaves agreement intact in every state with two numbers', { timeout: 60_000 }, (slip) => {
    expect(shortestBreak(2, [slip])).toMatchObject({ found: false });
  });
});

describe('two slips together', () => {
  test('G11 and O6: two officers with one number, and a general who promises it to both', { timeout: 60_000 }, () => {
    const result = shortestBreak(2, ['G11', 'O6']);
    const { outcome, violations } = judgeRecord(explorationRecord(result));
    expect(outcome).toBe('broken');
    expect(violations.map(({ rule, root }) => [rule, root])).toEqual([
      ['O6', true],
      ['G11', true],
    ]);
  });
});

test('G4: the same search always finds the same game', () => {
  expect(shortestBreak(2, ['G4'])).toEqual(shortestBreak(2, ['G4']));
});

test('G4: no letter leaves, and none arrives, that the break could do without', () => {
  const { events } = explorationRecord(shortestBreak(2, ['G4']));
  const types = events.map(({ type }) => type);
  expect(types.filter((type) => type === 'sent')).toHaveLength(8);
  expect(types.filter((type) => type === 'answered')).toHaveLength(8);
  // Eight requests, and the two promises that each of the two officers acts on.
  expect(types.filter((type) => type === 'delivered')).toHaveLength(12);
  expect(types.at(-1)).toBe('ended');
});
