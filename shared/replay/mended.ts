/** The same game with some acts mended, as blame replays it (SPEC.md, "Blame"), to be shown beside the game as it was. */
import { isProtocolEvent, type SessionRecord } from '../game/record.ts';
import { asPlayed, repair } from '../judge/repair.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import { chronicleOf, type Chronicle } from './chronicle.ts';

export interface Change {
  readonly seq: number;
  readonly was: ProtocolEvent;
  /** Null where nothing of it is left: silence, or a letter that never left. */
  readonly now: ProtocolEvent | null;
}

export interface Mended {
  /** Events keep the seqs that they have in the record, so that one cursor serves both. */
  readonly chronicle: Chronicle;
  /** What came out otherwise, in order: what was mended, and what followed from it. */
  readonly changes: readonly Change[];
}

/** `seqs` are those of the acts to mend. */
export function mendedBy({ header, events }: SessionRecord, seqs: ReadonlySet<number>): Mended {
  const protocol = events.filter(isProtocolEvent);
  const mended = repair(header, protocol, asPlayed(header, protocol), seqs).events;
  const bySeq = new Map(mended.map((event) => [event.seq, event]));
  const changes = protocol.flatMap((was): Change[] => {
    const now = bySeq.get(was.seq) ?? null;
    // An act that stands is the very same object.
    return now === was || (now !== null && JSON.stringify(now) === JSON.stringify(was))
      ? []
      : [{ seq: was.seq, was, now }];
  });
  return { chronicle: chronicleOf({ header, events: mended }), changes };
}
