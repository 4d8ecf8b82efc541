/**
 * Requests as bits, and sets of them as masks: which were sent, and which a general has granted by a promise or a vote.
 * A vote is for a value, whoever asked for it.
 */
import type { Request } from '../paxos/letters.ts';
import { armyOf } from '../paxos/seats.ts';
import type { GeneralPast } from './slip-general.ts';
import { ARMIES, MOST_NUMBERS, numbersUpTo, QUORUMS, VALUES } from './setting.ts';

export type RequestMask = number;

const FIRST_ACCEPT = ARMIES * MOST_NUMBERS;

/** Of the 1a of an officer, by its army. */
function prepareBit(army: number, n: number): RequestMask {
  return 1 << ((army - 1) * MOST_NUMBERS + n - 1);
}

/** Of the 2a with VALUES[value]. */
export function acceptBit(n: number, value: number): RequestMask {
  return 1 << (FIRST_ACCEPT + (n - 1) * VALUES.length + value);
}

export function bitOf(request: Request): RequestMask {
  if (request.kind === 'prepare') return prepareBit(armyOf(request.from), request.n);
  return acceptBit(
    request.n,
    VALUES.findIndex((value) => value === request.value),
  );
}

/** The 1a messages numbered n, whoever's. */
export function preparesOf(n: number): RequestMask {
  let mask = 0;
  for (let army = 1; army <= ARMIES; army += 1) mask |= prepareBit(army, n);
  return mask;
}

export function grantsOf({ duty, promises }: GeneralPast): RequestMask {
  let mask = 0;
  for (const { to, n } of promises) mask |= prepareBit(armyOf(to), n);
  for (const [n, values] of duty.votes) {
    VALUES.forEach((value, i) => {
      if (values.has(value)) mask |= acceptBit(n, i);
    });
  }
  return mask;
}

/** The requests that a quorum has granted, of one officer for one number or value: two of three. */
export function grantedByQuorum(grants: readonly RequestMask[]): RequestMask {
  return QUORUMS.reduce((all, quorum) => all | quorum.reduce((mask, i) => mask & (grants[i] ?? 0), -1), 0);
}

/** All 2a messages with VALUES[value]. */
export const ACCEPTS_OF = VALUES.map((_, value) =>
  numbersUpTo(MOST_NUMBERS).reduce((mask, n) => mask | acceptBit(n, value), 0),
);
