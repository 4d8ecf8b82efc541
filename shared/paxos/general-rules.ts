/**
 * What a general can do wrong: one predicate for each row of the table (SPEC.md, "Violations", G1–G11, L1, L2, D1, D2).
 * They read a duty, an act and the notebook before and after it; they know nothing of records or games.
 */
import { mayReject } from './answer.ts';
import { dutyByNotebook, hasVoted, hasVotedOther, type Duty } from './duty.ts';
import { isRequest, samePair, type Letter, type Pair, type Reply } from './letters.ts';
import type { Notebook } from './notebook.ts';
import type { Finding } from './finding.ts';
import { severityOf, type RuleId, type Severity } from './rules.ts';
import type { RuleSettings } from './settings.ts';

/** One act of a general: it answers `letter` (null: it only wrote), the notebook stands at `after`, `reply` leaves. */
export interface GeneralAct {
  readonly letter: Letter | null;
  readonly before: Notebook;
  readonly after: Notebook;
  readonly reply: Reply | null;
}

/** The vote that an act casts: it replied `accepted`, or answering an accept it wrote that pair into the notebook. */
export function voteOf({ letter, before, after, reply }: GeneralAct): Pair | null {
  if (letter?.kind !== 'accept') return null;
  const writes = samePair(after.accepted, letter) && !samePair(before.accepted, letter);
  return writes || reply?.kind === 'accepted' ? letter : null;
}

interface Case extends GeneralAct {
  readonly duty: Duty;
  readonly vote: Pair | null;
  /** The vote was not cast before. */
  readonly fresh: boolean;
  readonly acceptRule: RuleSettings['acceptRule'];
}

/** Some ids have two halves, of which another id can hide one. */
type Half = 'vote' | 'entry' | 'promised';

interface GeneralRule {
  readonly id: RuleId;
  readonly half?: Half;
  readonly holds: (c: Case) => boolean;
}

const promiseOf = ({ reply }: Case) => (reply?.kind === 'promise' ? reply : null);
const rejectOf = ({ reply }: Case) => (reply?.kind === 'reject' ? reply : null);
const promisedAfter = (c: Case) => Math.max(c.duty.promised, promiseOf(c)?.n ?? 0, c.vote?.n ?? 0);

const RULES: readonly GeneralRule[] = [
  { id: 'G1', holds: (c) => (promiseOf(c)?.n ?? Infinity) < c.duty.promised },
  { id: 'G2', holds: (c) => unwritten(c, promiseOf(c)) },
  { id: 'G3', holds: (c) => c.vote !== null && c.fresh && c.vote.n < c.duty.promised },
  { id: 'G4', holds: (c) => promiseOf(c)?.accepted === null && c.duty.accepted !== null },
  { id: 'G5', holds: (c) => c.duty.accepted !== null && reportsOtherThan(c, c.duty.accepted) },
  { id: 'G6', holds: (c) => c.duty.accepted === null && reportsOtherThan(c, null) },
  {
    id: 'G7',
    half: 'vote',
    holds: (c) => c.vote !== null && hasVotedOther(c.duty, c.vote.n, c.vote.value),
  },
  { id: 'G7', half: 'entry', holds: writesForeignPair },
  {
    id: 'G8',
    holds: (c) => c.reply?.kind === 'accepted' && c.fresh && !samePair(c.after.accepted, c.vote),
  },
  { id: 'G9', holds: (c) => unwritten(c, c.vote) },
  {
    id: 'G10',
    half: 'promised',
    holds: ({ before, after, duty }) => after.promised < before.promised && after.promised < duty.promised,
  },
  {
    id: 'G10',
    half: 'entry',
    holds: ({ before, after, duty }) => before.accepted !== null && after.accepted === null && duty.accepted !== null,
  },
  { id: 'G11', holds: (c) => promiseOf(c)?.n === c.duty.promised && promiseOf(c)?.to !== c.duty.boundTo },
  {
    id: 'L1',
    holds: (c) =>
      rejectOf(c) !== null && c.letter !== null && isRequest(c.letter) && !mayReject(c.duty, c.letter, c.acceptRule),
  },
  { id: 'L2', holds: (c) => rejectOf(c) !== null && rejectOf(c)?.promised !== c.duty.promised },
  {
    id: 'D1',
    holds: (c) => c.after.promised !== c.before.promised && c.after.promised > promisedAfter(c),
  },
  { id: 'D2', holds: (c) => c.vote !== null && c.fresh && c.reply === null },
];

/** A number above the duty was granted, and the notebook does not show it. */
function unwritten({ duty, after }: Case, granted: { readonly n: number } | null): boolean {
  return granted !== null && granted.n > duty.promised && after.promised < granted.n;
}

function reportsOtherThan(c: Case, pair: Pair | null): boolean {
  const report = promiseOf(c)?.accepted ?? null;
  return report !== null && !samePair(report, pair);
}

function writesForeignPair({ letter, before, after, duty }: Case): boolean {
  if (after.accepted === null || samePair(after.accepted, before.accepted)) return false;
  if (samePair(after.accepted, duty.accepted)) return false;
  return !(letter?.kind === 'accept' && samePair(after.accepted, letter));
}

/** One slip, one id: what an id that holds already says is not said again. */
const HIDES: readonly { by: readonly RuleId[]; hides: (rule: GeneralRule) => boolean }[] = [
  { by: ['G3'], hides: ({ id }) => id === 'G8' || id === 'G9' || id === 'G10' },
  { by: ['G1', 'G2', 'G9'], hides: ({ id, half }) => id === 'G10' && half === 'promised' },
  { by: ['G8'], hides: ({ id, half }) => id === 'G7' && half === 'entry' },
];

function caseOf(duty: Duty, act: GeneralAct, acceptRule: RuleSettings['acceptRule']): Case {
  const vote = voteOf(act);
  const fresh = vote !== null && !hasVoted(duty, vote.n, vote.value);
  const { letter, before, after, reply } = act;
  return { letter, before, after, reply, duty, vote, fresh, acceptRule };
}

const NOTHING: readonly Finding[] = [];

/** Everything wrong with an act, in table order; `duty` is the duty before it. */
export function judgeGeneral(duty: Duty, act: GeneralAct, acceptRule: RuleSettings['acceptRule']): readonly Finding[] {
  const c = caseOf(duty, act, acceptRule);
  let found: GeneralRule[] | null = null;
  for (const rule of RULES) if (rule.holds(c)) (found ??= []).push(rule);
  if (found === null) return NOTHING;

  let told: readonly GeneralRule[] = found;
  for (const { by, hides } of HIDES) {
    if (found.some(({ id }) => by.includes(id))) told = told.filter((rule) => !hides(rule));
  }
  const byNotebook = caseOf(dutyByNotebook(duty, act.before), act, acceptRule);
  const stillHolds = (id: RuleId) => RULES.some((rule) => rule.id === id && rule.holds(byNotebook));
  const ids = [...new Set(told.map(({ id }) => id))];
  return ids.map((rule) => ({ rule, severity: severityIn(c, rule), root: stillHolds(rule) }));
}

/** A lower promise is only odd while the notebook still forbids what it forbade before. */
function severityIn({ after, duty }: Case, id: RuleId): Severity {
  return id === 'G1' && after.promised >= duty.promised ? 'odd' : severityOf(id);
}
