import type { RuleId, Severity } from './rules.ts';
import type { Seat } from './seats.ts';

/** One broken rule, said of an act. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** False when an earlier act spoiled the notebook that led here: then that one is the root. */
  readonly root: boolean;
}

/** A finding in its place. `by` is a seat, or "army i" for an order (X1). */
export interface Violation extends Finding {
  readonly seq: number;
  readonly by: Seat | `army ${number}`;
}
