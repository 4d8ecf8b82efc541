/** The slips that an exploration can let happen: rules by their id, and G1 apart for its two severities. */
import type { Finding } from '../paxos/finding.ts';
import type { RuleId, Severity } from '../paxos/rules.ts';

/** `G1` is the unsafe one, where the notebook fell with the promise; with `G1-odd` it still shows the higher number. */
export const GENERAL_SLIPS = [
  ...(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11'] as const),
  ...(['L1', 'L2', 'D1', 'D2', 'G1-odd'] as const),
] as const;
export const OFFICER_SLIPS = ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'D3', 'D4'] as const;

export type SlipId = (typeof GENERAL_SLIPS)[number] | (typeof OFFICER_SLIPS)[number];
export const SLIPS: readonly SlipId[] = [...GENERAL_SLIPS, ...OFFICER_SLIPS];

export function isSlipId(id: string): id is SlipId {
  return SLIPS.some((slip) => slip === id);
}

/** An act is a slip of one kind when the referee says this of it and nothing else. */
export function slipOf(found: readonly Finding[], wanted: readonly SlipId[]): SlipId | null {
  const [finding] = found;
  if (finding === undefined || found.length > 1 || !finding.root) return null;
  const id = idOf(finding.rule, finding.severity);
  return wanted.find((slip) => slip === id) ?? null;
}

function idOf(rule: RuleId, severity: Severity): string {
  return rule === 'G1' && severity === 'odd' ? 'G1-odd' : rule;
}
