/**
 * What the referee has to say of any act of an acceptor, told from the model alone: maxBal, maxVBal, maxVal, the votes,
 * and who was promised. It shares nothing with general-rules.ts but the ids, so that each is a check of the other.
 */
import type { RuleId } from '../paxos/rules.ts';
import type { Pair, Reply, Request } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import { leaderOf, type AcceptorState } from './acceptor.ts';
import type { Expected } from './invariants.ts';

/** An acceptor reads `letter` (null: none), leaves its notebook at `after`, and sends `reply` or nothing. */
export interface Act {
  readonly letter: Request | null;
  readonly after: Notebook;
  readonly reply: Reply | null;
}

/** In table order; none for what Phase1b(a), Phase2b(a), their repetition, silence and a refusal with cause come to. */
export function expectedOfGeneral(a: AcceptorState, act: Act): readonly Expected[] {
  const { letter, after, reply } = act;
  const b = letter?.n ?? 0;
  const promises = reply?.kind === 'promise';
  const votes = letter?.kind === 'accept' && (reply?.kind === 'accepted' || isPair(after.accepted, letter));
  const isNewVote = votes && !a.votes.some((vote) => isPair(vote, letter));
  const voteTooLow = isNewVote && b < a.maxBal;
  const raises = (promises || votes) && b > a.maxBal;
  const notRaised = raises && after.promised < b;
  const notWritten = isNewVote && reply?.kind === 'accepted' && !isPair(after.accepted, letter);
  const votesOther = isNewVote && a.votes.some((vote) => vote.n === b);

  const ids: (RuleId | false)[] = [
    promises && b < a.maxBal && 'G1',
    promises && notRaised && 'G2',
    voteTooLow && 'G3',
    reply?.kind === 'promise' && falseReport(a.lastVote, reply.accepted),
    (votesOther || (isForeign(a, act) && !notWritten)) && 'G7',
    notWritten && !voteTooLow && 'G8',
    votes && notRaised && 'G9',
    !voteTooLow && isLost(a, act, notRaised || (promises && b < a.maxBal)) && 'G10',
    promises && b === a.maxBal && letter?.from !== leaderOf(b) && 'G11',
    reply?.kind === 'reject' && letter !== null && !hasCause(a, letter) && 'L1',
    reply?.kind === 'reject' && reply.promised !== a.maxBal && 'L2',
    after.promised > a.maxBal && !(raises && after.promised <= b) && 'D1',
    isNewVote && reply === null && 'D2',
  ];
  // A notebook holds one vote: with an older one forgotten, whoever changes it only follows the notebook.
  const isForgotten = (id: RuleId) => id === 'G7' && !isForeign(a, act) && a.lastVote?.n !== b;
  return ids.filter((id) => id !== false).map((rule) => ({ rule, root: !isForgotten(rule) }));
}

function isPair(pair: Pair | null, other: Pair | null): boolean {
  return pair?.n === other?.n && pair?.value === other?.value;
}

/** A 1b message must carry <<maxVBal[a], maxVal[a]>>. */
function falseReport(lastVote: Pair | null, report: Pair | null): RuleId | false {
  if (isPair(lastVote, report)) return false;
  if (lastVote === null) return 'G6';
  return report === null ? 'G4' : 'G5';
}

/** The notebook's pair became one that is neither the old one nor that of the 2a which the acceptor reads. */
function isForeign({ lastVote }: AcceptorState, { letter, after }: Act): boolean {
  if (after.accepted === null || isPair(after.accepted, lastVote)) return false;
  return letter?.kind !== 'accept' || !isPair(after.accepted, letter);
}

/** maxBal fell on paper, for no reason already named, or the vote is gone from it. */
function isLost({ maxBal, lastVote }: AcceptorState, { after }: Act, fallIsNamed: boolean): boolean {
  return (after.promised < maxBal && !fallIsNamed) || (lastVote !== null && after.accepted === null);
}

/** Neither Phase1b nor Phase2b is enabled by this letter, nor is it one that was granted before. */
function hasCause(a: AcceptorState, letter: Request): boolean {
  const { n, from } = letter;
  if (n !== a.maxBal || letter.kind === 'accept') {
    return (
      n < a.maxBal || (letter.kind === 'accept' && a.votes.some((vote) => vote.n === n && vote.value !== letter.value))
    );
  }
  return from !== leaderOf(n);
}
