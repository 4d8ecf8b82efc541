/** How a seat stands at a moment of a game: what replay shows beside the diagram. */
import { canProve, type Knowledge } from '../paxos/knowledge.ts';
import { valueSent } from '../paxos/ledger.ts';
import type { Pair } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import type { GeneralState, OfficerState } from '../paxos/referee.ts';

/** A general's notebook, and what it owes for what it has sent and voted. */
export interface GeneralStanding {
  readonly notebook: Notebook;
  readonly owed: Notebook;
}

/** What an officer's highest number has brought it. */
export interface OfficerStanding {
  /** 0 before its first. */
  readonly n: number;
  /** The value that it asks for under this number; null in the first phase. */
  readonly value: string | null;
  /** Each promise that reached it: whose, by army, and what that general reported. */
  readonly promises: readonly { readonly army: number; readonly accepted: Pair | null }[];
  /** It can prove that its number and value are chosen. */
  readonly proven: boolean;
}

/** The values that a seat knows to be chosen, and those that it was told of, in the order in which it learned them. */
export interface Mind {
  readonly known: readonly string[];
  readonly told: readonly string[];
}

export const BLANK_GENERAL: GeneralStanding = {
  notebook: { promised: 0, accepted: null },
  owed: { promised: 0, accepted: null },
};
export const BLANK_OFFICER: OfficerStanding = { n: 0, value: null, promises: [], proven: false };
export const BLANK_MIND: Mind = { known: [], told: [] };

export function standingOfGeneral({ notebook, duty: { promised, accepted } }: GeneralState): GeneralStanding {
  return { notebook, owed: { promised, accepted } };
}

export function standingOfOfficer({ ledger, mind }: OfficerState, quorum: number): OfficerStanding {
  const n = ledger.highest;
  const value = valueSent(ledger, n);
  const promises = [...(ledger.promises.get(n) ?? [])].map(([army, accepted]) => ({ army, accepted }));
  return { n, value, promises, proven: value !== null && canProve(mind, { n, value }, quorum) };
}

export function mindNow({ known, told }: Knowledge): Mind {
  return { known: [...known.keys()], told: [...told.keys()] };
}
