import type { Judged } from '../../shared/judge/judge.ts';

export interface Question {
  readonly id: number;
  readonly content: Blob | string;
}

export interface Answer {
  readonly id: number;
  /** Null when reading or judging broke down. */
  readonly judged: Judged | null;
}
