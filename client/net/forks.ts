/** A room that goes on with a game from one of its moments: asked for by a plain request, for a record is no small message. */
import type { Seat } from '../../shared/paxos/seats.ts';
import type { Refused } from '../../shared/wire/refusal.ts';
import { rememberName, rememberPlace, type Place } from './places.ts';
import { post } from './post.ts';
import type { Offline } from './reply.ts';

export interface ForkWish {
  readonly name: string;
  /** Null to watch. */
  readonly seat: Seat | null;
  /** The record up to the moment. */
  readonly text: string;
}

export type ForkReply = ({ readonly ok: true } & Place) | Refused | Offline;

/** Whoever opens the room has the host's place in it from then on, in this browser. */
export async function openFork(wish: ForkWish): Promise<ForkReply> {
  const reply = await post<Place>('/forks', wish);
  if (!reply.ok) return reply;
  const { code, token } = reply;
  rememberPlace({ code, token });
  rememberName(wish.name);
  return reply;
}
