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

export function otherValue(value: string): Value {
  return value === VALUES[0] ? VALUES[1] : VALUES[0];
}

/** More numbers than this make more states than a machine holds. */
export const MOST_NUMBERS = 4;

const NUMBERS = Array.from({ length: MOST_NUMBERS + 2 }, (_, last) => Array.from({ length: last }, (_n, i) => i + 1));

export function numbersUpTo(numbers: number): readonly number[] {
  return NUMBERS[numbers] ?? [];
}

/** Every subset, the empty one first. */
export function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 1 << items.length }, (_, mask) => items.filter((_item, i) => (mask >> i) & 1));
}

/** The smallest quorums, by index of their acceptors. */
export const QUORUMS = subsetsOf(ACCEPTORS.map((_, i) => i)).filter(({ length }) => length === QUORUM);
