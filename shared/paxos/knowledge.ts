/**
 * What one seat can know (SPEC.md, "Knowing"). A seat knows v once its evidence holds one (n, v) from a quorum; it was
 * told v once an announcement of v reached it. Nothing is ever unknown again, so each value keeps the first moment.
 */
import type { Pair } from './letters.ts';
import { addTo, countIn, type Tally } from './tally.ts';

export interface Knowledge {
  readonly evidence: Tally;
  /** Value → seq at which it became known. The first entry is the first value known. */
  readonly known: Map<string, number>;
  /** Value → seq at which it was told. */
  readonly told: Map<string, number>;
}

export function newKnowledge(): Knowledge {
  return { evidence: new Map(), known: new Map(), told: new Map() };
}

export function learnVote(knowledge: Knowledge, vote: Pair, army: number, quorum: number, seq: number): void {
  const complete = addTo(knowledge.evidence, vote, army, quorum);
  if (complete && !knowledge.known.has(vote.value)) knowledge.known.set(vote.value, seq);
}

export function hearOf(knowledge: Knowledge, value: string, seq: number): void {
  if (!knowledge.told.has(value)) knowledge.told.set(value, seq);
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
