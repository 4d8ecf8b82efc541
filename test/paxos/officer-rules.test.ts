import { describe, expect, test } from 'vitest';
import { newLedger, noteAccept, notePrepare, notePromise, type Ledger } from '../../shared/paxos/ledger.ts';
import type { Pair } from '../../shared/paxos/letters.ts';
import { judgeProposal } from '../../shared/paxos/officer-rules.ts';
import { allowedBy, highestReported } from '../../shared/paxos/reports.ts';

const X = '06:00';
const Y = '07:00';
const Z = '08:00';

type Report = readonly [army: number, accepted: Pair | null];
const none = (army: number): Report => [army, null];
const told = (army: number, n: number, value: string): Report => [army, { n, value }];

/** An officer that prepared n and was delivered these promises numbered n. */
function prepared(n: number, ...reports: readonly Report[]): Ledger {
  return promised(newLedger(), n, ...reports);
}

function promised(ledger: Ledger, n: number, ...reports: readonly Report[]): Ledger {
  notePrepare(ledger, n);
  for (const [army, accepted] of reports) {
    notePromise(ledger, { id: `R${n}${army}`, from: `A${army}`, to: 'P1', kind: 'promise', n, accepted, re: 'L' });
  }
  return ledger;
}

function withAccept(ledger: Ledger, n: number, value: string): Ledger {
  noteAccept(ledger, n, value);
  return ledger;
}

const says = (ledger: Ledger, n: number, value: string | null, { foreign = false, quorum = 2 } = {}) =>
  judgeProposal(ledger, quorum, { n, value, foreign })
    .map(({ rule, root }) => (root ? rule : `${rule} consequence`))
    .join(', ');

describe('an officer', () => {
  test.each<[string, Ledger, number, string | null, string]>([
    ['right: prepare', newLedger(), 1, null, ''],
    ['right: prepare again', prepared(1), 1, null, ''],
    ['right: its own value where nothing is reported', prepared(1, none(1), none(2)), 1, X, ''],
    ['right: the one that is reported', prepared(2, none(1), told(2, 1, X)), 2, X, ''],
    ['right: the highest of several', prepared(3, told(1, 1, X), told(2, 2, Y)), 3, Y, ''],
    ['right: any of those that share the highest number', prepared(3, told(1, 2, X), told(2, 2, Y)), 3, X, ''],
    [
      'right: what was sent before, whatever was promised since',
      promised(withAccept(prepared(2, none(1), none(2)), 2, X), 2, told(3, 1, Y)),
      2,
      X,
      '',
    ],
    ['O1: no prepare', newLedger(), 1, X, 'O1'],
    ['O1: promises of a minority', prepared(1, none(1)), 1, X, 'O1'],
    ['O1: one general twice is one general', prepared(1, none(1), none(1)), 1, X, 'O1'],
    ['O2: promises of other rounds', promised(prepared(1, none(1)), 2, none(2)), 2, X, 'O2'],
    ['O1: other rounds do not help who never prepared n', prepared(1, none(1), none(2)), 2, X, 'O1'],
    ['O3: its own value though one is reported', prepared(2, none(1), told(2, 1, X)), 2, Y, 'O3'],
    ['O4: a report that is not the highest', prepared(3, told(1, 1, X), told(2, 2, Y)), 3, X, 'O4'],
    ['O5: two values', withAccept(prepared(2, none(1), none(2)), 2, X), 2, Y, 'O5'],
    ['O5: hides what the promises say of the value', withAccept(prepared(2, none(1), told(2, 1, X)), 2, X), 2, Y, 'O5'],
    ['O1: and O5 for the same letter', withAccept(newLedger(), 2, X), 2, Y, 'O1, O5'],
    ['D3: a number below one that it used', prepared(5), 3, null, 'D3'],
    [
      'D4: allowed by two of three, though the third reports higher',
      prepared(3, none(1), none(2), told(3, 2, X)),
      3,
      Y,
      'D4',
    ],
    ['D4: not for one of the highest', prepared(3, none(1), none(2), told(3, 2, X)), 3, X, ''],
    [
      'O3: nothing reported by two is not allowed by one',
      prepared(3, none(1), told(2, 1, X), told(3, 2, Y)),
      3,
      Z,
      'O3',
    ],
  ])('%s', (_, ledger, n, value, said) => {
    expect(says(ledger, n, value)).toBe(said);
  });

  test('O6: a foreign number, by prepare or accept, and once for each number', () => {
    expect(says(newLedger(), 1, null, { foreign: true })).toBe('O6');
    expect(says(newLedger(), 1, X, { foreign: true })).toBe('O1, O6');
    expect(says(prepared(1, none(1), none(2)), 1, X, { foreign: true })).toBe('');
  });

  test('O4: of one general that reports differently, the last letter counts', () => {
    expect(says(prepared(2, none(1), none(2), told(2, 1, X)), 2, Y)).toBe('O3');
    expect(says(prepared(2, none(1), told(2, 1, X), none(2)), 2, Y)).toBe('');
  });

  test('O1: five armies need three promises', () => {
    expect(says(prepared(1, none(1), none(2)), 1, X, { quorum: 3 })).toBe('O1');
    expect(says(prepared(1, none(1), none(2), none(5)), 1, X, { quorum: 3 })).toBe('');
  });
});

describe('what reports allow', () => {
  test('is what some quorum of them allows: the count agrees with the search through all quorums', () => {
    const values = [null, { n: 1, value: X }, { n: 1, value: Y }, { n: 2, value: Y }, { n: 3, value: Z }];
    for (let code = 0; code < 5 ** 5; code += 1) {
      const list = [0, 1, 2, 3, 4].map((i) => values[Math.floor(code / 5 ** i) % 5] ?? null);
      const allowed = allowedBy(new Map(list.map((report, i) => [i + 1, report])), 3);
      const [found, open] = searched(list, 3);
      expect([[...allowed.values].sort(), allowed.open]).toEqual([found, open]);
    }
  });

  test('the highest report is always allowed', () => {
    const reports = new Map([
      [1, { n: 1, value: X }],
      [2, { n: 4, value: Y }],
      [3, null],
    ]);
    expect(highestReported(reports)).toEqual([Y]);
    expect(allowedBy(reports, 2).values.has(Y)).toBe(true);
  });
});

/** By the letter of the rule: every quorum, the value of its highest report, or any. */
function searched(reports: readonly (Pair | null)[], quorum: number): [string[], boolean] {
  const values = new Set<string>();
  let open = false;
  for (let mask = 0; mask < 1 << reports.length; mask += 1) {
    const members = reports.filter((_, i) => (mask >> i) & 1);
    if (members.length < quorum) continue;
    const top = Math.max(0, ...members.map((report) => report?.n ?? 0));
    if (top === 0) open = true;
    for (const report of members) if (report?.n === top) values.add(report.value);
  }
  return [[...values].sort(), open];
}
