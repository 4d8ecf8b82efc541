/** An officer's past, as its rules read it: what it sent, and which promises reached it. Owned by one fold. */
import type { Pair, PromiseLetter } from './letters.ts';
import { armyOf } from './seats.ts';

export interface Ledger {
  readonly prepared: Set<number>;
  /** Values sent in accepts, by number, in order of sending: the first one is the one that stands. */
  readonly accepts: Map<number, Set<string>>;
  /** Promises delivered, by their number: of each general (by army) the report delivered last. */
  readonly promises: Map<number, Map<number, Pair | null>>;
  /** Which generals promised it anything in any round, as a bit mask. */
  promisers: number;
  /** The highest number that it prepared or sent an accept for. */
  highest: number;
}

export function newLedger(): Ledger {
  return { prepared: new Set(), accepts: new Map(), promises: new Map(), promisers: 0, highest: 0 };
}

export function hasUsed(ledger: Ledger, n: number): boolean {
  return ledger.prepared.has(n) || ledger.accepts.has(n);
}

export function notePrepare(ledger: Ledger, n: number): void {
  ledger.prepared.add(n);
  ledger.highest = Math.max(ledger.highest, n);
}

export function noteAccept(ledger: Ledger, n: number, value: string): void {
  const values = ledger.accepts.get(n);
  if (values) values.add(value);
  else ledger.accepts.set(n, new Set([value]));
  ledger.highest = Math.max(ledger.highest, n);
}

export function notePromise(ledger: Ledger, { n, from, accepted }: PromiseLetter): void {
  const reports = ledger.promises.get(n);
  if (reports) reports.set(armyOf(from), accepted);
  else ledger.promises.set(n, new Map([[armyOf(from), accepted]]));
  ledger.promisers |= 1 << (armyOf(from) - 1);
}

/** The value that stands for n: of several, the first. Null while no accept for n was sent. */
export function valueSent({ accepts }: Ledger, n: number): string | null {
  for (const value of accepts.get(n) ?? []) return value;
  return null;
}
