/** The violations of what officers send and claim, and of what anyone announces. */
import type { Claimed, Sent } from '../../shared/paxos/events.ts';
import type { AcceptLetter, AnnounceLetter, Pair, PrepareLetter } from '../../shared/paxos/letters.ts';
import type { RuleId } from '../../shared/paxos/rules.ts';
import type { Acceptor, Proposer, Seat } from '../../shared/paxos/seats.ts';
import { quorumOf } from '../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { History } from './history.ts';
import { arrivalsAt, lettersIn, ordersFrom, ownerOf } from './history.ts';
import { knowsOrWasTold, proves } from './knowledge.ts';
import { OPEN, allowedBy, quorumsAmong } from './quorums.ts';
import type { Violation } from './violation.ts';
import { inTableOrder, usualSeverity } from './violation.ts';

export function sentViolations(settings: RuleSettings, history: History, event: Sent): readonly Violation[] {
  const { letter } = event;
  if (letter.kind === 'prepare') return named(event.seq, letter.from, prepareIds(history, letter));
  if (letter.kind === 'accept') return named(event.seq, letter.from, acceptIds(settings, history, letter));
  return named(event.seq, letter.from, announceIds(settings, history, letter));
}

export function claimViolations(settings: RuleSettings, history: History, event: Claimed): readonly Violation[] {
  const again = history.some(
    (past) => past.type === 'claimed' && past.by === event.by && past.n === event.n && past.value === event.value,
  );
  const proven = proves(settings, history, event.by, event.n, event.value);
  return named(event.seq, event.by, !proven && !again ? ['O7'] : []);
}

/** An officer is judged by letters that it truly received, so what it does wrong is always a root. */
function named(seq: number, by: Seat, ids: readonly RuleId[]): readonly Violation[] {
  return inTableOrder(ids).map((rule) => ({ seq, by, rule, severity: usualSeverity(rule), root: true }));
}

function prepareIds(history: History, letter: PrepareLetter): readonly RuleId[] {
  const used = ordersFrom(history, letter.from).map((order) => order.n);
  const ids: RuleId[] = reuses(history, letter) ? ['O6'] : [];
  if (!used.includes(letter.n) && used.some((n) => n > letter.n)) ids.push('D3');
  return ids;
}

/** O6, at the officer's first letter with that number. */
function reuses(history: History, letter: PrepareLetter | AcceptLetter): boolean {
  const owner = ownerOf(history, letter.n);
  const again = ordersFrom(history, letter.from).some((order) => order.n === letter.n);
  return owner !== null && owner !== letter.from && !again;
}

function acceptIds(settings: RuleSettings, history: History, letter: AcceptLetter): readonly RuleId[] {
  const ids: RuleId[] = reuses(history, letter) ? ['O6'] : [];
  const proposed = proposedValues(history, letter.from, letter.n);
  // A proposal is judged when it is first sent; then it may go to any general.
  if (proposed.includes(letter.value)) return ids;
  return [...ids, ...proposalIds(settings, history, letter, proposed)];
}

export function proposedValues(history: History, officer: Proposer, n: number): readonly string[] {
  return ordersFrom(history, officer).flatMap((order) =>
    order.kind === 'accept' && order.n === n ? [order.value] : [],
  );
}

function proposalIds(
  settings: RuleSettings,
  history: History,
  letter: AcceptLetter,
  proposed: readonly string[],
): readonly RuleId[] {
  const { from, n, value } = letter;
  const quorum = quorumOf(settings.armies);
  const reports = reportsHeld(history, from, n);
  const prepared = hasPrepared(history, from, n);
  const hasQuorum = reports.size >= quorum;
  const allowed = quorumsAmong([...reports.keys()], settings.armies).some((generals) => {
    const values = allowedBy(generals.map((general) => reports.get(general) ?? null));
    return values === OPEN || values.includes(value);
  });
  const reported = [...reports.values()].some((report) => report?.value === value);
  const highest = allowedBy([...reports.values()]);

  const ids = new Set<RuleId>();
  if (!prepared || !hasQuorum) ids.add('O1');
  if (prepared && !hasQuorum && generalsEverPromising(history, from).size >= quorum) ids.add('O2');
  if (hasQuorum && !allowed && !reported) ids.add('O3');
  if (hasQuorum && !allowed && reported) ids.add('O4');
  if (proposed.length > 0) ids.add('O5');
  if (hasQuorum && allowed && highest !== OPEN && !highest.includes(value)) ids.add('D4');

  if (ids.has('O2')) ids.delete('O1');
  if (ids.has('O1') || ids.has('O2') || ids.has('O5')) {
    ids.delete('O3');
    ids.delete('O4');
    ids.delete('D4');
  }
  return [...ids];
}

export function hasPrepared(history: History, officer: Proposer, n: number): boolean {
  return ordersFrom(history, officer).some((order) => order.kind === 'prepare' && order.n === n);
}

/** Who promised n to this officer, and with what report: of several, the one delivered last. */
export function reportsHeld(history: History, officer: Proposer, n: number): ReadonlyMap<Acceptor, Pair | null> {
  const reports = new Map<Acceptor, Pair | null>();
  for (const letter of arrivalsAt(history, officer)) {
    if (letter.kind === 'promise' && letter.n === n) reports.set(letter.from, letter.accepted);
  }
  return reports;
}

function generalsEverPromising(history: History, officer: Proposer): ReadonlySet<Acceptor> {
  return new Set(arrivalsAt(history, officer).flatMap((letter) => (letter.kind === 'promise' ? [letter.from] : [])));
}

function announceIds(settings: RuleSettings, history: History, letter: AnnounceLetter): readonly RuleId[] {
  if (knowsOrWasTold(settings, history, letter.from, letter.value)) return [];
  // Reported once for each value, whoever announces it.
  const again = lettersIn(history).some(
    (past) => past.kind === 'announce' && past.from === letter.from && past.value === letter.value,
  );
  return again ? [] : ['O8'];
}
