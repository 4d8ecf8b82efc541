/** How far a learner has come, in this browser: kept with every change, and read anew before one, as another tab may have changed it. */
import { RULES, type RuleId } from '../../shared/paxos/rules.ts';
import { forget, recall, remember } from '../storage.ts';
import {
  fewestOf,
  firstOf,
  merged,
  NO_PROGRESS,
  progressIn,
  SESSIONS,
  type Climbed,
  type Practised,
  type Progress,
} from './kept-progress.ts';

const KEY = 'progress';
/** So many right acts in a row, and a player needs no more help with that kind of act. */
export const ENOUGH = 2;

/** What came of a lesson, once. */
export interface Result {
  readonly lesson: string;
  readonly session: string;
  readonly reached: number;
  readonly goals: number;
  /** Rules that the player broke, each as often as it was broken. */
  readonly broken: readonly RuleId[];
  /** How many messengers the red army had to stop; null where nobody counts them. */
  readonly stopped: number | null;
  /** When, in milliseconds since 1970; left out where nobody knows. */
  readonly at?: number;
}

export class LearnerProgress {
  /** What was stored when this page last looked: where that is stored still, what this page has is newer. */
  #seen = recall(KEY);
  #kept = $state.raw<Progress>(progressIn(this.#seen ?? '') ?? NO_PROGRESS);

  get kept(): Progress {
    return this.#kept;
  }

  climbed(lesson: string): Climbed | null {
    return this.#kept.lessons[lesson] ?? null;
  }

  /** All its goals were reached in one game. */
  isDone(lesson: string): boolean {
    const climbed = this.climbed(lesson);
    return climbed !== null && climbed.best === climbed.goals;
  }

  /** Each game counts once. A rule that was not broken this time weighs less from now on. */
  note({ lesson, session, reached, goals, broken, stopped, at }: Result): void {
    this.#change((kept) => {
      if (kept.sessions.includes(session)) return kept;
      const before = kept.lessons[lesson];
      const best = before !== undefined && before.goals === goals ? Math.max(before.best, reached) : reached;
      const mistakes = RULES.flatMap(({ id: rule }) => {
        const again = broken.filter((one) => one === rule).length;
        const count = (kept.mistakes[rule] ?? 0) + (again === 0 ? -1 : again);
        return count > 0 ? [[rule, count] as const] : [];
      });
      return {
        ...kept,
        lessons: {
          ...kept.lessons,
          [lesson]: {
            times: (before?.times ?? 0) + 1,
            best,
            goals,
            ...fewestOf(before?.fewest, stopped),
            ...firstOf(before?.done, reached === goals ? at : null),
          },
        },
        mistakes: Object.fromEntries(mistakes),
        sessions: [...kept.sessions, session].slice(-SESSIONS),
      };
    });
  }

  hasShown(rule: RuleId): boolean {
    return this.#kept.rules.includes(rule);
  }

  showed(rules: readonly RuleId[]): void {
    if (rules.every((rule) => this.hasShown(rule))) return;
    this.#change((kept) => ({
      ...kept,
      rules: [...kept.rules, ...rules.filter((rule) => !kept.rules.includes(rule))],
    }));
  }

  /** Nothing is written for the player any more. */
  can(act: Practised): boolean {
    return (this.#kept.streaks[act] ?? 0) >= ENOUGH;
  }

  practised(act: Practised, right: boolean): void {
    this.#change((kept) => {
      const streak = right ? Math.min(ENOUGH, (kept.streaks[act] ?? 0) + 1) : 0;
      return { ...kept, streaks: { ...kept.streaks, [act]: streak } };
    });
  }

  /** What the text of a file says is added; false where it is no progress. */
  add(text: string): boolean {
    const brought = progressIn(text);
    if (brought !== null) this.#change((kept) => merged(kept, brought));
    return brought !== null;
  }

  text(): string {
    return JSON.stringify(this.#kept);
  }

  clear(): void {
    this.#kept = NO_PROGRESS;
    forget(KEY);
    this.#seen = recall(KEY);
  }

  #change(change: (kept: Progress) => Progress): void {
    const stored = recall(KEY);
    const before = stored === this.#seen ? this.#kept : (progressIn(stored ?? '') ?? NO_PROGRESS);
    this.#kept = change(before);
    remember(KEY, JSON.stringify(this.#kept));
    this.#seen = recall(KEY);
  }
}

export const progress = new LearnerProgress();
