/**
 * The table of violations, SPEC.md "Violations": every id the referee can say, in the order in which it says them.
 * What each one means as a predicate stands in general-rules.ts and officer-rules.ts.
 *
 *  unsafe  can break agreement
 *  belief  agreement stands, but someone acts on what they cannot know
 *  slow    only progress suffers
 *  odd     harmless though strange
 */
export type Severity = 'unsafe' | 'belief' | 'slow' | 'odd';

/** G1 is odd when the notebook still shows the higher promise; every other id has one severity. */
export const RULES = [
  { id: 'G1', name: 'promise-lower', severity: 'unsafe' },
  { id: 'G2', name: 'promise-unwritten', severity: 'unsafe' },
  { id: 'G3', name: 'accept-lower', severity: 'unsafe' },
  { id: 'G4', name: 'report-hidden', severity: 'unsafe' },
  { id: 'G5', name: 'report-wrong', severity: 'unsafe' },
  { id: 'G6', name: 'report-invented', severity: 'unsafe' },
  { id: 'G7', name: 'vote-changed', severity: 'unsafe' },
  { id: 'G8', name: 'accepted-unwritten', severity: 'unsafe' },
  { id: 'G9', name: 'promise-not-raised', severity: 'unsafe' },
  { id: 'G10', name: 'notebook-lost', severity: 'unsafe' },
  { id: 'G11', name: 'promise-twice', severity: 'unsafe' },
  { id: 'O1', name: 'accept-without-quorum', severity: 'unsafe' },
  { id: 'O2', name: 'accept-stale-promises', severity: 'unsafe' },
  { id: 'O3', name: 'value-own', severity: 'unsafe' },
  { id: 'O4', name: 'value-not-highest', severity: 'unsafe' },
  { id: 'O5', name: 'two-values', severity: 'unsafe' },
  { id: 'O6', name: 'number-reused', severity: 'unsafe' },
  { id: 'O7', name: 'claim-unproven', severity: 'belief' },
  { id: 'O8', name: 'announce-unproven', severity: 'belief' },
  { id: 'X1', name: 'order-unproven', severity: 'belief' },
  { id: 'L1', name: 'refused-without-cause', severity: 'slow' },
  { id: 'L2', name: 'reject-wrong-number', severity: 'slow' },
  { id: 'D1', name: 'promise-raised', severity: 'odd' },
  { id: 'D2', name: 'vote-unanswered', severity: 'odd' },
  { id: 'D3', name: 'number-lowered', severity: 'odd' },
  { id: 'D4', name: 'value-unconventional', severity: 'odd' },
] as const satisfies readonly { id: string; name: string; severity: Severity }[];

export type RuleId = (typeof RULES)[number]['id'];

const SEVERITIES = new Map<RuleId, Severity>(RULES.map(({ id, severity }) => [id, severity]));

export function severityOf(id: RuleId): Severity {
  return SEVERITIES.get(id) ?? 'unsafe';
}
