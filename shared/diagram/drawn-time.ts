/**
 * Where game time is drawn. Long waits take less room than they took time; and what happened at one moment gets some
 * room between cause and effect, so that a letter never arrives where it left. In between time runs evenly.
 */
import { firstFrom } from './search.ts';

/** From here on time is drawn anew. */
interface Fold {
  /** Game time up to which it was drawn as long as it was, and where it goes on in drawn time. */
  readonly at: number;
  readonly time: number;
  /** Milliseconds that are not drawn; 0 where room was made instead. */
  readonly skipped: number;
}

/** Advanced in place by its one owner. */
export interface DrawnTime {
  /** Of the last event: game time, and drawn time. */
  at: number;
  time: number;
  readonly folds: Fold[];
  /** Every event's drawn time. */
  readonly moments: { readonly seq: number; readonly time: number }[];
}

export function newDrawnTime(): DrawnTime {
  return { at: 0, time: 0, folds: [], moments: [] };
}

/** Waits longer than a long walk are drawn no longer than one, in milliseconds. */
export const LONGEST_WAIT = 8000;

/** Where a moment is drawn, in drawn time: after all that happened then. */
export function timeOf({ at, time, folds }: DrawnTime, moment: number): number {
  if (moment >= at) return time + Math.min(moment - at, LONGEST_WAIT);
  const fold = folds[firstFrom(folds, (each) => each.at > moment) - 1];
  return fold === undefined ? moment : fold.time + Math.max(0, moment - fold.at - fold.skipped);
}

/** Where an event is drawn; one that never was, where the one before it is. */
export function timeOfSeq({ moments }: DrawnTime, seq: number): number {
  return moments[firstFrom(moments, (each) => each.seq > seq) - 1]?.time ?? 0;
}

/** On to an event, which is drawn at `earliest` or later. */
export function passTime(state: DrawnTime, seq: number, at: number, earliest: number): void {
  const gone = at - state.at;
  if (gone > LONGEST_WAIT) {
    const skipped = gone - LONGEST_WAIT;
    state.folds.push({ at: state.at + LONGEST_WAIT, time: state.time + LONGEST_WAIT, skipped });
  }
  state.time += Math.min(gone, LONGEST_WAIT);
  state.at = at;
  if (state.time < earliest) {
    state.time = earliest;
    state.folds.push({ at, time: earliest, skipped: 0 });
  }
  state.moments.push({ seq, time: state.time });
}
