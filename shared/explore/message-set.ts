/**
 * A state of Paxos.tla as one number. Its variable msgs is a set that only grows, and its other variables can be read
 * off msgs: maxBal[a] is the highest number in a's 1b and 2b messages, maxVBal[a] and maxVal[a] its highest 2b. Even what
 * a 1b(n) reports need not be kept: after it a never votes below n, so it is a's highest vote below n. So one bit for each
 * message is enough (two for a 2a, which has a value), and every step of the model adds the weight of its message.
 *
 *   low  2N bits for each acceptor: 1b(1), 2b(1), 1b(2), 2b(2) …
 *   high 3N bits for the officers:  1a(1), 2a(1, X), 2a(1, Y), 1a(2) …
 */
import { ARMIES, type Value, VALUES } from './setting.ts';

/** The messages of a state: who sent what. At most 36 bits, so that a plain number holds them exactly. */
export type StateCode = number;

const BITS_OF_OFFICER = 3;
const BITS_OF_ACCEPTOR = 2;

export interface Layout {
  readonly numbers: number;
  /** Bits of one acceptor. */
  readonly width: number;
  /** Weight of the officers' lowest bit. */
  readonly officers: number;
}

export function layoutFor(numbers: number): Layout {
  const width = BITS_OF_ACCEPTOR * numbers;
  return { numbers, width, officers: 2 ** (width * ARMIES) };
}

export const EMPTY_SET: StateCode = 0;

/** All 1a and 2a messages. */
export function officersIn({ officers }: Layout, code: StateCode): number {
  return Math.floor(code / officers);
}

/** The 1b and 2b messages of one acceptor. */
export function acceptorIn({ officers, width }: Layout, code: StateCode, acceptor: number): number {
  return ((code % officers) >> (width * acceptor)) & ((1 << width) - 1);
}

export function isPrepared(officers: number, n: number): boolean {
  return ((officers >> (BITS_OF_OFFICER * (n - 1))) & 1) === 1;
}

/** The value of the 2a message numbered n, if it was sent. */
export function proposedIn(officers: number, n: number): Value | null {
  return VALUES[((officers >> (BITS_OF_OFFICER * (n - 1) + 1)) & 3) - 1] ?? null;
}

export function hasPromised(acceptor: number, n: number): boolean {
  return ((acceptor >> (BITS_OF_ACCEPTOR * (n - 1))) & 1) === 1;
}

export function hasAccepted(acceptor: number, n: number): boolean {
  return ((acceptor >> (BITS_OF_ACCEPTOR * (n - 1) + 1)) & 1) === 1;
}

/** One action of Paxos.tla, as it happened. `acceptor` counts from 0. */
export type Step =
  | { readonly action: 'Phase1a'; readonly n: number }
  | { readonly action: 'Phase1b'; readonly acceptor: number; readonly n: number }
  | { readonly action: 'Phase2a'; readonly n: number; readonly value: Value }
  | { readonly action: 'Phase2b'; readonly acceptor: number; readonly n: number };

/** What the message of a step adds to the code of a state that has it not. */
export function weightOf({ officers, width }: Layout, step: Step): number {
  const { n } = step;
  switch (step.action) {
    case 'Phase1a':
      return officers * 2 ** (BITS_OF_OFFICER * (n - 1));
    case 'Phase2a':
      return officers * 2 ** (BITS_OF_OFFICER * (n - 1) + 1 + VALUES.indexOf(step.value));
    case 'Phase1b':
      return 2 ** (width * step.acceptor + BITS_OF_ACCEPTOR * (n - 1));
    case 'Phase2b':
      return 2 ** (width * step.acceptor + BITS_OF_ACCEPTOR * (n - 1) + 1);
  }
}

/** Steps may send a message again, which adds nothing. */
export function isSent(layout: Layout, code: StateCode, step: Step): boolean {
  switch (step.action) {
    case 'Phase1a':
      return isPrepared(officersIn(layout, code), step.n);
    case 'Phase2a':
      return proposedIn(officersIn(layout, code), step.n) !== null;
    case 'Phase1b':
      return hasPromised(acceptorIn(layout, code, step.acceptor), step.n);
    case 'Phase2b':
      return hasAccepted(acceptorIn(layout, code, step.acceptor), step.n);
  }
}
