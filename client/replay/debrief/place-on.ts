/** Puts a replay where a cursor leads it, and says with whose eyes it is seen there. */
import { seatsOf } from '../../../shared/paxos/seats.ts';
import type { LedCursor } from '../../../shared/wire/led.ts';
import type { Playhead } from '../playhead.svelte.ts';
import type { WholeSession } from '../session.ts';
import type { As } from '../track.ts';

export function placeOn(head: Playhead, { record }: WholeSession, cursor: LedCursor | null): As {
  head.pause();
  if (cursor === null) return 'all';
  head.seekBetween(cursor.seq, cursor.at);
  return seatsOf(record.header.armies).find((seat) => seat === cursor.eyes) ?? 'all';
}
