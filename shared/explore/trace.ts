/** A way through the states in the words of Paxos.tla. */
import { isSent, type Layout, type StateCode, type Step, weightOf } from './message-set.ts';
import { ACCEPTORS } from './setting.ts';
import { stepsFrom } from './steps.ts';
import { unfolder } from './world.ts';

export function traceOf(layout: Layout, path: readonly StateCode[]): readonly string[] {
  const unfold = unfolder(layout);
  return path.slice(1).map((code, i) => {
    const world = unfold(path[i] ?? 0);
    const step = stepsFrom(world, layout.numbers).find(
      (candidate) => !isSent(layout, world.code, candidate) && world.code + weightOf(layout, candidate) === code,
    );
    return step === undefined ? 'a step that the model has not' : say(step);
  });
}

function say(step: Step): string {
  switch (step.action) {
    case 'Phase1a':
      return `Phase1a(${step.n})`;
    case 'Phase2a':
      return `Phase2a(${step.n}, ${step.value})`;
    case 'Phase1b':
    case 'Phase2b':
      return `${step.action}(${ACCEPTORS[step.acceptor] ?? '?'}), number ${step.n}`;
  }
}
