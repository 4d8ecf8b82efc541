/** A state of the model unfolded: what its code says, read once for each of its parts and remembered. */
import { acceptorState, type AcceptorState } from './acceptor.ts';
import { acceptorIn, officersIn, type Layout, type StateCode } from './message-set.ts';
import { ACCEPTORS } from './setting.ts';

export interface World {
  readonly code: StateCode;
  /** The 1a and 2a messages. */
  readonly officers: number;
  readonly acceptors: readonly AcceptorState[];
}

/** Unfolds states; equal acceptors are one object, so that whatever is true of it need be found out only once. */
export function unfolder(layout: Layout): (code: StateCode) => World {
  const { numbers, width } = layout;
  const byMessages: (AcceptorState | undefined)[] = [];
  const byContent = new Map<string, AcceptorState>();

  function acceptor(officers: number, messages: number): AcceptorState {
    // The 2a messages are part of the key, for they hold the values of the votes.
    const key = officers * 2 ** width + messages;
    const known = byMessages[key];
    if (known) return known;
    const read = acceptorState(numbers, messages, officers);
    const content = JSON.stringify([messages, read.votes]);
    const shared = byContent.get(content) ?? read;
    byContent.set(content, shared);
    byMessages[key] = shared;
    return shared;
  }

  return (code) => {
    const officers = officersIn(layout, code);
    return { code, officers, acceptors: ACCEPTORS.map((_, i) => acceptor(officers, acceptorIn(layout, code, i))) };
  };
}

/** The values voted by a quorum under one number, ever. */
export function chosenIn({ acceptors }: World, quorum: number): ReadonlySet<string> {
  const chosen = new Set<string>();
  for (const { votes } of acceptors) {
    for (const { n, value } of votes) {
      const voters = acceptors.filter((a) => a.votes.some((vote) => vote.n === n && vote.value === value));
      if (voters.length >= quorum) chosen.add(value);
    }
  }
  return chosen;
}
