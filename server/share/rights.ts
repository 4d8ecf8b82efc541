/** Who may share what of a game: nobody more than they may see of it themselves, now that it is over. */
import type { RoomEvent } from '../../shared/room/events.ts';
import { evolveRoom, memberWith, NO_ROOM, type RoomState } from '../../shared/room/state.ts';
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import type { Offer } from '../../shared/wire/shares.ts';
import { roomStream } from '../room/decided.ts';
import type { Store } from '../store/store.ts';

/** The room as it was last while this was its game: the next one makes it forget who played. Null where it never was. */
export async function roomDuring(store: Pick<Store, 'read'>, code: string, session: string): Promise<RoomState | null> {
  let room = NO_ROOM;
  for (const line of (await store.read(roomStream(code))).flatMap(({ lines }) => lines)) {
    const event = JSON.parse(line) as RoomEvent;
    if (room.session === session && (event.type === 'begun' || event.type === 'cleared')) return room;
    room = evolveRoom(room, event);
  }
  return room.session === session ? room : null;
}

export interface Asker {
  readonly tokenHash: string;
  /** The room's host, or the instructor of its class. */
  readonly host: boolean;
}

/** `room`: as it was last while this was its game. */
export function mayShare({ tokenHash, host }: Asker, room: RoomState, armies: number): Omit<Offer, 'days'> {
  const sight = room.held.get(tokenHash) ?? null;
  // Who has played belongs to it, also after having gone on to the next room.
  const belongs = sight !== null || memberWith(room, tokenHash) !== null;
  if (room.phase === 'over' && (host || (room.released && belongs)))
    return { everything: true, seats: seatsOf(armies) };
  const own: readonly Seat[] = sight === null || sight === 'red' ? [] : [sight];
  return { everything: false, seats: own };
}
