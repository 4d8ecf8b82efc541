/** One acceptor of Paxos.tla, and what the referee keeps of it: the same past told twice. */
import { castVote, grant, newDuty, type Duty } from '../paxos/duty.ts';
import type { Pair } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import { proposerOf, type Proposer } from '../paxos/seats.ts';
import { hasAccepted, hasPromised, proposedIn } from './message-set.ts';
import { numbersUpTo, VALUES } from './setting.ts';

export interface AcceptorState {
  /** The highest number promised or voted; 0 for none (-1 in Paxos.tla, whose ballots begin at 0). */
  readonly maxBal: number;
  /** <<maxVBal, maxVal>>; null for <<-1, None>>. */
  readonly lastVote: Pair | null;
  /** <<n, v>> for every 2b sent. */
  readonly votes: readonly Pair[];
  /** What its 1b(n) reports, by n; undefined where it has sent none. */
  readonly reports: readonly (Pair | null | undefined)[];
  /** All that `reports` holds, as one number below 8 to the power of numbers. */
  readonly reportsKey: number;
  /** An honest acceptor's notebook is maxBal, maxVBal and maxVal, no more. */
  readonly notebook: Notebook;
  /** The referee's. */
  readonly duty: Duty;
}

/** In the model every number has a leader of its own. */
export function leaderOf(n: number): Proposer {
  return proposerOf(n);
}

/** Reads an acceptor off its 1b and 2b messages; the officers' 2a messages hold the values of its votes. */
export function acceptorState(numbers: number, acceptor: number, officers: number): AcceptorState {
  const votes: Pair[] = [];
  const reports: (Pair | null | undefined)[] = [];
  const duty = newDuty();
  let maxBal = 0;
  for (const n of numbersUpTo(numbers)) {
    // Its numbers never fall, and at one number the promise is first: the order of n is the order of events.
    if (hasPromised(acceptor, n)) {
      reports[n] = votes.at(-1) ?? null;
      grant(duty, n, leaderOf(n));
      maxBal = n;
    }
    const value = proposedIn(officers, n);
    if (hasAccepted(acceptor, n) && value !== null) {
      votes.push({ n, value });
      castVote(duty, { n, value }, leaderOf(n));
      maxBal = n;
    }
  }
  const lastVote = votes.at(-1) ?? null;
  const reportsKey = numbersUpTo(numbers).reduce((key, n) => key * 8 + reportKey(reports[n]), 0);
  return { maxBal, lastVote, votes, reports, reportsKey, notebook: { promised: maxBal, accepted: lastVote }, duty };
}

/** No 1b, one that reports nothing, or one that reports a vote: below 8, for a vote below the highest number of all. */
export function reportKey(report: Pair | null | undefined): number {
  if (report === undefined) return 0;
  return report === null ? 1 : 2 + (report.n - 1) * VALUES.length + VALUES.findIndex((value) => value === report.value);
}
