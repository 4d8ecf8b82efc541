/**
 * The violations of a general's one act, each row of the table as it stands: first every condition by itself, then what
 * the list of exceptions leaves of them, then whether the notebook explains it.
 */
import type { Answered, Wrote } from '../../shared/paxos/events.ts';
import type { AcceptLetter, PrepareLetter, Reply } from '../../shared/paxos/letters.ts';
import { samePair } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import type { RuleId, Severity } from '../../shared/paxos/rules.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { Duty } from './duty.ts';
import { dutyByNotebook, dutyOf } from './duty.ts';
import type { History } from './history.ts';
import { letterIn, notebookOf, voteOf } from './history.ts';
import type { Violation } from './violation.ts';
import { inTableOrder, usualSeverity } from './violation.ts';

export interface GeneralAct {
  readonly letter: PrepareLetter | AcceptLetter | null;
  readonly reply: Reply | null;
  readonly before: Notebook;
  readonly after: Notebook;
}

/** Two rows say "or"; their halves count apart, because an exception may take one half only. */
type Condition = Exclude<RuleId, 'G7' | 'G10'> | 'G7 other value' | 'G7 other pair' | 'G10 promised' | 'G10 accepted';

export function generalViolations(
  settings: RuleSettings,
  history: History,
  event: Answered | Wrote,
): readonly Violation[] {
  const act = actOf(history, event);
  const duty = dutyOf(history, event.by);
  const raw = conditionsOf(settings, act, duty);
  const byNotebook = new Set([...conditionsOf(settings, act, dutyByNotebook(act.before, duty))].map(idOf));
  return inTableOrder([...reported(raw)].map(idOf)).map((rule) => ({
    seq: event.seq,
    by: event.by,
    rule,
    severity: severityOf(rule, act, duty),
    root: byNotebook.has(rule),
  }));
}

function actOf(history: History, event: Answered | Wrote): GeneralAct {
  const before = notebookOf(history, event.by);
  if (event.type === 'wrote') return { letter: null, reply: null, before, after: event.notebook };
  const letter = letterIn(history, event.re);
  const request = letter?.kind === 'prepare' || letter?.kind === 'accept' ? letter : null;
  return { letter: request, reply: event.reply, before, after: event.notebook };
}

function conditionsOf(settings: RuleSettings, act: GeneralAct, duty: Duty): ReadonlySet<Condition> {
  const { letter, reply, before, after } = act;
  const promise = reply?.kind === 'promise' ? reply : null;
  const reject = reply?.kind === 'reject' ? reply : null;
  const vote = voteOf(letter, before, after, reply?.kind ?? null);
  const newVote = vote !== null && !duty.votes.some((cast) => samePair(cast, vote)) ? vote : null;
  const asked = letter?.kind === 'accept' ? { n: letter.n, value: letter.value } : null;
  const promisedAfter = Math.max(duty.promised, promise?.n ?? 0, vote?.n ?? 0);

  const table: Record<Condition, boolean> = {
    G1: promise !== null && promise.n < duty.promised,
    G2: promise !== null && promise.n > duty.promised && after.promised < promise.n,
    G3: newVote !== null && newVote.n < duty.promised,
    G4: promise !== null && promise.accepted === null && duty.accepted !== null,
    G5:
      promise !== null &&
      promise.accepted !== null &&
      duty.accepted !== null &&
      !samePair(promise.accepted, duty.accepted),
    G6: promise !== null && promise.accepted !== null && duty.accepted === null,
    'G7 other value': vote !== null && votedOther(duty, vote.n, vote.value),
    'G7 other pair':
      after.accepted !== null &&
      !samePair(after.accepted, before.accepted) &&
      !samePair(after.accepted, duty.accepted) &&
      !samePair(after.accepted, asked),
    G8: reply?.kind === 'accepted' && newVote !== null && !samePair(after.accepted, newVote),
    G9: vote !== null && vote.n > duty.promised && after.promised < vote.n,
    'G10 promised': after.promised < before.promised && after.promised < duty.promised,
    'G10 accepted': before.accepted !== null && after.accepted === null && duty.accepted !== null,
    G11: promise !== null && promise.n === duty.promised && duty.bound.get(promise.n) !== promise.to,
    O1: false,
    O2: false,
    O3: false,
    O4: false,
    O5: false,
    O6: false,
    O7: false,
    O8: false,
    X1: false,
    L1: reject !== null && letter !== null && !mayReject(settings, letter, duty),
    L2: reject !== null && reject.promised !== duty.promised,
    D1: after.promised !== before.promised && after.promised > promisedAfter,
    D2: newVote !== null && reply === null,
    D3: false,
    D4: false,
  };
  return new Set((Object.keys(table) as Condition[]).filter((condition) => table[condition]));
}

/** Whether some row of the table of right answers has this letter and `reject`. */
export function mayReject(settings: RuleSettings, letter: PrepareLetter | AcceptLetter, duty: Duty): boolean {
  const { n } = letter;
  if (n < duty.promised) return true;
  if (letter.kind === 'prepare') return n === duty.promised && duty.bound.get(n) !== letter.from;
  if (votedOther(duty, n, letter.value)) return true;
  return settings.acceptRule === 'seed' && n > duty.promised;
}

export function votedOther(duty: Duty, n: number, value: string): boolean {
  return duty.votes.some((cast) => cast.n === n && cast.value !== value);
}

function reported(raw: ReadonlySet<Condition>): ReadonlySet<Condition> {
  const left = new Set(raw);
  const drop = (...conditions: Condition[]): void => {
    for (const condition of conditions) left.delete(condition);
  };
  if (raw.has('G3')) drop('G8', 'G9', 'G10 promised', 'G10 accepted');
  if (raw.has('G1') || raw.has('G2') || raw.has('G9')) drop('G10 promised');
  if (raw.has('G8')) drop('G7 other pair');
  return left;
}

function idOf(condition: Condition): RuleId {
  if (condition === 'G7 other value' || condition === 'G7 other pair') return 'G7';
  if (condition === 'G10 promised' || condition === 'G10 accepted') return 'G10';
  return condition;
}

function severityOf(rule: RuleId, act: GeneralAct, duty: Duty): Severity {
  if (rule === 'G1' && act.after.promised >= duty.promised) return 'odd';
  return usualSeverity(rule);
}
