/**
 * The theorem, by exhaustion: every reachable state of Paxos.tla with three acceptors, two values and a few numbers,
 * breadth first, and in each of them the referee's own functions against the model.
 */
import { checkChosen, choosableMask, maskOf, type ValueMask } from './check-choosable.ts';
import { generalChecker } from './check-general.ts';
import { officersChecker } from './check-officers.ts';
import type { Breach, Docket } from './invariants.ts';
import { EMPTY_SET, isSent, layoutFor, weightOf, type StateCode } from './message-set.ts';
import { REFEREE_RULES, type RefereeRules } from './referee-rules.ts';
import { QUORUM } from './setting.ts';
import { enter, newStateTable, pathTo } from './state-table.ts';
import { stepsFrom } from './steps.ts';
import { traceOf } from './trace.ts';
import { chosenIn, unfolder, type World } from './world.ts';

export interface Failure extends Breach {
  /** The steps to the state where it fails, as few as lead there. */
  readonly trace: readonly string[];
}

export interface Exploration {
  /** Distinct ones. All of them, unless something failed. */
  readonly states: number;
  /** Steps that the actions allow, those that only repeat a message among them. */
  readonly steps: number;
  /** States on the longest of the shortest ways, the initial one counted, as TLC counts depth. */
  readonly depth: number;
  /** Different acts in different circumstances put before the referee. */
  readonly acts: Readonly<Docket>;
  /** Steps on which choosable took in a value that it had left out. */
  readonly growths: number;
  readonly failure: Failure | null;
}

export function explore(numbers: number, rules: RefereeRules = REFEREE_RULES): Exploration {
  const layout = layoutFor(numbers);
  const unfold = unfolder(layout);
  const acts: Docket = { right: 0, wrong: 0 };
  const checkGeneral = generalChecker(rules, acts, numbers);
  const checkOfficers = officersChecker(rules, acts, numbers);
  const table = newStateTable();
  const choosable: ValueMask[] = [];
  /** What no choosable on any way to the state leaves out. Every step adds one message, so each way is as long, and
   *  breadth first has seen them all before the state's own turn. */
  const sound: ValueMask[] = [];
  let steps = 0;
  let depth = 0;
  let growths = 0;

  function find(code: StateCode, parent?: number): number {
    const before = table.size;
    const index = enter(table, code, parent);
    if (table.size > before) choosable[index] = sound[index] = choosableMask(rules, unfold(code), numbers);
    return index;
  }

  function breachIn(world: World, index: number): Breach | null {
    const chosen = chosenIn(world, QUORUM);
    if (chosen.size > 1) return { invariant: 'agreement', detail: `chosen: ${[...chosen].join(', ')}` };
    return (
      checkChosen(maskOf(chosen), choosable[index] ?? 0, sound[index] ?? 0) ??
      firstOf(world.acceptors, checkGeneral) ??
      checkOfficers(world)
    );
  }

  function follow(world: World, index: number): void {
    for (const step of stepsFrom(world, numbers)) {
      steps += 1;
      if (isSent(layout, world.code, step)) continue;
      const next = find(world.code + weightOf(layout, step), index);
      if (((choosable[next] ?? 0) & ~(choosable[index] ?? 0)) !== 0) growths += 1;
      sound[next] = (sound[next] ?? 0) & (sound[index] ?? 0);
    }
  }

  find(EMPTY_SET);
  let failure: Failure | null = null;
  for (let index = 0, endOfLevel = 0; index < table.size && failure === null; index += 1) {
    if (index === endOfLevel) {
      depth += 1;
      endOfLevel = table.size;
    }
    const world = unfold(table.codes[index] ?? EMPTY_SET);
    const breach = breachIn(world, index);
    if (breach) failure = { ...breach, trace: traceOf(layout, pathTo(table, index)) };
    else follow(world, index);
  }
  return { states: table.size, steps, depth, acts, growths, failure };
}

function firstOf<T>(items: readonly T[], check: (item: T) => Breach | null): Breach | null {
  for (const item of items) {
    const breach = check(item);
    if (breach) return breach;
  }
  return null;
}
