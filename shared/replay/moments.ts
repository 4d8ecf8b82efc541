/** The moments of a game that somebody who replays it looks for: marks on the scrubber, and where its jumps land. */
import type { Witnessed } from '../diagram/witnessed.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { Seat } from '../paxos/seats.ts';

export type Moment = { readonly seq: number; readonly at: number } & (
  | { readonly type: 'chosen'; readonly seat: Seat; readonly value: string }
  | { readonly type: 'knows'; readonly seat: Seat; readonly value: string }
  | { readonly type: 'violation'; readonly seat: Seat; readonly rules: readonly RuleId[] }
  | { readonly type: 'captured' | 'dawn' | 'ended' }
);

export function momentsOf(seen: readonly Witnessed[]): readonly Moment[] {
  return seen.flatMap(momentsIn);
}

function momentsIn({ event, broken, chosen, vote, learned }: Witnessed): readonly Moment[] {
  const { seq, at, type } = event;
  const by = type === 'sent' ? event.letter.from : 'by' in event ? event.by : null;
  const moments: Moment[] = [];
  if (by !== null && broken.length > 0) moments.push({ seq, at, type: 'violation', seat: by, rules: broken });
  if (by !== null && chosen && vote !== null) moments.push({ seq, at, type: 'chosen', seat: by, value: vote.value });
  for (const { seat, value } of learned) moments.push({ seq, at, type: 'knows', seat, value });
  if (type === 'captured' || type === 'dawn' || type === 'ended') moments.push({ seq, at, type });
  return moments;
}
