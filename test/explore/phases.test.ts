/** A second look at the model itself: agreement is its own doing, so a model with a guard left out has to lose it. */
import { expect, test } from 'vitest';
import { acceptorState } from '../../shared/explore/acceptor.ts';
import { weightOf, layoutFor, acceptorIn, officersIn, type Step } from '../../shared/explore/message-set.ts';
import { mayPromise, mayVote, showsSafe } from '../../shared/explore/phases.ts';
import { enter, newStateTable, pathTo } from '../../shared/explore/state-table.ts';

const STEPS: readonly Step[] = [
  { action: 'Phase1a', n: 1 },
  { action: 'Phase1a', n: 2 },
  { action: 'Phase1b', acceptor: 1, n: 1 },
  { action: 'Phase2a', n: 1, value: '07:00' },
  { action: 'Phase2b', acceptor: 1, n: 1 },
  { action: 'Phase1b', acceptor: 1, n: 2 },
];

test('theorem: a state is the sum of its messages, and an acceptor is read off it as Paxos.tla keeps it', () => {
  const layout = layoutFor(2);
  const code = STEPS.reduce((sum, step) => sum + weightOf(layout, step), 0);
  const acceptor = acceptorState(2, acceptorIn(layout, code, 1), officersIn(layout, code));
  const vote = { n: 1, value: '07:00' };
  expect(acceptor).toMatchObject({
    maxBal: 2,
    lastVote: vote,
    votes: [vote],
    notebook: { promised: 2, accepted: vote },
  });
  expect(acceptor.reports).toEqual([undefined, null, vote]);
  expect(acceptor.duty).toMatchObject({ promised: 2, accepted: vote, boundTo: 'P2' });
});

test('theorem: the guards of Phase1b and Phase2b differ at the promised number', () => {
  const layout = layoutFor(2);
  const code = STEPS.slice(0, 3).reduce((sum, step) => sum + weightOf(layout, step), 0);
  const acceptor = acceptorState(2, acceptorIn(layout, code, 1), officersIn(layout, code));
  expect([mayPromise(acceptor, 1), mayVote(acceptor, 1)]).toEqual([false, true]);
});

test('theorem: Phase2a takes the value of a highest-numbered report of some quorum, and needs one', () => {
  const low = { n: 1, value: '06:00' };
  const high = { n: 2, value: '07:00' };
  expect(showsSafe([low, undefined, undefined], '06:00')).toBe(false);
  expect(showsSafe([null, null, undefined], '06:00')).toBe(true);
  expect(showsSafe([low, high, undefined], '06:00')).toBe(false);
  expect(showsSafe([low, high, null], '06:00')).toBe(true);
  expect(showsSafe([low, high, null], '07:00')).toBe(true);
});

test('theorem: the table of states knows each once, keeps the first way to it, and grows', () => {
  const table = newStateTable();
  const codes = Array.from({ length: 20_000 }, (_, i) => i * 7919 * 2 ** (i % 20));
  codes.forEach((code, i) => enter(table, code, i - 1));
  expect(table.size).toBe(new Set(codes).size);
  expect(enter(table, codes[3] ?? 0, 17_000)).toBe(3);
  expect(pathTo(table, 3)).toEqual(codes.slice(0, 4));
});
