/** The officers of the exploration with slips: what they sent, and what they may send next on the promises sent to them. */
import { newLedger, noteAccept, notePrepare, notePromise, type Ledger } from '../paxos/ledger.ts';
import type { Pair, Request } from '../paxos/letters.ts';
import { judgeProposal } from '../paxos/officer-rules.ts';
import { proposersOf, type Proposer } from '../paxos/seats.ts';
import { ACCEPTORS, ARMIES, numbersUpTo, otherValue, QUORUM, VALUES, type Value } from './setting.ts';
import type { SentPromise } from './slip-general.ts';
import { slipOf, type SlipId } from './slip-id.ts';

export interface Officers {
  /** By number: the officer who may begin with it. */
  readonly owners: readonly Proposer[];
  /** Each request once, whomever it goes to: the 1a and 2a messages. */
  readonly sent: readonly Request[];
}

export interface Delivery {
  readonly army: number;
  readonly report: Pair | null;
}

export interface OfficerMove {
  readonly request: Request;
  /** The promises of this number in its hands. */
  readonly delivered: readonly Delivery[];
  /** Null for an honest act. */
  readonly slip: SlipId | null;
}

/** By army: the promises that each general has sent. */
export type SentPromises = readonly (readonly SentPromise[])[];

export function keyOfOfficers({ owners, sent }: Officers): string {
  return `${owners.join()} ${sent.map(keyOfRequest).sort().join()}`;
}

export function keyOfRequest(request: Request): string {
  return `${request.from} ${request.n} ${request.kind === 'accept' ? request.value : ''}`;
}

export function mirroredOfficers({ owners, sent }: Officers): Officers {
  return {
    owners,
    sent: sent.map((request) =>
      request.kind === 'accept' ? { ...request, value: otherValue(request.value) } : request,
    ),
  };
}

/** All that the officers may send now for the first time: what the referee finds right, and the slips. */
export function movesOf(officers: Officers, promises: SentPromises, slips: readonly SlipId[]): readonly OfficerMove[] {
  return proposersOf(ARMIES).flatMap((officer) =>
    numbersUpTo(officers.owners.length)
      .filter((n) => mayUse(officers, officer, n, slips))
      .flatMap((n) =>
        [null, ...VALUES].flatMap((value) => movesWith(officers, promises, slips, requestOf(officer, n, value))),
      ),
  );
}

/** Its own number, or one that it slips into using after its owner has. */
function mayUse({ owners, sent }: Officers, officer: Proposer, n: number, slips: readonly SlipId[]): boolean {
  return owners[n - 1] === officer || (slips.includes('O6') && sent.some((request) => request.n === n));
}

function requestOf(from: Proposer, n: number, value: Value | null): Request {
  const envelope = { id: 'letter', from, to: 'A1' } as const;
  return value === null ? { ...envelope, kind: 'prepare', n } : { ...envelope, kind: 'accept', n, value };
}

/** The honest act, if some promises in hand make it one, and each slip that some promises in hand make it. */
function movesWith(
  officers: Officers,
  promises: SentPromises,
  slips: readonly SlipId[],
  request: Request,
): readonly OfficerMove[] {
  const { from, n } = request;
  if (officers.sent.some((sent) => keyOfRequest(sent) === keyOfRequest(request))) return [];
  const value = request.kind === 'accept' ? request.value : null;
  const foreign = officers.sent.some(
    (sent) => sent.n === n && sent.from === officers.owners[n - 1] && sent.from !== from,
  );
  const moves = new Map<SlipId | null, OfficerMove>();
  for (const delivered of value === null ? [[]] : deliveriesOf(promises, from, n)) {
    const found = judgeProposal(ledgerOf(officers, promises, from, n, delivered), QUORUM, { n, value, foreign });
    const slip = slipOf(found, slips);
    if (found.length > 0 && slip === null) continue;
    if (!moves.has(slip)) moves.set(slip, { request, delivered, slip });
  }
  return [...moves.values()];
}

/** Every choice of one promise or none from each general: those that need fewer letters first. */
function deliveriesOf(promises: SentPromises, to: Proposer, n: number): readonly (readonly Delivery[])[] {
  let choices: readonly (readonly Delivery[])[] = [[]];
  promises.forEach((sent, i) => {
    const reports = sent.filter((promise) => promise.to === to && promise.n === n).map(({ report }) => report);
    const more = choices.flatMap((chosen) => reports.map((report) => [...chosen, { army: i + 1, report }]));
    choices = [...choices, ...more];
  });
  return choices.toSorted((a, b) => a.length - b.length);
}

/** Promises for its other numbers have all arrived: that is what makes the difference between O2 and O1. */
function ledgerOf(
  { sent }: Officers,
  promises: SentPromises,
  officer: Proposer,
  n: number,
  delivered: readonly Delivery[],
): Ledger {
  const ledger = newLedger();
  for (const request of sent) {
    if (request.from !== officer) continue;
    if (request.kind === 'prepare') notePrepare(ledger, request.n);
    else noteAccept(ledger, request.n, request.value);
  }
  const note = (number: number, { army, report }: Delivery) => {
    const from = ACCEPTORS[army - 1];
    if (from === undefined) return;
    notePromise(ledger, {
      id: 'promise',
      from,
      to: officer,
      kind: 'promise',
      n: number,
      accepted: report,
      re: 'letter',
    });
  };
  promises.forEach((all, i) => {
    for (const promise of all) {
      if (promise.to === officer && promise.n !== n) note(promise.n, { army: i + 1, report: promise.report });
    }
  });
  for (const delivery of delivered) note(n, delivery);
  return ledger;
}
