/**
 * What a learner has come to, as it is kept and written to a file: no name, no account. Whatever lies in the storage or
 * in a file that somebody brings, only what makes sense of it comes out.
 */
import { RULES, type RuleId } from '../../shared/paxos/rules.ts';

export const PROGRESS_FORMAT = 'three-armies.progress/1';

/** Acts that the guided level writes for a player until they have shown that they can. */
export const PRACTISED = ['answer-prepare', 'answer-accept', 'prepare', 'accept', 'claim'] as const;
export type Practised = (typeof PRACTISED)[number];

export interface Climbed {
  /** How often it was played to the end. */
  readonly times: number;
  /** The most goals that were reached in one game, and how many there are. */
  readonly best: number;
  readonly goals: number;
  /** The best score of the red army: the fewest messengers that it had to stop. Left out where there is none. */
  readonly fewest?: number;
  /** When all goals were first reached in one game, in milliseconds since 1970. Left out where nobody knows. */
  readonly done?: number;
}

export interface Progress {
  readonly format: typeof PROGRESS_FORMAT;
  readonly lessons: Readonly<Record<string, Climbed>>;
  /** How often each rule was broken, less the games since in which it was not. */
  readonly mistakes: Readonly<Partial<Record<RuleId, number>>>;
  /** Rules that were shown on the card. */
  readonly rules: readonly RuleId[];
  /** Right acts in a row, up to as many as it takes. */
  readonly streaks: Readonly<Partial<Record<Practised, number>>>;
  /** Games that are counted, newest last. */
  readonly sessions: readonly string[];
}

export const NO_PROGRESS: Progress = {
  format: PROGRESS_FORMAT,
  lessons: {},
  mistakes: {},
  rules: [],
  streaks: {},
  sessions: [],
};

/** Of games that are counted so many are remembered, so that a reload counts none of them twice. */
export const SESSIONS = 60;
/** Lessons of one's own come and go. */
const LESSONS = 200;
/** Nobody plays more often, and nothing larger is a count. */
const MOST = 1_000_000;
/** The last one that a calendar has. */
const LAST_MOMENT = 8.64e15;
const ID = /^[A-Za-z0-9-]{1,80}$/;

/** Null where the text is no progress at all. */
export function progressIn(text: string): Progress | null {
  const given = parsed(text);
  if (given === null || given['format'] !== PROGRESS_FORMAT) return null;
  return {
    format: PROGRESS_FORMAT,
    lessons: Object.fromEntries(
      Object.entries(objectIn(given['lessons']))
        .filter(([id]) => ID.test(id))
        .slice(0, LESSONS)
        .flatMap(([id, climbed]) => {
          const read = climbedIn(objectIn(climbed));
          return read === null ? [] : [[id, read]];
        }),
    ),
    mistakes: countsIn(
      given['mistakes'],
      RULES.map(({ id }) => id),
    ),
    rules: RULES.map(({ id }) => id).filter((id) => listIn(given['rules']).includes(id)),
    streaks: countsIn(given['streaks'], PRACTISED),
    sessions: listIn(given['sessions'])
      .filter((id): id is string => typeof id === 'string' && id.length <= 100)
      .slice(-SESSIONS),
  };
}

/** Both together, the better of each: the same file brought twice changes nothing. */
export function merged(one: Progress, other: Progress): Progress {
  const lessons = new Map(Object.entries(one.lessons));
  for (const [id, climbed] of Object.entries(other.lessons)) {
    const here = lessons.get(id);
    lessons.set(id, here === undefined ? climbed : better(here, climbed));
  }
  return {
    format: PROGRESS_FORMAT,
    lessons: Object.fromEntries(lessons),
    mistakes: most(one.mistakes, other.mistakes),
    rules: [...new Set([...one.rules, ...other.rules])],
    streaks: most(one.streaks, other.streaks),
    sessions: [...new Set([...other.sessions, ...one.sessions])].slice(-SESSIONS),
  };
}

function better(one: Climbed, other: Climbed): Climbed {
  const best = one.best * other.goals >= other.best * one.goals ? one : other;
  return {
    times: Math.max(one.times, other.times),
    best: best.best,
    goals: best.goals,
    ...fewestOf(one.fewest, other.fewest),
    ...firstOf(one.done, other.done),
  };
}

/** The earlier of two moments, of which there may be none. */
export function firstOf(...moments: readonly (number | null | undefined)[]): Pick<Climbed, 'done'> {
  const known = moments.filter(isMoment);
  return known.length === 0 ? {} : { done: Math.min(...known) };
}

/** The better of two scores, of which there may be none. */
export function fewestOf(...scores: readonly (number | null | undefined)[]): Pick<Climbed, 'fewest'> {
  const counts = scores.filter(isCount);
  return counts.length === 0 ? {} : { fewest: Math.min(...counts) };
}

function most<Key extends string>(
  one: Readonly<Partial<Record<Key, number>>>,
  other: Readonly<Partial<Record<Key, number>>>,
): Readonly<Partial<Record<Key, number>>> {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)] as Key[]);
  const counts = [...keys].map((key) => [key, Math.max(one[key] ?? 0, other[key] ?? 0)] as const);
  return Object.fromEntries(counts) as Partial<Record<Key, number>>;
}

function climbedIn({ times, best, goals, fewest, done }: JsonObject): Climbed | null {
  if (!isCount(times) || !isCount(best) || !isCount(goals) || best > goals || times === 0) return null;
  return { times, best, goals, ...(isCount(fewest) ? { fewest } : {}), ...(isMoment(done) ? { done } : {}) };
}

function countsIn<Key extends string>(given: unknown, keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts = objectIn(given);
  const read = keys.flatMap((key) => {
    const count = counts[key];
    return isCount(count) && count > 0 ? [[key, count] as const] : [];
  });
  return Object.fromEntries(read) as Partial<Record<Key, number>>;
}

function isCount(given: unknown): given is number {
  return typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= MOST;
}

function isMoment(given: unknown): given is number {
  return typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= LAST_MOMENT;
}

type JsonObject = Readonly<Record<string, unknown>>;

function objectIn(given: unknown): JsonObject {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as JsonObject) : {};
}

function listIn(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [];
}

function parsed(text: string): JsonObject | null {
  try {
    return objectIn(JSON.parse(text));
  } catch {
    return null;
  }
}
