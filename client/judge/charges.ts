/** A verdict's violations as the page lists them: by player, then the same rule broken several times as one charge. */
import type { RuleId, Severity } from '../../shared/paxos/rules.ts';
import type { Violation } from '../../shared/paxos/finding.ts';

export interface Charge {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly root: boolean;
  readonly seqs: readonly number[];
}

export interface Charged {
  readonly who: Violation['by'];
  readonly charges: readonly Charge[];
}

const GRAVITY: Readonly<Record<Severity, number>> = { unsafe: 0, belief: 1, slow: 2, odd: 3 };

/** Players in the order of their first slip; each one's gravest charges first, roots before their consequences, then as they happened. */
export function chargesByPlayer(violations: readonly Violation[]): readonly Charged[] {
  const players = new Map<Violation['by'], Map<string, Charge & { seqs: number[] }>>();
  for (const { by, rule, severity, root, seq } of violations) {
    const charges = players.get(by) ?? new Map<string, Charge & { seqs: number[] }>();
    players.set(by, charges);
    const key = `${rule} ${severity} ${root}`;
    const charge = charges.get(key);
    if (charge) charge.seqs.push(seq);
    else charges.set(key, { rule, severity, root, seqs: [seq] });
  }
  return [...players].map(([who, charges]) => ({
    who,
    charges: [...charges.values()].sort(
      (a, b) =>
        GRAVITY[a.severity] - GRAVITY[b.severity] ||
        Number(b.root) - Number(a.root) ||
        (a.seqs[0] ?? 0) - (b.seqs[0] ?? 0),
    ),
  }));
}
