import { expect, test } from 'vitest';
import type { Violation } from '../../shared/paxos/finding.ts';
import { chargesByPlayer } from '../../client/judge/charges.ts';

const violation = (
  seq: number,
  by: Violation['by'],
  rule: Violation['rule'],
  rest: Partial<Violation> = {},
): Violation => ({
  seq,
  by,
  rule,
  severity: 'unsafe',
  root: true,
  ...rest,
});

test('players come in the order of their first slip, and the same slip again is one charge', () => {
  const players = chargesByPlayer([violation(3, 'A2', 'G2'), violation(5, 'P1', 'O4'), violation(9, 'A2', 'G2')]);
  expect(players.map(({ who, charges }) => [who, charges.map(({ rule, seqs }) => [rule, seqs])])).toEqual([
    ['A2', [['G2', [3, 9]]]],
    ['P1', [['O4', [5]]]],
  ]);
});

test('the gravest charge comes first, and a root before its consequence', () => {
  const [player] = chargesByPlayer([
    violation(1, 'A1', 'D1', { severity: 'odd' }),
    violation(2, 'A1', 'G3', { root: false }),
    violation(3, 'A1', 'G3'),
    violation(4, 'A1', 'L2', { severity: 'slow' }),
  ]);
  expect(player?.charges.map(({ rule, root }) => [rule, root])).toEqual([
    ['G3', true],
    ['G3', false],
    ['L2', true],
    ['D1', true],
  ]);
});
