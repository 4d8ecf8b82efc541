/** Everything that an acceptor can physically write and send, right or wrong, in a world of so many numbers. */
import type { ReplyDraft } from '../paxos/answer.ts';
import type { Pair, Request } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import { numbersUpTo, VALUES } from './setting.ts';

/** One number more than there are, so that a notebook can also be raised above all of them. */
const countsFor = (numbers: number) => [0, ...numbersUpTo(numbers + 1)];

function pairsFor(numbers: number): readonly (Pair | null)[] {
  return [null, ...numbersUpTo(numbers).flatMap((n) => VALUES.map((value): Pair => ({ n, value })))];
}

export function notebooksFor(numbers: number): readonly Notebook[] {
  const pairs = pairsFor(numbers);
  return countsFor(numbers).flatMap((promised) => pairs.map((accepted): Notebook => ({ promised, accepted })));
}

/** Null is silence, and all that is left where there is no letter. */
export function draftsFor(numbers: number, letter: Request | null): readonly (ReplyDraft | null)[] {
  if (letter === null) return [null];
  const granting: readonly ReplyDraft[] =
    letter.kind === 'accept'
      ? [{ kind: 'accepted' }]
      : pairsFor(numbers).map((accepted): ReplyDraft => ({ kind: 'promise', accepted }));
  const refusing = countsFor(numbers).map((promised): ReplyDraft => ({ kind: 'reject', promised }));
  return [null, ...granting, ...refusing];
}
