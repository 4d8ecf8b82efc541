/**
 * Every officer that may sit in a state of the model. There a number has one leader; who leads several numbers is left
 * open, so each way of giving numbers to one officer is tried, and the other numbers are another's.
 */
import { reportKey } from './acceptor.ts';
import { checkOfficer } from './check-officer.ts';
import type { Breach, Docket } from './invariants.ts';
import { isPrepared, proposedIn } from './message-set.ts';
import type { RefereeRules } from './referee-rules.ts';
import { numbersUpTo, subsetsOf, VALUES } from './setting.ts';
import { promisesFor } from './steps.ts';
import type { World } from './world.ts';

/** A check of all officers in a state; what it has heard once it does not hear again. */
export function officersChecker(rules: RefereeRules, docket: Docket, numbers: number): (world: World) => Breach | null {
  const heard = new Set<number>();
  const all = numbersUpTo(numbers);
  const shares = all.map((n) => subsetsOf(all.filter((other) => other !== n)));

  function checkPast(world: World, n: number, others: readonly number[], isMine: boolean): Breach | null {
    const { officers, acceptors } = world;
    const mine = others.filter((other) => isPrepared(officers, other));
    const stale = acceptors.flatMap(({ reports }, i) => (mine.some((m) => reports[m] !== undefined) ? [i] : []));
    const preparedBy = !isPrepared(officers, n) ? 'nobody' : isMine ? 'me' : 'another';
    const promises = preparedBy === 'me' ? promisesFor(acceptors, n) : acceptors.map(() => undefined);
    const proposed = preparedBy === 'me' ? proposedIn(officers, n) : null;
    const highestOther = mine.at(-1) ?? 0;

    const key = keyOf([
      n,
      ['nobody', 'me', 'another'].indexOf(preparedBy),
      proposed === null ? 0 : VALUES.indexOf(proposed) + 1,
      highestOther,
      stale.reduce((mask, i) => mask | (1 << i), 0),
      ...promises.map(reportKey),
    ]);
    if (heard.has(key)) return null;
    heard.add(key);
    return checkOfficer(rules, docket, { n, preparedBy, proposed, highestOther, promises, stale });
  }

  function checkAll(world: World): Breach | null {
    for (const n of all) {
      for (const others of shares[n - 1] ?? []) {
        const breach = checkPast(world, n, others, true) ?? checkPast(world, n, others, false);
        if (breach) return breach;
      }
    }
    return null;
  }

  const seen = new Set<number>();
  return (world) => {
    // Officers know no more than the 1a, 1b and 2a messages: many states are one to them.
    const key = world.acceptors.reduce((sum, { reportsKey }) => sum * 8 ** numbers + reportsKey, world.officers);
    if (seen.has(key)) return null;
    seen.add(key);
    return checkAll(world);
  };
}

/** Each digit below 16. */
function keyOf(digits: readonly number[]): number {
  return digits.reduce((key, digit) => key * 16 + digit, 0);
}
