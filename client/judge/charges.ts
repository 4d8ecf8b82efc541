/** A verdict's violations as the page lists them: by player, then the same rule broken several times as one charge. */
import { RULES, type RuleId, type Severity } from '../../shared/paxos/rules.ts';
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

const PLACE = new Map<RuleId, number>(RULES.map(({ id }, place) => [id, place]));
const placeOf = (id: RuleId): number => PLACE.get(id) ?? RULES.length;

/** Players in the order of their first slip; each one's gravest charges first, roots before their consequences. */
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
        placeOf(a.rule) - placeOf(b.rule) ||
        Number(b.root) - Number(a.root),
    ),
  }));
}
