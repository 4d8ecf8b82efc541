/** Puts every prepare and accept that an officer could possibly send before the referee. */
import { newLedger, noteAccept, notePrepare, notePromise, type Ledger } from '../paxos/ledger.ts';
import { expectedOfOfficer, type OfficerView } from './expected-officer.ts';
import { at, hear, type Breach, type Docket } from './invariants.ts';
import { showsSafe, type Promises } from './phases.ts';
import type { RefereeRules } from './referee-rules.ts';
import { ACCEPTORS, QUORUM, subsetsOf, VALUES, type Value } from './setting.ts';

/** What could have reached an officer at most; every part of it is tried. */
export interface OfficerPast extends Omit<OfficerView, 'delivered'> {
  /** By acceptor: the 1b(n) sent to it. */
  readonly promises: Promises;
}

export function checkOfficer(rules: RefereeRules, docket: Docket, past: OfficerPast): Breach | null {
  const { promises, proposed, stale } = past;
  for (const delivered of deliveriesOf(promises)) {
    // It sent 2a(n, proposed) when these were in its hands.
    if (proposed !== null && !showsSafe(delivered, proposed)) continue;
    for (const part of subsetsOf(stale)) {
      const breach = checkView(rules, docket, { ...past, delivered, stale: part });
      if (breach) return breach;
    }
  }
  return null;
}

function checkView(rules: RefereeRules, docket: Docket, view: OfficerView): Breach | null {
  const ledger = ledgerOf(view);
  const foreign = view.preparedBy === 'another';
  for (const value of [null, ...VALUES]) {
    const said = rules.judgeProposal(ledger, QUORUM, { n: view.n, value, foreign });
    const isStep = value === null ? isPhase1a(view) : isPhase2a(view, value);
    const breach = hear(docket, said, expectedOfOfficer(view, value), isStep);
    if (breach) return at({ ...view, sends: value ?? '1a' }, breach);
  }
  return null;
}

/** Phase1a(n), for the first time or again. */
function isPhase1a({ n, preparedBy, highestOther }: OfficerView): boolean {
  return preparedBy === 'me' || (preparedBy === 'nobody' && n > highestOther);
}

/** Phase2a(n, value) with the 1b messages of exactly one Q in hand, or the same 2a again. */
function isPhase2a({ preparedBy, proposed, delivered }: OfficerView, value: Value): boolean {
  if (preparedBy !== 'me' || proposed !== null) return preparedBy === 'me' && proposed === value;
  return delivered.filter((report) => report !== undefined).length === QUORUM && showsSafe(delivered, value);
}

function deliveriesOf(promises: Promises): readonly Promises[] {
  const senders = promises.flatMap((report, i) => (report === undefined ? [] : [i]));
  return subsetsOf(senders).map((part) => promises.map((report, i) => (part.includes(i) ? report : undefined)));
}

function ledgerOf({ n, preparedBy, proposed, highestOther, delivered, stale }: OfficerView): Ledger {
  const ledger = newLedger();
  const promised = (number: number, army: number, report: Promises[number]) => {
    const from = ACCEPTORS[army];
    if (from === undefined || report === undefined) return;
    notePromise(ledger, { id: 'promise', from, to: 'P1', kind: 'promise', n: number, accepted: report, re: 'prepare' });
  };
  if (highestOther > 0) notePrepare(ledger, highestOther);
  for (const army of stale) promised(highestOther, army, null);
  if (preparedBy === 'me') notePrepare(ledger, n);
  delivered.forEach((report, army) => {
    promised(n, army, report);
  });
  if (proposed !== null) noteAccept(ledger, n, proposed);
  return ledger;
}
