/**
 * Who plays. Army i has acceptor `Ai` (the general) and proposer `Pi` (the staff officer); i counts from 1.
 * Inside the core a seat's army doubles as its index, so sets of acceptors are bit masks: army i is bit i - 1.
 */

export type Acceptor = `A${number}`;
export type Proposer = `P${number}`;
export type Seat = Acceptor | Proposer;

/** How many armies a game may have. Two is the prologue, where "chosen" needs both. */
export const MIN_ARMIES = 2;
export const MAX_ARMIES = 9;

/** Distinct acceptors that make a majority: ⌊N/2⌋ + 1. Any two quorums share an acceptor (PMS §2.2). */
export function quorumOf(armies: number): number {
  return Math.floor(armies / 2) + 1;
}

export function armiesOf(armies: number): readonly number[] {
  return Array.from({ length: armies }, (_, i) => i + 1);
}

export function acceptorsOf(armies: number): readonly Acceptor[] {
  return armiesOf(armies).map((army): Acceptor => `A${army}`);
}

export function proposersOf(armies: number): readonly Proposer[] {
  return armiesOf(armies).map((army): Proposer => `P${army}`);
}

/** Every seat, officers first: the order in which verdicts list them. */
export function seatsOf(armies: number): readonly Seat[] {
  return [...proposersOf(armies), ...acceptorsOf(armies)];
}

export function isAcceptor(seat: string): seat is Acceptor {
  return seat.charCodeAt(0) === 65;
}

export function isProposer(seat: string): seat is Proposer {
  return seat.charCodeAt(0) === 80;
}

/** The army number of a seat that is known to be one. */
export function armyOf(seat: Seat): number {
  return Number(seat.slice(1));
}

export function acceptorOf(army: number): Acceptor {
  return `A${army}`;
}

export function proposerOf(army: number): Proposer {
  return `P${army}`;
}
