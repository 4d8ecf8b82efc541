/** The theorem, and proof that its invariants bite: a referee spoilt in one place is found out by the one that names it. */
import { describe, expect, test } from 'vitest';
import { explore } from '../../shared/explore/explore.ts';
import type { Invariant } from '../../shared/explore/invariants.ts';
import { REFEREE_RULES, type RefereeRules } from '../../shared/explore/referee-rules.ts';

const FINE = { failure: null };

describe('theorem of agreement, over every reachable state', () => {
  test('theorem: one number', () => {
    expect(explore(1)).toMatchObject({ ...FINE, states: 73, depth: 9, growths: 0 });
  });

  test('theorem: two numbers, the states and the depth that TLC publishes for MCPaxosTiny', () => {
    expect(explore(2)).toMatchObject({ ...FINE, states: 3921, depth: 17, growths: 0 });
  });

  test('theorem: three numbers', { timeout: 120_000 }, () => {
    // The 192 steps: a minority still votes in an overtaken round, and a later round may then report that vote.
    expect(explore(3)).toMatchObject({ ...FINE, states: 185_369, depth: 25, growths: 192 });
  });
});

const { judgeGeneral, judgeProposal, choosable } = REFEREE_RULES;

const MUTANTS: readonly (readonly [string, Invariant, Partial<RefereeRules>])[] = [
  [
    'a vote is always wrong',
    'lawful-step-is-right',
    {
      judgeGeneral: (duty, act, rule) => {
        const found = judgeGeneral(duty, act, rule);
        return found.length > 0 || act.reply?.kind !== 'accepted'
          ? found
          : [{ rule: 'G3', severity: 'unsafe', root: true }];
      },
    },
  ],
  [
    'an accept is always wrong',
    'lawful-step-is-right',
    {
      judgeProposal: (ledger, quorum, proposal) => {
        const found = judgeProposal(ledger, quorum, proposal);
        return found.length > 0 || proposal.value === null ? found : [{ rule: 'O3', severity: 'unsafe', root: true }];
      },
    },
  ],
  [
    'a hidden report passes',
    'other-act-as-expected',
    { judgeGeneral: (...args) => judgeGeneral(...args).filter(({ rule }) => rule !== 'G4') },
  ],
  [
    'a root is called a consequence',
    'other-act-as-expected',
    {
      judgeGeneral: (...args) => judgeGeneral(...args).map((finding) => ({ ...finding, root: finding.rule !== 'G10' })),
    },
  ],
  [
    'one promise is enough',
    'other-act-as-expected',
    { judgeProposal: (ledger, quorum, proposal) => judgeProposal(ledger, quorum - 1, proposal) },
  ],
  [
    'choosable asks for the votes of all',
    'choosable-is-sound',
    { choosable: (rounds, duties, quorum) => choosable(rounds, duties, quorum + 1) },
  ],
  [
    'anything can always be chosen',
    'choosable-is-the-chosen',
    { choosable: () => ({ values: new Set(), open: true }) },
  ],
  [
    'choosable knows only the first value',
    'choosable-is-sound',
    { choosable: () => ({ values: new Set(['06:00']), open: false }) },
  ],
];

describe('theorem of agreement: its invariants bite', () => {
  test.each(MUTANTS)('theorem: where %s, %s fails', (_, invariant, mutation) => {
    const { failure } = explore(2, { ...REFEREE_RULES, ...mutation });
    expect(failure).toMatchObject({ invariant });
    expect(failure?.detail).not.toBe('');
  });

  test('theorem: a failure comes with the steps that lead to it', () => {
    const { failure } = explore(2, { ...REFEREE_RULES, choosable: () => ({ values: new Set(), open: true }) });
    expect(failure?.trace).toEqual([
      'Phase1a(1)',
      'Phase1b(A1), number 1',
      'Phase1b(A2), number 1',
      'Phase2a(1, 06:00)',
      'Phase2b(A1), number 1',
      'Phase2b(A2), number 1',
    ]);
  });
});
