/** Lessons that are handed out: whoever has the link plays one alone, as often as it is open, and the server scores it. */
import type { Role } from '../lessons/goals.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Result } from '../lessons/result.ts';

/** Each keeps a lesson of up to 12 KiB, and the class is held in memory. */
export const MOST_ASSIGNMENTS = 20;
/** Of one assignment: of everyone, and of one person. */
export const MOST_ATTEMPTS = 1000;
export const ATTEMPTS_EACH = 50;

/** A pseudonym, `p1`, `p2` …: whoever plays assignments need not be a student of the class. */
export type Person = string;

export interface Assignment {
  /** As it was handed out, whatever becomes of the class's own; it is played as an examination. */
  readonly lesson: Lesson;
  /** It does not come with the game. */
  readonly own: boolean;
  readonly title: string | null;
  /** Milliseconds since 1970: from then on nobody begins another attempt. */
  readonly until: number | null;
  readonly open: boolean;
  /** Taken away: nobody sees it, or what came of it. */
  readonly gone: boolean;
}

export interface Attempt {
  readonly assignment: number;
  readonly person: Person;
  /** Which one of this person's, counted from 1. */
  readonly number: number;
  /** The hash of the token that enters its room. */
  readonly token: string;
  readonly room: string;
  readonly role: Role;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null until its game has begun. */
  readonly session: string | null;
  /** Null while it is not over: for ever, where it was abandoned. */
  readonly result: Result | null;
}

interface Assigning {
  /** The first one is number 1. */
  readonly assignments: readonly Assignment[];
  /** By the code of the room that each is played in. */
  readonly attempts: ReadonlyMap<string, Attempt>;
}

/** Null where it was taken away as well. */
export function assignmentIn({ assignments }: Assigning, number: number): Assignment | null {
  const found = assignments[number - 1];
  return found === undefined || found.gone ? null : found;
}

export function attemptsAt({ attempts }: Assigning, assignment: number): readonly Attempt[] {
  return [...attempts.values()].filter((attempt) => attempt.assignment === assignment);
}

/** Whoever has attempts that somebody may still see. */
export function peopleIn(state: Assigning): ReadonlySet<Person> {
  const seen = [...state.attempts.values()].filter(({ assignment }) => assignmentIn(state, assignment) !== null);
  return new Set(seen.map(({ person }) => person));
}

/** Whose token has this hash. */
export function attemptWith({ attempts }: Assigning, tokenHash: string): Attempt | null {
  for (const attempt of attempts.values()) if (attempt.token === tokenHash) return attempt;
  return null;
}

/** Whether somebody may begin another attempt. */
export function isTaking({ open, until }: Assignment, now: number): boolean {
  return open && (until === null || now < until);
}

export interface Attempting {
  readonly assignment: number;
  readonly person: Person;
  readonly role: Role;
  readonly at: number;
}

/** Why there is no such attempt, or null. */
export function againstAttempt(
  state: Assigning,
  { assignment: number, person, role, at }: Attempting,
): 'unknown-assignment' | 'assignment-closed' | 'attempts-used' | 'no-such-seat' | null {
  const assignment = assignmentIn(state, number);
  if (assignment === null) return 'unknown-assignment';
  if (!isTaking(assignment, at)) return 'assignment-closed';
  if (!assignment.lesson.seats.includes(role)) return 'no-such-seat';
  const attempts = attemptsAt(state, number);
  const own = attempts.filter((one) => one.person === person).length;
  return attempts.length >= MOST_ATTEMPTS || own >= ATTEMPTS_EACH ? 'attempts-used' : null;
}
