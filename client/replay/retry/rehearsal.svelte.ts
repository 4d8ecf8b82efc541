/** Mistakes tried again, one at a time; which are solved is remembered in this browser, for each session. */
import type { PlayerCommand } from '../../../shared/game/commands.ts';
import type { PlayerLog } from '../../../shared/replay/perspective.ts';
import { solutionFor, tryAgain, type Attempt, type Mistake, type Trial } from '../../../shared/replay/retry.ts';
import { LivePlay, type Play } from '../../play/play.svelte.ts';
import { recall, remember } from '../../storage.ts';

export interface Task {
  /** Under which the library keeps the session. */
  readonly session: string;
  readonly log: PlayerLog;
  readonly mistake: Mistake;
}

export class Rehearsal {
  readonly tasks: readonly Task[];
  index = $state(0);
  /** Of the attempt that was made last; null before one. */
  trial = $state.raw<Trial | null>(null);
  /** Counts attempts: after each one the table stands again as it did before. */
  tries = $state(0);
  hinted = $state(false);
  shown = $state(false);
  #solved = $state.raw<readonly string[]>([]);

  constructor(tasks: readonly Task[]) {
    this.tasks = tasks;
    this.#solved = tasks.filter(isSolved).map(keyOf);
    this.go(
      Math.max(
        0,
        tasks.findIndex((task) => !this.isSolved(task)),
      ),
    );
  }

  get task(): Task | null {
    return this.tasks[this.index] ?? null;
  }

  get solved(): number {
    return this.#solved.length;
  }

  isSolved(task: Task): boolean {
    return this.#solved.includes(keyOf(task));
  }

  go(index: number): void {
    this.index = Math.min(Math.max(0, index), Math.max(0, this.tasks.length - 1));
    this.trial = null;
    this.hinted = false;
    this.shown = false;
  }

  /** What was shown is no longer found: the mistake stays open. */
  attempt(attempt: Attempt): void {
    const { task } = this;
    if (task === null) return;
    this.tries += 1;
    this.trial = tryAgain(task.log, task.mistake, attempt);
    if (!this.trial.right || this.shown || this.isSolved(task)) return;
    this.#solved = [...this.#solved, keyOf(task)];
    remember(shelfOf(task.session), JSON.stringify([...solvedIn(task.session), task.mistake.count]));
  }

  solution(): PlayerCommand | null {
    return this.task === null ? null : solutionFor(this.task.log, this.task.mistake);
  }
}

/** The player's table as it stood before the mistake, silent whatever the level of help was. */
export function playBefore({ log, mistake }: Task): Play {
  const play = new LivePlay({ ...log.header, level: 'exam' }, log.seat);
  play.take(log.events.slice(0, mistake.count));
  return play;
}

const keyOf = ({ session, mistake }: Task): string => `${session} ${mistake.count}`;
const shelfOf = (session: string): string => `retry/${session}`;

function isSolved({ session, mistake }: Task): boolean {
  return solvedIn(session).includes(mistake.count);
}

function solvedIn(session: string): readonly number[] {
  try {
    const kept: unknown = JSON.parse(recall(shelfOf(session)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((count): count is number => typeof count === 'number') : [];
  } catch {
    return [];
  }
}
