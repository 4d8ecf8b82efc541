import type { Pair } from './letters.ts';

/** An acceptor's stable storage, written by hand: the highest number promised (0: none) and the pair accepted last. */
export interface Notebook {
  readonly promised: number;
  readonly accepted: Pair | null;
}

export const EMPTY_NOTEBOOK: Notebook = { promised: 0, accepted: null };
