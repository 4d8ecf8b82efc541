import type { Finding } from '../paxos/finding.ts';

/** What has to hold in every reachable state, and on every step from one. */
export type Invariant =
  /** No two values are chosen. */
  | 'agreement'
  /** The referee finds nothing in a step of the model. */
  | 'lawful-step-is-right'
  /** The referee says of every other act exactly the ids that it deserves, and none for one that is allowed. */
  | 'other-act-as-expected'
  /** What the choosable of a state leaves out is never chosen, neither there nor in any state reached from it. */
  | 'choosable-is-sound'
  /** Once something is chosen, choosable is exactly that value, and not open. */
  | 'choosable-is-the-chosen';

/** One that does not hold, and in which circumstances; the state is the caller's to add. */
export interface Breach {
  readonly invariant: Invariant;
  readonly detail: string;
}

/** How many acts were put before the referee. */
export interface Docket {
  right: number;
  wrong: number;
}

/** What an act deserves to hear. */
export type Expected = Pick<Finding, 'rule' | 'root'>;

/** Enters an act in the docket. `isStep`: the model takes this very step. */
export function hear(
  docket: Docket,
  said: readonly Finding[],
  expected: readonly Expected[],
  isStep: boolean,
): Breach | null {
  if (expected.length === 0) docket.right += 1;
  else docket.wrong += 1;
  if (isStep && said.length > 0)
    return { invariant: 'lawful-step-is-right', detail: `the referee says ${words(said)}` };
  if (said.length === expected.length && said.every((finding, i) => isSame(finding, expected[i]))) return null;
  const detail = `expected ${words(expected)}, the referee says ${words(said)}`;
  return { invariant: 'other-act-as-expected', detail };
}

/** Names the act that went wrong. */
export function at(circumstances: unknown, { invariant, detail }: Breach): Breach {
  return { invariant, detail: `${JSON.stringify(circumstances)}: ${detail}` };
}

function isSame({ rule, root }: Finding, expected: Expected | undefined): boolean {
  return rule === expected?.rule && root === expected.root;
}

function words(findings: readonly Expected[]): string {
  return findings.map(({ rule, root }) => (root ? rule : `${rule} as a consequence`)).join(' ') || 'nothing';
}
