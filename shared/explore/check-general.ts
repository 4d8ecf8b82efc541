/** Puts every act that an acceptor could possibly make before the referee. */
import { seal } from '../paxos/answer.ts';
import { samePair, type Reply, type Request } from '../paxos/letters.ts';
import type { Proposer } from '../paxos/seats.ts';
import { leaderOf, type AcceptorState } from './acceptor.ts';
import { expectedOfGeneral, type Act } from './expected-general.ts';
import { at, hear, type Breach, type Docket } from './invariants.ts';
import { mayPromise, mayVote } from './phases.ts';
import { draftsFor, notebooksFor } from './possible-acts.ts';
import type { RefereeRules } from './referee-rules.ts';
import { ACCEPTORS, numbersUpTo, SETTINGS, VALUES } from './setting.ts';

/** Owns no number: whatever it sends is out of turn. */
const STRANGER: Proposer = 'P9';

/** A check of acceptors; one that it has heard once it does not hear again. */
export function generalChecker(
  rules: RefereeRules,
  docket: Docket,
  numbers: number,
): (a: AcceptorState) => Breach | null {
  const heard = new Set<AcceptorState>();
  const notebooks = notebooksFor(numbers);
  const occasions = [null, ...lettersFor(numbers)].map((letter) => ({ letter, replies: repliesTo(numbers, letter) }));

  return (a) => {
    if (heard.has(a)) return null;
    heard.add(a);
    const { duty, notebook: before } = a;
    for (const { letter, replies } of occasions) {
      for (const after of notebooks) {
        for (const reply of replies) {
          const act = { letter, before, after, reply };
          const said = rules.judgeGeneral(duty, act, SETTINGS.acceptRule);
          const breach = hear(docket, said, expectedOfGeneral(a, act), isStep(a, act));
          if (breach) return at({ votes: a.votes, ...act }, breach);
        }
      }
    }
    return null;
  };
}

/** Phase1b(a) or Phase2b(a), as their guards let them happen and as they leave maxBal, maxVBal and maxVal. */
function isStep(a: AcceptorState, { letter, after, reply }: Act): boolean {
  if (letter === null || reply === null || letter.from === STRANGER || after.promised !== letter.n) return false;
  if (letter.kind === 'prepare') {
    const isPhase1b = reply.kind === 'promise' && samePair(reply.accepted, a.lastVote);
    return isPhase1b && mayPromise(a, letter.n) && samePair(after.accepted, a.lastVote);
  }
  // Only one 2a(n, v) is ever sent, so an acceptor that has voted at n can only read that one again.
  const votedOther = a.votes.some(({ n, value }) => n === letter.n && value !== letter.value);
  return reply.kind === 'accepted' && mayVote(a, letter.n) && !votedOther && samePair(after.accepted, letter);
}

/** Letters that an acceptor might find in its hands: the leaders', and those of an officer who uses another's number. */
function lettersFor(numbers: number): readonly Request[] {
  const to = ACCEPTORS[0] ?? 'A1';
  return numbersUpTo(numbers).flatMap((n) =>
    [leaderOf(n), STRANGER].flatMap((from): readonly Request[] => [
      { id: 'letter', from, to, kind: 'prepare', n },
      ...VALUES.map((value): Request => ({ id: 'letter', from, to, kind: 'accept', n, value })),
    ]),
  );
}

function repliesTo(numbers: number, letter: Request | null): readonly (Reply | null)[] {
  return draftsFor(numbers, letter).map((draft) => draft && letter && seal(draft, letter, 'reply'));
}
