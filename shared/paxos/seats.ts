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

/** One list for each number of armies: every act asks for them. */
function listed<T>(of: (armies: readonly number[]) => readonly T[]): (armies: number) => readonly T[] {
  const lists = Array.from({ length: MAX_ARMIES + 1 }, (_, armies) =>
    of(Array.from({ length: armies }, (__, i) => i + 1)),
  );
  return (armies) => lists[armies] ?? [];
}

export const armiesOf = listed((armies) => armies);
export const acceptorsOf = listed((armies) => armies.map((army): Acceptor => `A${army}`));
export const proposersOf = listed((armies) => armies.map((army): Proposer => `P${army}`));

/** Every seat, officers first: the order in which verdicts list them. */
export const seatsOf = listed((armies): readonly Seat[] => [
  ...armies.map((army): Seat => `P${army}`),
  ...armies.map((army): Seat => `A${army}`),
]);

export function isAcceptor(seat: string): seat is Acceptor {
  return seat.charCodeAt(0) === 65;
}

export function isProposer(seat: string): seat is Proposer {
  return seat.charCodeAt(0) === 80;
}

/** The army number of a seat; no army's number where the text is not a seat. Every event asks, so nothing is cut out. */
export function armyOf(seat: Seat): number {
  return seat.length === 2 ? seat.charCodeAt(1) - 48 : NaN;
}

export function acceptorOf(army: number): Acceptor {
  return `A${army}`;
}

export function proposerOf(army: number): Proposer {
  return `P${army}`;
}
