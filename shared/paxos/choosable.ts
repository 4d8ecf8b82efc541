/**
 * Which values may still be chosen (SPEC.md, "What may still be chosen"; it computes `SafeAt` of Voting.tla forward).
 * Read off the votes and duties alone: what any officer or general knows plays no part.
 */
import type { Duty } from './duty.ts';
import { allowedBy, type Allowed } from './reports.ts';
import type { Pair } from './letters.ts';

/** What has happened under one number. */
export interface Round {
  readonly n: number;
  /** Values of the accepts sent, by anyone. */
  readonly accepts: ReadonlySet<string>;
  /** Each general's promise (by army): what it reported, in its latest. */
  readonly promises: ReadonlyMap<number, Pair | null>;
}

/** `duties` by army, army 1 first. */
function canWin({ n }: Round, value: string, duties: readonly Duty[], quorum: number): boolean {
  let able = 0;
  for (const duty of duties) {
    const votes = duty.votes.get(n);
    if (votes ? votes.has(value) : duty.promised <= n) able += 1;
  }
  return able >= quorum;
}

function canStillVote({ n }: Round, duties: readonly Duty[], quorum: number): boolean {
  return duties.filter(({ promised }) => promised <= n).length >= quorum;
}

function hasWon({ n }: Round, value: string, duties: readonly Duty[], quorum: number): boolean {
  return duties.filter(({ votes }) => votes.get(n)?.has(value)).length >= quorum;
}

/**
 * Nothing can be chosen under this number beyond what has been, unless a new accept or an unlawful vote revives it. A
 * value that has won may always win again, so what has been chosen stays choosable without being looked at.
 */
export function isSettled(round: Round, duties: readonly Duty[], quorum: number): boolean {
  if (round.accepts.size === 0) return !canStillVote(round, duties, quorum);
  return [...round.accepts].every((v) => !canWin(round, v, duties, quorum) || hasWon(round, v, duties, quorum));
}

/** What may be chosen under a number that somebody prepared: by the accepts sent, or by one yet to be sent. */
export function choosableIn(round: Round, duties: readonly Duty[], quorum: number): Allowed {
  const { n, accepts, promises } = round;
  if (accepts.size > 0 || !canStillVote(round, duties, quorum)) {
    return { values: new Set([...accepts].filter((value) => canWin(round, value, duties, quorum))), open: false };
  }
  const reports = new Map<number, Pair | null>(promises);
  duties.forEach(({ promised, accepted }, i) => {
    if (promised < n && !promises.has(i + 1)) reports.set(i + 1, accepted);
  });
  return allowedBy(reports, quorum);
}

/** What may be chosen in rounds that nobody has begun: there every general reports its vote as it stands. */
export function choosableLater(duties: readonly Duty[], quorum: number): Allowed {
  return allowedBy(new Map(duties.map(({ accepted }, i) => [i + 1, accepted])), quorum);
}

/**
 * All of it. A round that is merely prepared adds nothing to the rounds to come, so only those in which something was
 * promised or proposed need be given.
 */
export function choosable(rounds: Iterable<Round>, duties: readonly Duty[], quorum: number): Allowed {
  const later = choosableLater(duties, quorum);
  const values = new Set(later.values);
  let { open } = later;
  for (const round of rounds) {
    const now = choosableIn(round, duties, quorum);
    for (const value of now.values) values.add(value);
    open ||= now.open;
  }
  return { values, open };
}
