/** After how many days what of a class is deleted: what the server does by itself, and what the instructor has chosen. */
import type { ClassState } from '../../shared/class/state.ts';
import type { Keeping } from '../../shared/wire/class-view.ts';
import type { Limits } from '../limits.ts';

export type DayLimits = Pick<Limits, 'unfinishedDays' | 'finishedDays' | 'longestDays'>;

/** Null: of what belongs to no class. */
export function keepingOf(
  state: Pick<ClassState, 'keepDays'> | null,
  { unfinishedDays, finishedDays, longestDays }: DayLimits,
): Keeping {
  const chosen = state?.keepDays ?? null;
  const over = chosen === null ? finishedDays : Math.min(chosen, longestDays);
  return {
    chosen,
    over,
    byItself: finishedDays,
    most: longestDays,
    unfinished: Math.min(unfinishedDays, over),
    whole: Math.max(finishedDays, over),
  };
}
