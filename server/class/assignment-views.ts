/** Assignments as their instructor, and whoever has the link, see them. */
import { assignmentIn, attemptsAt, isTaking, type Assignment } from '../../shared/class/assignments.ts';
import { playedIn, type ClassState } from '../../shared/class/state.ts';
import { examOf } from '../../shared/lessons/exam.ts';
import { forPlayers } from '../../shared/lessons/for-players.ts';
import type { AssignmentCard, AssignmentView, AttemptView } from '../../shared/wire/class-view.ts';
import type { Classroom } from './classroom.ts';

export function assignmentViews(state: ClassState): readonly AssignmentView[] {
  return state.assignments.flatMap(({ lesson, title, until, open, gone }, i): AssignmentView[] => {
    if (gone) return [];
    const attempts = attemptsAt(state, i + 1);
    return [
      {
        assignment: i + 1,
        title,
        lesson: { id: lesson.id, title: lesson.title, goals: lesson.goals, questions: lesson.questions.length },
        until,
        open,
        attempts: attempts.length,
        scored: attempts.filter(({ result }) => result !== null).length,
      },
    ];
  });
}

export function assignmentCard(number: number, assignment: Assignment, now: number): AssignmentCard {
  const { title, lesson, until } = assignment;
  return {
    assignment: number,
    title,
    lesson: forPlayers(examOf(lesson, null)),
    seats: lesson.seats,
    until,
    open: isTaking(assignment, now),
  };
}

/** In the order in which they were begun; null where there is no such assignment. */
export function attemptViews({ state, names }: Classroom, number: number): readonly AttemptView[] | null {
  if (assignmentIn(state, number) === null) return null;
  return attemptsAt(state, number).map((attempt): AttemptView => ({
    person: attempt.person,
    name: names.get(attempt.person) ?? null,
    number: attempt.number,
    role: attempt.role,
    room: attempt.room,
    session: attempt.session,
    kept: attempt.session !== null && playedIn(state, attempt.session) !== null,
    begun: attempt.at,
    result: attempt.result,
  }));
}
