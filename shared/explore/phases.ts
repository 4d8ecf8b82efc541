/** The guards of the four actions of Paxos.tla, word for word. Nothing here knows the referee's rules. */
import type { Pair } from '../paxos/letters.ts';
import type { AcceptorState } from './acceptor.ts';
import { QUORUM, QUORUMS } from './setting.ts';

/** Phase1b(a): m.bal > maxBal[a]. */
export function mayPromise({ maxBal }: AcceptorState, n: number): boolean {
  return n > maxBal;
}

/** Phase2b(a): m.bal >= maxBal[a]. */
export function mayVote({ maxBal }: AcceptorState, n: number): boolean {
  return n >= maxBal;
}

/** By acceptor: what its 1b reports; undefined where there is no 1b. */
export type Promises = readonly (Pair | null | undefined)[];

const reported = (pair: Pair | null | undefined): number => pair?.n ?? 0;

/** Phase2a(b, v), second conjunct, for one Q: all of Q sent 1b, and none reports a vote or v is a highest-numbered one. */
function quorumShowsSafe(quorum: Promises, value: string): boolean {
  if (quorum.some((report) => report === undefined)) return false;
  if (quorum.every((report) => report === null)) return true;
  return quorum.some((m) => m?.value === value && quorum.every((mm) => reported(m) >= reported(mm)));
}

/** Phase2a(b, v), second conjunct: \E Q \in Quorum. Two of three are a quorum, and all three allow nothing more. */
export function showsSafe(promises: Promises, value: string): boolean {
  return QUORUMS.some((quorum) =>
    quorumShowsSafe(
      quorum.map((acceptor) => promises[acceptor]),
      value,
    ),
  );
}

/** Phase2a(b, v): some Q has sent 1b in full. */
export function isPromisedByQuorum(promises: Promises): boolean {
  return promises.filter((report) => report !== undefined).length >= QUORUM;
}
