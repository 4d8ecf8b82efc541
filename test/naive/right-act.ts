/**
 * What should have been done in place of a wrong act: of all right acts, the one nearest to what was done. A general keeps
 * the kind of its reply where that is right, and its silence; else it gives the answer that the table names first. An
 * officer keeps its number and says the value that its letters allow, or nothing.
 */
import type { Answered, Wrote } from '../../shared/paxos/events.ts';
import type { AcceptLetter, PrepareLetter, Reply } from '../../shared/paxos/letters.ts';
import { samePair } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import { quorumOf } from '../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { Duty } from './duty.ts';
import { dutyOf } from './duty.ts';
import { mayReject, votedOther } from './general-rules.ts';
import type { History } from './history.ts';
import { letterIn, ownerOf } from './history.ts';
import { hasPrepared, proposedValues, reportsHeld } from './officer-rules.ts';
import { OPEN, allowedBy } from './quorums.ts';

/** The letter that the officer should have sent; null is silence. */
export function rightOrder<L extends PrepareLetter | AcceptLetter>(
  settings: RuleSettings,
  history: History,
  letter: L,
): L | null {
  const { from, n } = letter;
  const owner = ownerOf(history, n);
  if (owner !== null && owner !== from) return null;
  if (letter.kind === 'prepare') return letter;
  const reports = reportsHeld(history, from, n);
  if (!hasPrepared(history, from, n) || reports.size < quorumOf(settings.armies)) return null;
  const [fixed] = proposedValues(history, from, n);
  if (fixed !== undefined) return { ...letter, value: fixed };
  // Of several reports that share the highest number, the one that arrived from the first general to promise.
  const highest = allowedBy([...reports.values()]);
  return highest === OPEN ? letter : { ...letter, value: highest[0] };
}

/** A notebook edited with no letter can only be set right. */
export function rightWrite(history: History, event: Wrote): Wrote {
  const { promised, accepted } = dutyOf(history, event.by);
  return { ...event, notebook: { promised, accepted } };
}

/** `letter` is the request as it stands in this history; its value may differ from the one that was answered. */
export function rightAnswer(
  settings: RuleSettings,
  history: History,
  event: Answered,
  recordedVote: boolean,
): Answered {
  const letter = letterIn(history, event.re);
  if (letter?.kind !== 'prepare' && letter?.kind !== 'accept') return event;
  const duty = dutyOf(history, event.by);
  const kinds = rightKinds(settings, letter, duty);
  if (event.reply === null) {
    const votes = recordedVote && kinds.includes('accepted');
    return { ...event, notebook: notebookAfter(letter, duty, votes ? 'accepted' : null), reply: null };
  }
  const kind = kinds.includes(event.reply.kind) ? event.reply.kind : kinds[0];
  if (kind === undefined) throw new Error('every request has a right reply');
  return { ...event, notebook: notebookAfter(letter, duty, kind), reply: replyOf(event.reply, kind, letter, duty) };
}

/** The replies in the row of the table that fits, the one named first in front. */
function rightKinds(
  settings: RuleSettings,
  letter: PrepareLetter | AcceptLetter,
  duty: Duty,
): readonly Reply['kind'][] {
  const reject: readonly Reply['kind'][] = mayReject(settings, letter, duty) ? ['reject'] : [];
  if (letter.kind === 'prepare') return reject.length > 0 ? reject : ['promise'];
  const voted = duty.votes.some((cast) => samePair(cast, { n: letter.n, value: letter.value }));
  const free = letter.n >= duty.promised && !votedOther(duty, letter.n, letter.value);
  const other = votedOther(duty, letter.n, letter.value);
  return (voted && !other) || free ? ['accepted', ...reject] : reject;
}

/** A right act leaves the notebook at the duty after it. */
function notebookAfter(letter: PrepareLetter | AcceptLetter, duty: Duty, granted: Reply['kind'] | null): Notebook {
  const { promised, accepted } = duty;
  if (granted !== 'promise' && granted !== 'accepted') return { promised, accepted };
  if (letter.kind === 'prepare') return { promised: Math.max(promised, letter.n), accepted };
  const raises = accepted === null || letter.n > accepted.n;
  return {
    promised: Math.max(promised, letter.n),
    accepted: raises ? { n: letter.n, value: letter.value } : accepted,
  };
}

/** The same messenger carries it: the reply keeps the id of the one that was sent. */
function replyOf(recorded: Reply, kind: Reply['kind'], letter: PrepareLetter | AcceptLetter, duty: Duty): Reply {
  const envelope = { id: recorded.id, from: recorded.from, to: recorded.to, n: letter.n, re: recorded.re };
  if (kind === 'promise') return { ...envelope, kind, accepted: duty.accepted };
  if (kind === 'accepted' && letter.kind === 'accept') return { ...envelope, kind, value: letter.value };
  return { ...envelope, kind: 'reject', promised: duty.promised };
}
