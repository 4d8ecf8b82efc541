/** The small world that is explored in full: three acceptors, any two of them a quorum, and two values. */
import { acceptorsOf, quorumOf, type Acceptor } from '../paxos/seats.ts';
import type { RuleSettings } from '../paxos/settings.ts';

export const ARMIES = 3;
export const SETTINGS: RuleSettings = { armies: ARMIES, acceptRule: 'textbook', tent: 'separate' };
export const QUORUM = quorumOf(ARMIES);
export const ACCEPTORS: readonly Acceptor[] = acceptorsOf(ARMIES);

/** Attack times, so that a trace reads as a game does; X and Y in the specifications. */
export const VALUES = ['06:00', '07:00'] as const;
export type Value = (typeof VALUES)[number];

/** More numbers than this make more states than a machine holds. */
export const MOST_NUMBERS = 4;

export function numbersUpTo(numbers: number): readonly number[] {
  return Array.from({ length: numbers }, (_, i) => i + 1);
}

/** Every subset, the empty one first. */
export function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 1 << items.length }, (_, mask) => items.filter((_item, i) => (mask >> i) & 1));
}
