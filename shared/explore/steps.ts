/** Next of Paxos.tla: every step that some action lets happen in a state. */
import { isPrepared, proposedIn, type Step } from './message-set.ts';
import { mayPromise, mayVote, showsSafe, type Promises } from './phases.ts';
import { numbersUpTo, VALUES } from './setting.ts';
import type { World } from './world.ts';

/** Steps that send a message again are among them, as in Paxos.tla; they lead nowhere new. */
export function stepsFrom({ officers, acceptors }: World, numbers: number): readonly Step[] {
  const steps: Step[] = [];
  for (const n of numbersUpTo(numbers)) {
    steps.push({ action: 'Phase1a', n });
    if (!isPrepared(officers, n)) continue;
    acceptors.forEach((a, acceptor) => {
      if (mayPromise(a, n)) steps.push({ action: 'Phase1b', acceptor, n });
    });
    if (proposedIn(officers, n) === null) {
      const promises = promisesFor(acceptors, n);
      for (const value of VALUES) if (showsSafe(promises, value)) steps.push({ action: 'Phase2a', n, value });
    } else {
      acceptors.forEach((a, acceptor) => {
        if (mayVote(a, n)) steps.push({ action: 'Phase2b', acceptor, n });
      });
    }
  }
  return steps;
}

/** By acceptor: the 1b(n) sent. */
export function promisesFor(acceptors: World['acceptors'], n: number): Promises {
  return acceptors.map(({ reports }) => reports[n]);
}
