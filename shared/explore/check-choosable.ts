/** Which values the referee says may still be chosen in a state of the model, as a mask of VALUES. */
import type { Round } from '../paxos/choosable.ts';
import type { Pair } from '../paxos/letters.ts';
import type { Breach } from './invariants.ts';
import { proposedIn } from './message-set.ts';
import type { RefereeRules } from './referee-rules.ts';
import { numbersUpTo, QUORUM, VALUES } from './setting.ts';
import type { World } from './world.ts';

/** Bit i for VALUES[i]; all values, and OPEN besides, where any may be chosen. */
export type ValueMask = number;

const ALL: ValueMask = (1 << VALUES.length) - 1;
const OPEN: ValueMask = 1 << VALUES.length;

export function maskOf(values: ReadonlySet<string>): ValueMask {
  let mask = 0;
  VALUES.forEach((value, i) => {
    if (values.has(value)) mask |= 1 << i;
  });
  return mask;
}

export function choosableMask(rules: RefereeRules, world: World, numbers: number): ValueMask {
  const duties = world.acceptors.map(({ duty }) => duty);
  const { values, open } = rules.choosable(roundsIn(world, numbers), duties, QUORUM);
  return open ? ALL | OPEN : maskOf(values);
}

/** As the referee keeps them: the rounds in which something was promised or proposed. */
function roundsIn({ officers, acceptors }: World, numbers: number): readonly Round[] {
  const rounds: Round[] = [];
  for (const n of numbersUpTo(numbers)) {
    const promises = new Map<number, Pair | null>();
    acceptors.forEach(({ reports }, i) => {
      const report = reports[n];
      if (report !== undefined) promises.set(i + 1, report);
    });
    const value = proposedIn(officers, n);
    if (promises.size > 0 || value !== null)
      rounds.push({ n, accepts: new Set(value === null ? [] : [value]), promises });
  }
  return rounds;
}

/**
 * `chosen` holds at most one value here, for agreement is checked before; `sound` is what the choosable of no state on any
 * way to this one left out.
 */
export function checkChosen(chosen: ValueMask, choosable: ValueMask, sound: ValueMask): Breach | null {
  if (chosen === 0) return null;
  if ((chosen & ~sound) !== 0) {
    const detail = `${words(chosen)} is chosen, which choosable left out earlier on some way to this state`;
    return { invariant: 'choosable-is-sound', detail };
  }
  if (choosable === chosen) return null;
  return { invariant: 'choosable-is-the-chosen', detail: `chosen ${words(chosen)}, choosable ${words(choosable)}` };
}

function words(mask: ValueMask): string {
  const values: readonly string[] = VALUES.filter((_, i) => (mask >> i) & 1);
  return [...values, ...(mask & OPEN ? ['open'] : [])].join(', ') || 'nothing';
}
