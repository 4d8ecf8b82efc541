/**
 * Repairing (SPEC.md, "Blame"): the same game with the same deliveries and captures, some acts replaced by the right
 * ones. Acts after them stay as they were while they are right or were already wrong in the same way; where the changed
 * past makes them wrong or impossible, they are mended likewise.
 */
import { dutifulAnswer, seal } from '../paxos/answer.ts';
import type { Answered, ProtocolEvent, Sent } from '../paxos/events.ts';
import type { Finding } from '../paxos/finding.ts';
import { isRequest, samePair, type AcceptLetter } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import { impossible } from '../paxos/possible.ts';
import { advance, findings, generalIn, newReferee, officerIn, type Referee } from '../paxos/referee.ts';
import { allowedBy, allows, highestReported } from '../paxos/reports.ts';
import type { Acceptor } from '../paxos/seats.ts';
import type { RuleSettings } from '../paxos/settings.ts';

/** The game as it would have gone; acts that could not happen any more are left out. Events keep their seq. */
export function repair(
  settings: RuleSettings,
  events: readonly ProtocolEvent[],
  /** Seqs of the acts to mend. */
  named: ReadonlySet<number>,
  /** What the referee said of the game as recorded. */
  recorded: ReadonlyMap<number, readonly Finding[]>,
): readonly ProtocolEvent[] {
  const asPlayed = newReferee(settings);
  const mended = newReferee(settings);
  const result: ProtocolEvent[] = [];
  for (const event of events) {
    const played = mendedEvent(
      mended,
      rebased(event, asPlayed, mended),
      named.has(event.seq),
      recorded.get(event.seq) ?? [],
    );
    advance(asPlayed, event);
    if (played === null) continue;
    advance(mended, played);
    result.push(played);
  }
  return result;
}

/** A notebook is written by its fields: what an act left untouched, it leaves untouched in the changed past too. */
function rebased(event: ProtocolEvent, asPlayed: Referee, mended: Referee): ProtocolEvent {
  if (event.type !== 'answered' && event.type !== 'wrote') return event;
  const was = generalIn(asPlayed, event.by).notebook;
  const is = generalIn(mended, event.by).notebook;
  const { promised, accepted } = event.notebook;
  const notebook: Notebook = {
    promised: promised === was.promised ? is.promised : promised,
    accepted: samePair(accepted, was.accepted) ? is.accepted : accepted,
  };
  return { ...event, notebook };
}

function mendedEvent(
  referee: Referee,
  event: ProtocolEvent,
  isNamed: boolean,
  recorded: readonly Finding[],
): ProtocolEvent | null {
  const possible = impossible(referee.table, event) === null;
  if (possible && !isNamed && isAsBefore(findings(referee, event), recorded)) return event;
  switch (event.type) {
    case 'sent':
      return event.letter.kind === 'accept' ? mendedAccept(referee, event, event.letter) : null;
    case 'answered':
      return mendedAnswer(referee, event);
    case 'wrote':
      return { ...event, notebook: notebookOfDuty(referee, event.by) };
    case 'claimed': // Silence, where the proof is gone.
    case 'delivered': // The letter never left.
    case 'captured':
    case 'ordered':
    case 'ended':
      return null;
  }
}

function isAsBefore(now: readonly Finding[], recorded: readonly Finding[]): boolean {
  return now.every(({ rule, root }) => recorded.some((was) => was.rule === rule && was.root === root));
}

/** The value that the letters in hand allow, or silence where they allow none. */
function mendedAccept(referee: Referee, event: Sent, letter: AcceptLetter): Sent | null {
  const { ledger } = officerIn(referee, letter.from);
  const { n } = letter;
  const owner = referee.owners.get(n);
  const reports = ledger.promises.get(n);
  if (!ledger.prepared.has(n) || (owner !== undefined && owner !== letter.from)) return null;
  if (!reports || reports.size < referee.quorum) return null;
  const kept = allows(allowedBy(reports, referee.quorum), letter.value) ? letter.value : null;
  const value = ledger.accepts.get(n)?.[0] ?? kept ?? highestReported(reports)[0];
  return value === undefined ? null : { ...event, letter: { ...letter, value } };
}

/** What the duty asks for; a letter that no longer arrives is not answered at all. */
function mendedAnswer(referee: Referee, event: Answered): Answered | null {
  const posted = referee.table.letters.get(event.re);
  if (!posted?.delivered) return null;
  const { letter } = posted;
  if (!isRequest(letter)) return { ...event, notebook: notebookOfDuty(referee, event.by), reply: null };
  const { notebook, reply } = dutifulAnswer(generalIn(referee, event.by).duty, letter);
  // A reply that never left has no messenger: it binds its writer, and reaches nobody.
  const id = event.reply?.id ?? `${event.re}, mended at ${event.seq}`;
  return { ...event, notebook, reply: reply && seal(reply, letter, id) };
}

function notebookOfDuty(referee: Referee, by: Acceptor): Notebook {
  const { promised, accepted } = generalIn(referee, by).duty;
  return { promised, accepted };
}
