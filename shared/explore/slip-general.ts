/** A general of the exploration with slips: unlike an acceptor of Paxos.tla, its notebook may belie what it did. */
import { seal, type ReplyDraft } from '../paxos/answer.ts';
import { castVote, grant, newDuty, type Duty } from '../paxos/duty.ts';
import { voteOf } from '../paxos/general-rules.ts';
import { samePair, type Pair, type Request } from '../paxos/letters.ts';
import { EMPTY_NOTEBOOK, type Notebook } from '../paxos/notebook.ts';
import type { Proposer } from '../paxos/seats.ts';
import { otherValue } from './setting.ts';

export interface SentPromise {
  readonly to: Proposer;
  readonly n: number;
  readonly report: Pair | null;
}

export interface GeneralPast {
  readonly notebook: Notebook;
  readonly duty: Duty;
  /** The 1b messages, each once. A repeated promise may report something else. */
  readonly promises: readonly SentPromise[];
}

export const NEW_GENERAL: GeneralPast = { notebook: EMPTY_NOTEBOOK, duty: newDuty(), promises: [] };

/** What a general does: answer a letter (null: it writes unasked), leave the notebook at `after`, send a reply or none. */
export interface GeneralMove {
  readonly letter: Request | null;
  readonly after: Notebook;
  readonly reply: ReplyDraft | null;
}

/** The general after its act, as the referee would keep it. */
export function afterMove(
  { notebook, duty: before, promises }: GeneralPast,
  { letter, after, reply }: GeneralMove,
): GeneralPast {
  const duty = { ...before, votes: new Map([...before.votes].map(([n, values]) => [n, new Set(values)])) };
  if (letter === null) return { notebook: after, duty, promises };
  if (reply?.kind === 'promise') grant(duty, letter.n, letter.from);
  const sealed = reply && seal(reply, letter, 'reply');
  const vote = voteOf({ letter, before: notebook, after, reply: sealed });
  if (vote !== null) castVote(duty, vote, letter.from);
  if (reply?.kind !== 'promise') return { notebook: after, duty, promises };
  const promise: SentPromise = { to: letter.from, n: letter.n, report: reply.accepted };
  return {
    notebook: after,
    duty,
    promises: promises.some((sent) => isSame(sent, promise)) ? promises : [...promises, promise],
  };
}

function isSame(a: SentPromise, b: SentPromise): boolean {
  return a.to === b.to && a.n === b.n && samePair(a.report, b.report);
}

/** Two generals of one key have the same future. The first value voted at a number stands in duty.accepted. */
export function keyOfGeneral({ notebook, duty, promises }: GeneralPast): string {
  const { promised, accepted, boundTo, votes } = duty;
  const cast = [...votes].map(([n, values]) => `${n}${[...values].sort().join('')}`).sort();
  return JSON.stringify([notebook, promised, accepted, boundTo, cast, keyOfPromises(promises)]);
}

export function keyOfPromises(promises: readonly SentPromise[]): string {
  return promises
    .map(({ to, n, report }) => `${to} ${n} ${keyOfPair(report)}`)
    .sort()
    .join();
}

function keyOfPair(pair: Pair | null): string {
  return pair === null ? '-' : `${pair.n} ${pair.value}`;
}

/** The same past with the two values exchanged. */
export function mirrored({ notebook, duty, promises }: GeneralPast): GeneralPast {
  const votes = [...duty.votes].map(([n, values]): [number, Set<string>] => [n, new Set([...values].map(otherValue))]);
  return {
    notebook: { promised: notebook.promised, accepted: otherPair(notebook.accepted) },
    duty: { ...duty, accepted: otherPair(duty.accepted), votes: new Map(votes) },
    promises: promises.map((promise) => ({ ...promise, report: otherPair(promise.report) })),
  };
}

function otherPair(pair: Pair | null): Pair | null {
  return pair && { n: pair.n, value: otherValue(pair.value) };
}
