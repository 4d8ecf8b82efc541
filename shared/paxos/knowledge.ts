/**
 * What one seat can know (SPEC.md, "Knowing"). A seat knows v once its evidence holds one (n, v) from a quorum; it was
 * told v once an announcement of v reached it. Nothing is ever unknown again, so each value keeps the first moment.
 */
import type { Pair } from './letters.ts';
import { addTo, countIn, type Tally } from './tally.ts';

export interface Knowledge {
  readonly evidence: Tally;
  /** Value → seq at which it became known. The first entry is the first value known. */
  known: ReadonlyMap<string, number>;
  /** Value → seq at which it was told. */
  told: ReadonlyMap<string, number>;
}

/** Most seats of most games know nothing for most of the time: they share it. */
const NOTHING: ReadonlyMap<string, number> = new Map();

export function newKnowledge(): Knowledge {
  return { evidence: new Map(), known: NOTHING, told: NOTHING };
}

function withValue(values: ReadonlyMap<string, number>, value: string, seq: number): ReadonlyMap<string, number> {
  return values.has(value) ? values : new Map([...values, [value, seq]]);
}

export function learnVote(knowledge: Knowledge, vote: Pair, army: number, quorum: number, seq: number): void {
  const complete = addTo(knowledge.evidence, vote, army, quorum);
  if (complete) knowledge.known = withValue(knowledge.known, vote.value, seq);
}

export function hearOf(knowledge: Knowledge, value: string, seq: number): void {
  knowledge.told = withValue(knowledge.told, value, seq);
}

/** Evidence for this very pair, as a claim needs it. */
export function canProve(knowledge: Knowledge, pair: Pair, quorum: number): boolean {
  return countIn(knowledge.evidence, pair) >= quorum;
}

export function knowsOrWasTold({ known, told }: Knowledge, value: string): boolean {
  return known.has(value) || told.has(value);
}

export function firstOf(values: ReadonlyMap<string, number>): { value: string; seq: number } | null {
  for (const [value, seq] of values) return { value, seq };
  return null;
}
