/**
 * What an officer can do wrong with a number or a value: one predicate for each row of the table (SPEC.md,
 * "Violations", O1–O6, D3, D4). Claims and announcements (O7, O8) are judged by knowledge.ts.
 */
import type { Finding } from './finding.ts';
import { hasUsed, type Ledger } from './ledger.ts';
import { allowedBy, allows, highestReported, type Allowed, type Reports } from './reports.ts';
import { severityOf, type RuleId } from './rules.ts';
import { bitCount } from './tally.ts';

/** A prepare (value null) or an accept, about to leave. */
export interface Proposal {
  readonly n: number;
  readonly value: string | null;
  /** Another officer owns n. */
  readonly foreign: boolean;
}

interface Case extends Proposal {
  readonly ledger: Ledger;
  readonly quorum: number;
  /** No letter of this officer carried n before. */
  readonly firstUse: boolean;
  /** The promises numbered n that have reached it, and what they allow. */
  readonly reports: Reports;
  readonly allowed: Allowed;
}

interface OfficerRule {
  readonly id: RuleId;
  readonly on: 'prepare' | 'accept' | 'both';
  readonly holds: (c: Case) => boolean;
}

const hasQuorum = ({ reports, quorum }: Case) => reports.size >= quorum;
const isPrepared = ({ ledger, n }: Case) => ledger.prepared.has(n);
const isAllowed = ({ allowed, value }: Case) => value !== null && allows(allowed, value);
const isReported = ({ reports, value }: Case) => [...reports.values()].some((report) => report?.value === value);

const RULES: readonly OfficerRule[] = [
  { id: 'O1', on: 'accept', holds: (c) => !isPrepared(c) || !hasQuorum(c) },
  {
    id: 'O2',
    on: 'accept',
    holds: (c) => isPrepared(c) && !hasQuorum(c) && bitCount(c.ledger.promisers) >= c.quorum,
  },
  { id: 'O3', on: 'accept', holds: (c) => hasQuorum(c) && !isAllowed(c) && !isReported(c) },
  { id: 'O4', on: 'accept', holds: (c) => hasQuorum(c) && !isAllowed(c) && isReported(c) },
  { id: 'O5', on: 'accept', holds: ({ ledger, n, value }) => hasSentOther(ledger.accepts.get(n), value) },
  { id: 'O6', on: 'both', holds: (c) => c.foreign && c.firstUse },
  { id: 'D3', on: 'prepare', holds: (c) => c.firstUse && c.n < c.ledger.highest },
  { id: 'D4', on: 'accept', holds: (c) => hasQuorum(c) && isAllowed(c) && isUnconventional(c) },
];

function hasSentOther(sent: ReadonlySet<string> | undefined, value: string | null): boolean {
  return sent !== undefined && sent.size > (value !== null && sent.has(value) ? 1 : 0);
}

/** Lamport's officer takes the highest of all reports; a smaller quorum among them may allow another value too. */
function isUnconventional({ reports, value }: Case): boolean {
  const highest = highestReported(reports);
  return highest.length > 0 && value !== null && !highest.includes(value);
}

/** One slip, one id, applied in this order to the rules that hold. */
const HIDES: readonly { by: readonly RuleId[]; hides: readonly RuleId[] }[] = [
  { by: ['O2'], hides: ['O1'] },
  { by: ['O1', 'O2', 'O5'], hides: ['O3', 'O4', 'D4'] },
];

const NOTHING: readonly Finding[] = [];
const NO_REPORTS: Reports = new Map();
const NOTHING_ALLOWED: Allowed = { values: new Set(), open: false };

/**
 * Everything wrong with a proposal, in table order. A (n, value) is judged when it is first sent: from then on the
 * value stands, and later promises change nothing.
 */
export function judgeProposal(ledger: Ledger, quorum: number, proposal: Proposal): readonly Finding[] {
  const { n, value, foreign } = proposal;
  if (value !== null && ledger.accepts.get(n)?.has(value)) return NOTHING;

  const kind = value === null ? 'prepare' : 'accept';
  const reports = (value === null ? null : ledger.promises.get(n)) ?? NO_REPORTS;
  const allowed = reports.size < quorum ? NOTHING_ALLOWED : allowedBy(reports, quorum);
  const c: Case = { n, value, foreign, ledger, quorum, firstUse: !hasUsed(ledger, n), reports, allowed };

  let found: RuleId[] | null = null;
  for (const rule of RULES) {
    if ((rule.on === kind || rule.on === 'both') && rule.holds(c)) (found ??= []).push(rule.id);
  }
  if (found === null) return NOTHING;
  for (const { by, hides } of HIDES) {
    if (found.some((id) => by.includes(id))) found = found.filter((id) => !hides.includes(id));
  }
  return found.map((rule) => ({ rule, severity: severityOf(rule), root: true }));
}
