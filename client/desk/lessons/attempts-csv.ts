/** Attempts at an assignment as comma-separated values, one a row; docs/lessons.md says what its columns mean. */
import type { Goal } from '../../../shared/lessons/lesson.ts';
import type { AssignmentView, AttemptView } from '../../../shared/wire/class-view.ts';
import { csvText } from '../csv-text.ts';
import { bestAttempts } from './best.ts';

const COLUMNS = [
  ...['assignment', 'title', 'lesson', 'person', 'name', 'attempt', 'best', 'seat', 'begun', 'ended', 'seconds'],
  ...['state', 'outcome', 'agreement', 'goals', 'goals_reached', 'reached', 'missed'],
  ...['broken_roots', 'broken_consequences', 'questions', 'answers_right', 'answers', 'room', 'session'],
] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Record<Column, string | number>>;

/** Without `named` nobody learns from it who did what. */
export function attemptsCsv(assignment: AssignmentView, attempts: readonly AttemptView[], named: boolean): string {
  const columns = COLUMNS.filter((column) => named || column !== 'name');
  const best = bestAttempts(attempts);
  return csvText(
    columns,
    attempts.map((attempt) => cellsOf(assignment, attempt, best.has(attempt))),
  );
}

function cellsOf({ assignment, title, lesson }: AssignmentView, attempt: AttemptView, best: boolean): Cells {
  const { result } = attempt;
  const names = lesson.goals.map(goalName);
  const rules = (root: boolean): string =>
    (result?.broken ?? [])
      .filter((one) => one.root === root)
      .map(({ rule }) => rule)
      .join(' ');
  return {
    ...{ assignment, title: title ?? '', lesson: lesson.id, person: attempt.person, name: attempt.name ?? '' },
    ...{ attempt: attempt.number, best: best ? 'yes' : 'no', seat: attempt.role, room: attempt.room },
    session: attempt.session ?? '',
    begun: new Date(attempt.begun).toISOString(),
    ended: result === null ? '' : new Date(result.ended).toISOString(),
    seconds: result === null ? '' : result.lasted / 1000,
    state: result === null ? 'unfinished' : 'finished',
    outcome: result?.outcome ?? '',
    agreement: result === null ? '' : result.outcome === 'broken' ? 'no' : 'yes',
    goals: names.length,
    goals_reached: result === null ? '' : result.goals.filter(Boolean).length,
    reached: names.filter((_, i) => result?.goals[i] === true).join(' '),
    missed: names.filter((_, i) => result?.goals[i] === false).join(' '),
    broken_roots: rules(true),
    broken_consequences: rules(false),
    questions: lesson.questions,
    answers_right: result === null ? '' : result.answers.filter((mark) => mark === 'right').length,
    answers: (result?.answers ?? []).map((mark) => mark ?? 'none').join(' '),
  };
}

/** As the lesson's file has it, with what the kind alone leaves open. */
function goalName(goal: Goal): string {
  switch (goal.kind) {
    case 'chosen':
      return `chosen=${goal.value}`;
    case 'break':
      return `break=${goal.rule}`;
    case 'delay':
      return `delay=${goal.for}`;
    default:
      return goal.kind;
  }
}
