/** One line of a verdict's violations, and the table that gives their order and severity. */
import type { Verdict } from '../../shared/judge/verdict.ts';
import type { RuleId, Severity } from '../../shared/paxos/rules.ts';
import { RULES } from '../../shared/paxos/rules.ts';

export type Violation = Verdict['violations'][number];

export function inTableOrder(ids: Iterable<RuleId>): readonly RuleId[] {
  const present = new Set(ids);
  return RULES.map(({ id }) => id).filter((id) => present.has(id));
}

export function usualSeverity(rule: RuleId): Severity {
  const row = RULES.find(({ id }) => id === rule);
  if (row === undefined) throw new Error(`no rule ${rule}`);
  return row.severity;
}
