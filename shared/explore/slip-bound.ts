/**
 * How many acts a broken agreement still takes at least: for each of two values, an accept and a quorum of votes, and before
 * it a prepare and a quorum of promises. It guides the search (A*), and never overstates: so the first way found is a
 * shortest one.
 */
import { numbersUpTo } from './setting.ts';
import { OFFICER_SLIPS, type SlipId } from './slip-id.ts';
import { acceptBit, grantedByQuorum, preparesOf, type RequestMask } from './slip-masks.ts';
import type { SlipState } from './slip-world.ts';

/** With each of these an officer may send one accept without promises for it. */
const WITHOUT_PROMISES: readonly SlipId[] = ['O1', 'O2'];
/** With one of these a number may carry two values. */
const TWO_VALUES: readonly SlipId[] = ['O5', 'O6'];
/** These leave the notebook true, so that a general still votes once under a number. */
const TRUE_NOTEBOOK: readonly SlipId[] = [...OFFICER_SLIPS, 'G11', 'L1', 'L2'];

export type Bound = (state: SlipState) => number;

export function boundFor(numbers: number, slips: readonly SlipId[]): Bound {
  const exempt = slips.filter((slip) => WITHOUT_PROMISES.includes(slip)).length;
  const mayShareRound =
    slips.some((slip) => TWO_VALUES.includes(slip)) && slips.some((slip) => !TRUE_NOTEBOOK.includes(slip));
  const rounds = numbersUpTo(numbers).map((n) => ({
    prepares: preparesOf(n),
    accepts: [acceptBit(n, 0), acceptBit(n, 1)] as const,
  }));

  /** Of the two accepts, those without promises are the ones that have most to wait for. */
  function promisesFor(first: number, second: number, isShared: boolean): number {
    if (isShared) return exempt > 0 ? 0 : first;
    return [first + second, Math.min(first, second), 0][exempt] ?? 0;
  }

  return ({ officers: { sent }, generals }) => {
    const grants = generals.map((general) => general.grants);
    const byQuorum = grantedByQuorum(grants);
    const byAny = grants.reduce((all, mask) => all | mask, 0);
    const missing = (requests: RequestMask) => actsMissing(sent, byAny, byQuorum, requests);
    const ways = rounds.map(({ prepares, accepts: [first, second] }) => ({
      promises: missing(prepares),
      votes: [missing(first), missing(second)] as const,
    }));
    let least = Infinity;
    ways.forEach((one, i) => {
      ways.forEach((other, j) => {
        if (i === j && !mayShareRound) return;
        const promises = promisesFor(one.promises, other.promises, i === j);
        least = Math.min(least, promises + one.votes[0] + other.votes[1]);
      });
    });
    return least === Infinity ? 0 : least;
  };
}

/** To send one of these requests and have it granted by two generals: a letter and its answer, twice. */
function actsMissing(sent: RequestMask, byAny: RequestMask, byQuorum: RequestMask, requests: RequestMask): number {
  if ((byQuorum & requests) !== 0) return 0;
  if ((byAny & requests) !== 0) return 2;
  return (sent & requests) !== 0 ? 3 : 4;
}
