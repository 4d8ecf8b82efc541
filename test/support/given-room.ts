/** Rooms to begin a test with: what happened in them, folded. */
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import type { RoomEvent } from '../../shared/room/events.ts';
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import { evolveRoom, NO_ROOM, type RoomState } from '../../shared/room/state.ts';

export function given(...events: readonly RoomEvent[]): RoomState {
  return events.reduce(evolveRoom, NO_ROOM);
}

const joined = (member: string): RoomEvent => ({ type: 'joined', member, token: `hash of ${member}` });

export const OPENED = { type: 'opened', code: 'K7Q4MX', settings: ROOM_DEFAULTS } as const;

/** The host m1, and m2, m3, m4, none of whom sits. */
export const OPEN: readonly RoomEvent[] = [OPENED, ...['m1', 'm2', 'm3', 'm4'].map(joined)];

export const sat = (member: string, seat: Seat): RoomEvent => ({ type: 'sat', member, seat });
export const manned = (seat: Seat, bot = true): RoomEvent => ({ type: 'manned', seat, bot });

/** m2 at P1, m3 at A1, bots on the other seats, the host without one; the game is on. */
export const PLAYING: readonly RoomEvent[] = [
  ...OPEN,
  sat('m2', 'P1'),
  sat('m3', 'A1'),
  ...seatsOf(3)
    .filter((seat) => seat !== 'P1' && seat !== 'A1')
    .map((seat) => manned(seat)),
  { type: 'begun', session: 'first' },
];

export const OVER: readonly RoomEvent[] = [...PLAYING, { type: 'over' }];
