/** Who broke which rule in a game: what is counted of a whole class, round by round. Bots are left out. */
import type { SessionRecord } from '../game/record.ts';
import type { Violation } from '../paxos/finding.ts';
import { RULES, type RuleId } from '../paxos/rules.ts';
import { actsOf } from './acts.ts';

/** Of how many games it is asked at once: the judge may have to read each of them again. */
export const BREACHES_AT_ONCE = 20;

export interface Breach {
  readonly rule: RuleId;
  /** Everyone whose act broke it, once each, by pseudonym in the room; null for a seat whose player nobody knows. */
  readonly by: readonly (string | null)[];
}

/** `violations`: what the judge says of this record. In the order of the rules; without those that nobody broke. */
export function breachesOf(record: SessionRecord, violations: readonly Violation[]): readonly Breach[] {
  const byRule = new Map<RuleId, Map<string, string | null>>();
  for (const { seat, player, bot, broken } of actsOf(record, violations)) {
    if (bot) continue;
    for (const { rule } of broken) {
      const people = byRule.get(rule) ?? new Map<string, string | null>();
      byRule.set(rule, people.set(player ?? `seat ${seat}`, player));
    }
  }
  return RULES.flatMap(({ id }) => {
    const people = byRule.get(id);
    return people === undefined ? [] : [{ rule: id, by: [...people.values()] }];
  });
}
