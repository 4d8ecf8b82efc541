/** What came of a lesson that somebody played, to be kept: by its record and the judge, and by nobody's word. */
import type { SessionRecord } from '../game/record.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { RuleId } from '../paxos/rules.ts';
import { goalsReached, ownViolations, type Role } from './goals.ts';
import type { Lesson, Outcome } from './lesson.ts';

/** Null for a question that was not answered, or not when it was asked. */
export type Mark = 'right' | 'wrong' | null;

export interface Result {
  /** Milliseconds since 1970. */
  readonly ended: number;
  /** Milliseconds of game time. */
  readonly lasted: number;
  readonly outcome: Outcome;
  /** Which goals of the lesson were reached, in their order. */
  readonly goals: readonly boolean[];
  /** What the player broke, in the judge's order; an army's order is both its players'. */
  readonly broken: readonly { readonly rule: RuleId; readonly root: boolean }[];
  /** By question of the lesson. */
  readonly answers: readonly Mark[];
}

export function resultOf(
  { goals }: Pick<Lesson, 'goals'>,
  role: Role,
  verdict: Verdict,
  { events }: SessionRecord,
): Pick<Result, 'lasted' | 'outcome' | 'goals' | 'broken'> {
  const times = new Map(events.map(({ seq, at }) => [seq, at]));
  const lasted = events.at(-1)?.at ?? 0;
  const reached = goalsReached(goals, role, verdict, { at: (seq) => times.get(seq) ?? 0, end: lasted });
  return {
    lasted,
    outcome: verdict.outcome,
    goals: reached.map((one) => one.reached === true),
    broken: ownViolations(role, verdict).map(({ rule, root }) => ({ rule, root })),
  };
}
