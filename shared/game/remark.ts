/** A remark: what the referee would say of an act before it is done, and the facts for a sentence of it. */
import type { RuleId, Severity } from '../paxos/rules.ts';

/** Where a rule can be broken in two ways, each has a sentence of its own. */
export const SENTENCES = [
  ...(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G7_entry', 'G8', 'G9', 'G10', 'G10_entry', 'G11'] as const),
  ...(['O1', 'O1_unprepared', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'X1', 'L1', 'L2'] as const),
  ...(['D1', 'D2', 'D3', 'D4'] as const),
] as const;

export type Sentence = (typeof SENTENCES)[number];

export type Facts = Readonly<Record<string, string | number>>;

export interface Remark {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** False where it hangs on what others know, or on whether a letter is true: the referee may say otherwise. */
  readonly certain: boolean;
  readonly sentence: Sentence;
  /** More than the sentence needs; what an act has not is 0 or empty, and then no sentence for it speaks of that. */
  readonly facts: Facts;
}
