/** Goals and expectations of a lesson that cannot be true together. */
import { severityOf } from '../paxos/rules.ts';
import type { LessonFault } from './fault.ts';
import type { Goal, Lesson } from './lesson.ts';

export function contradictions({ goals, expect, seats }: Lesson): readonly LessonFault[] {
  const faults: LessonFault[] = [];
  const say = (path: string, what: string, and: string) => {
    faults.push({ path, code: 'contradiction', params: { what, and } });
  };
  const { outcome, chosen, breaks = [] } = expect;
  const unsafe = breaks.some((rule) => severityOf(rule) === 'unsafe');
  // The theorem of Paxos: without an unsafe violation agreement stands.
  if (outcome.includes('broken') && !unsafe) say('expect.outcome', 'broken', 'expect.breaks');
  if (chosen !== undefined && !fits(outcome, chosen.length))
    say('expect.chosen', String(chosen.length), 'expect.outcome');

  const kinds = goals.map(({ kind }) => kind);
  // Who plays the red army is missing where bots play all seats.
  const redAlone = seats.every((seat) => seat === 'red');
  for (const [i, goal] of goals.entries()) {
    const path = `goals.${i}`;
    const earlier = goals.slice(0, i).find((other) => excludes(other, goal));
    if (earlier) say(path, goal.kind, earlier.kind);
    else if (!redAlone && isOutcome(goal.kind) && !outcome.includes(goal.kind)) say(path, goal.kind, 'expect.outcome');
    else if (goal.kind === 'chosen' && chosen !== undefined && !chosen.includes(goal.value)) {
      say(path, goal.value, 'expect.chosen');
    } else if (kinds.indexOf(goal.kind) < i) {
      faults.push({ path, code: 'twice', params: { what: goal.kind } });
    }
  }
  return faults;
}

/** So many times can be chosen in one of these outcomes. */
function fits(outcome: Lesson['expect']['outcome'], times: number): boolean {
  return outcome.some((one) => (one === 'undecided' ? times === 0 : one === 'consensus' ? times === 1 : times > 1));
}

function isOutcome(kind: Goal['kind']): kind is 'consensus' | 'undecided' | 'broken' {
  return kind === 'consensus' || kind === 'undecided' || kind === 'broken';
}

const DECIDED: ReadonlySet<Goal['kind']> = new Set(['consensus', 'broken', 'chosen', 'know', 'victory']);

function excludes(one: Goal, other: Goal): boolean {
  const pair = (a: Goal['kind'], b: Goal['kind']) =>
    (one.kind === a && other.kind === b) || (one.kind === b && other.kind === a);
  if (pair('consensus', 'broken')) return true;
  if (one.kind === 'undecided' || other.kind === 'undecided') {
    const kind = one.kind === 'undecided' ? other.kind : one.kind;
    // A battle can be won by luck, though nothing is chosen.
    return kind !== 'victory' && DECIDED.has(kind);
  }
  const breaks = one.kind === 'break' ? one : other.kind === 'break' ? other : null;
  return breaks !== null && (one.kind === 'clean' || other.kind === 'clean') && severityOf(breaks.rule) === 'unsafe';
}
