/** Which attempt of each person is the best: the most goals, then the fewest mistakes, then the most right answers, then the first. */
import type { Result } from '../../../shared/lessons/result.ts';
import type { AttemptView } from '../../../shared/wire/class-view.ts';

/** One that is not over is nobody's best. */
export function bestAttempts(attempts: readonly AttemptView[]): ReadonlySet<AttemptView> {
  const best = new Map<string, AttemptView>();
  for (const attempt of attempts) {
    const { person, result } = attempt;
    const before = best.get(person)?.result ?? null;
    if (result !== null && (before === null || isBetter(result, before))) best.set(person, attempt);
  }
  return new Set(best.values());
}

function isBetter(one: Result, other: Result): boolean {
  const [a, b] = [weightsOf(one), weightsOf(other)];
  const i = a.findIndex((weight, at) => weight !== b[at]);
  return i !== -1 && (a[i] ?? 0) > (b[i] ?? 0);
}

function weightsOf({ goals, broken, answers }: Result): readonly number[] {
  return [
    goals.filter(Boolean).length,
    -broken.filter(({ root }) => root).length,
    answers.filter((mark) => mark === 'right').length,
  ];
}

/** Attempts of one person stand together, in the order in which people first came. */
export function byPerson(attempts: readonly AttemptView[]): readonly AttemptView[] {
  const people = [...new Set(attempts.map(({ person }) => person))];
  return people.flatMap((person) => attempts.filter((attempt) => attempt.person === person));
}
