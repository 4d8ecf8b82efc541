/**
 * A general's duty: what it owes for what it has sent and voted, never for what its notebook says (SPEC.md, "Duty").
 * A duty is owned by the fold that keeps it, and is advanced in place; whoever judges only reads it.
 */
import type { Pair } from './letters.ts';
import type { Notebook } from './notebook.ts';
import type { Proposer } from './seats.ts';

export interface Duty {
  /** The highest n of any promise sent or vote cast; 0 if none (`maxBal` in Paxos.tla). */
  promised: number;
  /** The highest-numbered vote; of two votes at one number (G7) the first (`maxVBal`, `maxVal`). */
  accepted: Pair | null;
  /** The officer whose letter numbered `promised` was granted first; null while nothing is promised. */
  boundTo: Proposer | null;
  /** Every vote ever cast, by number: one value each unless G7 was broken. */
  readonly votes: Map<number, Set<string>>;
}

export function newDuty(): Duty {
  return { promised: 0, accepted: null, boundTo: null, votes: new Map() };
}

export function hasVoted(duty: Duty, n: number, value: string): boolean {
  return duty.votes.get(n)?.has(value) ?? false;
}

export function hasVotedOther(duty: Duty, n: number, value: string): boolean {
  const votes = duty.votes.get(n);
  return votes !== undefined && votes.size > (votes.has(value) ? 1 : 0);
}

/** Sending a promise, or voting, at n: nothing below n may be granted from now on. */
export function grant(duty: Duty, n: number, officer: Proposer): void {
  if (n <= duty.promised) return;
  duty.promised = n;
  duty.boundTo = officer;
}

/** Casting a vote; returns false when it had been cast before. */
export function castVote(duty: Duty, vote: Pair, officer: Proposer): boolean {
  grant(duty, vote.n, officer);
  const votes = duty.votes.get(vote.n);
  if (votes?.has(vote.value)) return false;
  if (votes) votes.add(vote.value);
  else duty.votes.set(vote.n, new Set([vote.value]));
  if (duty.accepted === null || vote.n > duty.accepted.n) duty.accepted = { n: vote.n, value: vote.value };
  return true;
}

/** The duty of a general whose past were exactly what its notebook says: the measure of root and consequence. */
export function dutyByNotebook(duty: Duty, notebook: Notebook): Duty {
  const { promised, accepted } = notebook;
  return {
    promised,
    accepted,
    boundTo: promised === duty.promised ? duty.boundTo : null,
    votes: new Map(accepted === null ? [] : [[accepted.n, new Set([accepted.value])]]),
  };
}
