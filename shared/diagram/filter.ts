/** What somebody wants to follow: one number, one seat, or one number at one seat. */
import type { Letter } from '../paxos/letters.ts';
import type { Seat } from '../paxos/seats.ts';
import type { Mark, SpaceTime } from './space-time.ts';

export interface Filter {
  readonly n: number | null;
  readonly seat: Seat | null;
}

export const EVERYTHING: Filter = { n: null, seat: null };

export function wantsLetter({ n, seat }: Filter, letter: Letter): boolean {
  return (
    (n === null || ('n' in letter && letter.n === n)) && (seat === null || [letter.from, letter.to].includes(seat))
  );
}

export function wantsMark({ n, seat }: Filter, mark: Mark): boolean {
  return (n === null || ('n' in mark && mark.n === n)) && (seat === null || mark.seat === seat);
}

/** Every number that a letter bears, from the lowest. */
export function numbersIn({ posted }: Pick<SpaceTime, 'posted'>): readonly number[] {
  const numbers = new Set<number>();
  for (const { letter } of posted.values()) if ('n' in letter) numbers.add(letter.n);
  return [...numbers].sort((a, b) => a - b);
}
