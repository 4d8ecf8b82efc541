/** Which goals of a lesson a game has reached. Every goal is checked by the judge's verdict; nobody says so by hand. */
import type { Verdict } from '../judge/verdict.ts';
import { armyOf } from '../paxos/seats.ts';
import type { Violation } from '../paxos/finding.ts';
import type { Goal, Lesson } from './lesson.ts';

/** Whoever plays a lesson: a seat, or the commander of the red army. */
export type Role = Lesson['seats'][number];

/** Game time in milliseconds, of each event by its seq and of the end. */
export interface Clock {
  readonly at: (seq: number) => number;
  readonly end: number;
}

/** `reached` is null where it takes the record to tell, and there is none. */
export interface Reached {
  readonly goal: Goal;
  readonly reached: boolean | null;
}

export function goalsReached(
  goals: readonly Goal[],
  role: Role,
  verdict: Verdict,
  clock: Clock | null,
): readonly Reached[] {
  return goals.map((goal) => ({ goal, reached: isReached(goal, role, verdict, clock) }));
}

function isReached(goal: Goal, role: Role, verdict: Verdict, clock: Clock | null): boolean | null {
  switch (goal.kind) {
    case 'consensus':
    case 'undecided':
    case 'broken':
      return verdict.outcome === goal.kind;
    case 'victory':
      return verdict.battle.outcome === 'victory';
    case 'clean':
      return !ownViolations(role, verdict).some(({ severity }) => severity === 'unsafe');
    case 'know':
      return role !== 'red' && verdict.knows[role] !== null;
    case 'chosen':
      return verdict.chosen.some(({ value }) => value === goal.value);
    case 'break':
      return ownViolations(role, verdict).some(({ rule }) => rule === goal.rule);
    case 'delay':
      return clock === null ? null : isDelayed(goal.for, verdict, clock);
  }
}

/** A game that was ended before that has not lasted so long without a chosen time. */
function isDelayed(least: number, { chosen }: Verdict, { at, end }: Clock): boolean {
  const first = chosen[0];
  return (first === undefined ? end : at(first.seq)) >= least;
}

/** What a role broke, gravest or not; an army's order is both its players'. The red army can break none of the rules. */
export function ownViolations(role: Role, { violations }: Verdict): readonly Violation[] {
  return role === 'red' ? [] : violations.filter(({ by }) => by === role || by === `army ${armyOf(role)}`);
}
