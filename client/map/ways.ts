/** Messengers on the map of the valley, each as far as it has come. */
import { progressOf, type Walker } from '../../shared/diagram/walk.ts';
import type { Seat } from '../../shared/paxos/seats.ts';

export interface Way {
  readonly key: string;
  readonly from: Seat;
  readonly to: Seat;
  /** From 0 to 1. */
  readonly progress: number;
  readonly held?: boolean;
}

/** `now` is game time. */
export function waysOf(walkers: readonly Walker[], now: number): readonly Way[] {
  return walkers.map((walker) => {
    const { letter, messenger } = walker;
    const { from, to } = letter;
    return { key: `${letter.id} ${messenger.copy}`, from, to, progress: progressOf(walker, now) };
  });
}
