import type { Acceptor, Proposer, Seat } from './seats.ts';

/** A number and a value that go together: a vote, a report, a proposal. `n` is a positive safe integer. */
export interface Pair {
  readonly n: number;
  readonly value: string;
}

/** Phase 1a, P→A. */
export interface PrepareLetter {
  readonly id: string;
  readonly from: Proposer;
  readonly to: Acceptor;
  readonly kind: 'prepare';
  readonly n: number;
}

/** Phase 1b, A→P: answers the prepare `re`, and reports the highest-numbered vote as the general tells it. */
export interface PromiseLetter {
  readonly id: string;
  readonly from: Acceptor;
  readonly to: Proposer;
  readonly kind: 'promise';
  readonly n: number;
  readonly accepted: Pair | null;
  readonly re: string;
}

/** Phase 2a, P→A. */
export interface AcceptLetter {
  readonly id: string;
  readonly from: Proposer;
  readonly to: Acceptor;
  readonly kind: 'accept';
  readonly n: number;
  readonly value: string;
}

/** Phase 2b, A→P: answers the accept `re`. */
export interface AcceptedLetter {
  readonly id: string;
  readonly from: Acceptor;
  readonly to: Proposer;
  readonly kind: 'accepted';
  readonly n: number;
  readonly value: string;
  readonly re: string;
}

/** A refusal, A→P: answers the prepare or accept `re`; `promised` is an integer ≥ 0, as the general reports it. */
export interface RejectLetter {
  readonly id: string;
  readonly from: Acceptor;
  readonly to: Proposer;
  readonly kind: 'reject';
  readonly n: number;
  readonly promised: number;
  readonly re: string;
}

/** "We attack at …", any→any. Learning is not part of Basic Paxos; the game allows it and judges it (O8). */
export interface AnnounceLetter {
  readonly id: string;
  readonly from: Seat;
  readonly to: Seat;
  readonly kind: 'announce';
  readonly value: string;
}

/** What a general may answer. */
export type Request = PrepareLetter | AcceptLetter;
/** What a general may answer with. */
export type Reply = PromiseLetter | AcceptedLetter | RejectLetter;
export type Letter = Request | Reply | AnnounceLetter;
export type LetterKind = Letter['kind'];

export function isRequest(letter: Letter): letter is Request {
  return letter.kind === 'prepare' || letter.kind === 'accept';
}

export function samePair(a: Pair | null, b: Pair | null): boolean {
  return a === b || (a !== null && b !== null && a.n === b.n && a.value === b.value);
}

/** A pair and nothing else, whatever object it came in. */
export function pairOf(pair: Pair | null): Pair | null {
  return pair && { n: pair.n, value: pair.value };
}
