/** What the judge says of a whole record (SPEC.md, "The judge"). A public format: one line of JSON for each record. */
import type { Acceptor, Seat } from '../paxos/seats.ts';
import type { Pair } from '../paxos/letters.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { Violation } from '../paxos/finding.ts';

/** A value and the seq of the event that made it so. */
export interface Since {
  readonly value: string;
  readonly seq: number;
}

export interface ChosenPair extends Pair {
  /** The vote that completed a quorum. */
  readonly seq: number;
}

export interface ArmyBattle {
  readonly army: number;
  /** The last order: attack at …, or hold (null). */
  readonly value: string | null;
  /** A hold always is; an attack when one of the two players knew or had been told the value as the order was given. */
  readonly justified: boolean;
}

export interface Battle {
  readonly outcome: 'victory' | 'defeat' | 'stalemate';
  /** The hour of a victory, else null. */
  readonly value: string | null;
  /** A victory at a chosen time by armies that knew or had been told; else it was luck. */
  readonly earned: boolean;
  readonly armies: readonly ArmyBattle[];
}

export type Outcome = 'consensus' | 'undecided' | 'broken';
/** sound: consensus, no unsafe act. stuck: undecided, no unsafe act. lucky: unsafe, not broken. fatal: unsafe, broken. */
export type Quadrant = 'sound' | 'stuck' | 'lucky' | 'fatal';

export interface Verdict {
  readonly record: string;
  readonly outcome: Outcome;
  readonly quadrant: Quadrant;
  readonly chosen: readonly ChosenPair[];
  readonly knows: Readonly<Record<Seat, Since | null>>;
  readonly told: Readonly<Record<Seat, Since | null>>;
  readonly violations: readonly Violation[];
  /** Only for `broken`: the smallest set of root unsafe violations whose repair gives agreement. */
  readonly blame: readonly Violation[];
  readonly battle: Battle;
}

/** One event of `--timeline`: what held right after it. */
export interface Moment {
  readonly seq: number;
  readonly duty: Readonly<Record<Acceptor, { readonly promised: number; readonly accepted: Pair | null }>>;
  readonly chosen: readonly string[];
  /** Sorted; "open" last where any value may still be chosen. */
  readonly choosable: readonly string[];
  readonly knows: Readonly<Record<Seat, string | null>>;
  readonly violations: readonly RuleId[];
}
