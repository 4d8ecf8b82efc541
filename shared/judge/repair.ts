/**
 * Repairing (SPEC.md, "Blame"): the same game with the same deliveries and captures, some acts replaced by the right
 * ones. Acts after them stay as they were while they are right or were already wrong in the same way; where the changed
 * past makes them wrong or impossible, they are mended likewise.
 */
import { rightAnswerNear, seal } from '../paxos/answer.ts';
import type { Answered, ProtocolEvent, Sent } from '../paxos/events.ts';
import type { Finding } from '../paxos/finding.ts';
import { voteOf } from '../paxos/general-rules.ts';
import type { RuleId } from '../paxos/rules.ts';
import { valueSent } from '../paxos/ledger.ts';
import { isRequest } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import { impossible } from '../paxos/possible.ts';
import { advance, findings, generalActOf, generalIn, newReferee, officerIn, type Referee } from '../paxos/referee.ts';
import { allowedBy, allows, highestReported } from '../paxos/reports.ts';
import type { Acceptor } from '../paxos/seats.ts';
import type { RuleSettings } from '../paxos/settings.ts';
import { isDelivered, letterOf } from '../paxos/table.ts';

/** What a repair has to know of the game as it was recorded. */
export interface AsPlayed {
  /** What the referee said of each act, by seq. */
  readonly said: ReadonlyMap<number, readonly Finding[]>;
  /** The answers that cast a vote, by seq. */
  readonly votes: ReadonlySet<number>;
}

export function asPlayed(settings: RuleSettings, events: readonly ProtocolEvent[]): AsPlayed {
  const referee = newReferee(settings);
  const said = new Map<number, readonly Finding[]>();
  const votes = new Set<number>();
  for (const event of events) {
    const found = findings(referee, event);
    if (found.length > 0) said.set(event.seq, found);
    if (event.type === 'answered' && voteOf(generalActOf(referee, event)) !== null) votes.add(event.seq);
    advance(referee, event);
  }
  return { said, votes };
}

export interface Repaired {
  /** The game as it would have gone; acts that could not happen any more are left out. Events keep their seq. */
  readonly events: readonly ProtocolEvent[];
  /** What a referee holds at its end. */
  readonly referee: Referee;
}

/** `named` are the seqs of the acts to mend. */
export function repair(
  settings: RuleSettings,
  events: readonly ProtocolEvent[],
  played: AsPlayed,
  named: ReadonlySet<number>,
): Repaired {
  const referee = newReferee(settings);
  const result: ProtocolEvent[] = [];
  for (const event of events) {
    const stands = !named.has(event.seq) && staysRight(referee, event, played.said.get(event.seq) ?? []);
    const again = stands ? event : mend(referee, event, played.votes.has(event.seq));
    if (again === null) continue;
    advance(referee, again);
    result.push(again);
  }
  return { events: result, referee };
}

/** Strange, yet allowed by the tables of right acts: nothing to mend. */
const ALLOWED: readonly RuleId[] = ['D2', 'D3', 'D4'];

/** Possible, and wrong in no way in which it was not wrong before. */
function staysRight(referee: Referee, event: ProtocolEvent, before: readonly Finding[]): boolean {
  if (impossible(referee.table, event) !== null) return false;
  // What was a consequence and is now a root is no longer the same: the spoiled notebook that explained it is gone.
  const isAsBefore = (now: Finding) =>
    before.some(({ rule, root, severity }) => rule === now.rule && root === now.root && severity === now.severity);
  return findings(referee, event).every((now) => ALLOWED.includes(now.rule) || isAsBefore(now));
}

/** `voted`: the act as it was played cast a vote. */
function mend(referee: Referee, event: ProtocolEvent, voted: boolean): ProtocolEvent | null {
  switch (event.type) {
    case 'sent':
      return mendedLetter(referee, event);
    case 'answered':
      return mendedAnswer(referee, event, voted);
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

/** The value that the letters in hand allow, or silence where they allow none. */
function mendedLetter(referee: Referee, event: Sent): Sent | null {
  const { letter } = event;
  if (letter.kind === 'announce') return null;
  const { n, from } = letter;
  const owner = referee.owners.get(n);
  if (owner !== undefined && owner !== from) return null;
  if (letter.kind === 'prepare') return event;
  const { ledger } = officerIn(referee, from);
  const reports = ledger.promises.get(n);
  if (!ledger.prepared.has(n) || !reports || reports.size < referee.quorum) return null;
  const kept = allows(allowedBy(reports, referee.quorum), letter.value) ? letter.value : null;
  const value = valueSent(ledger, n) ?? kept ?? highestReported(reports)[0];
  return value === undefined ? null : { ...event, letter: { ...letter, value } };
}

/** What the duty asks for; a letter that no longer arrives is not answered at all. */
function mendedAnswer(referee: Referee, event: Answered, voted: boolean): Answered | null {
  const letter = letterOf(referee.table, event.re);
  if (letter === null || !isDelivered(referee.table, letter.id)) return null;
  if (!isRequest(letter)) return { ...event, notebook: notebookOfDuty(referee, event.by), reply: null };
  const { duty } = generalIn(referee, event.by);
  const given = { reply: event.reply?.kind ?? null, voted };
  const { notebook, reply } = rightAnswerNear(duty, letter, given, referee.settings.acceptRule);
  return { ...event, notebook, reply: reply && event.reply && seal(reply, letter, event.reply.id) };
}

function notebookOfDuty(referee: Referee, by: Acceptor): Notebook {
  const { promised, accepted } = generalIn(referee, by).duty;
  return { promised, accepted };
}
