/** Rooms as the server shows them, as short as a test can say it. */
import { CALM_VALLEY } from '../../../shared/game/valley.ts';
import { playerHeader, RECORD_FORMAT, type GameHeader } from '../../../shared/game/header.ts';
import { seatsOf, type Seat } from '../../../shared/paxos/seats.ts';
import type { GameView, RoomView, You } from '../../../shared/wire/room-view.ts';

export const HEADER: GameHeader = {
  format: RECORD_FORMAT,
  id: 'g1',
  armies: 3,
  acceptRule: 'textbook',
  tent: 'separate',
  level: 'coached',
  wishes: { P1: '06:00', P2: '07:00', P3: '08:00' },
  valley: CALM_VALLEY,
  seed: 'secret',
};

export function gameView(session: string, seat: Seat | null, rest: Partial<GameView> = {}): GameView {
  return { session, header: playerHeader({ ...HEADER, id: session }, seat), now: 0, running: true, speed: 1, ...rest };
}

interface Shape {
  readonly seat?: Seat | null;
  readonly role?: You['role'];
  readonly session?: string | null;
  readonly phase?: RoomView['phase'];
  readonly game?: Partial<GameView>;
  readonly rest?: Partial<RoomView>;
}

/** By default officer 1 plays in game g1. */
export function roomView({
  seat = 'P1',
  role,
  session = 'g1',
  phase = 'playing',
  game = {},
  rest = {},
}: Shape = {}): RoomView {
  return {
    code: 'K7Q4MX',
    class: null,
    attempt: null,
    phase,
    armies: 3,
    settings: null,
    lan: null,
    host: 'm1',
    seats: seatsOf(3).map((one) => ({
      seat: one,
      member: one === seat ? 'm2' : null,
      name: one === seat ? 'Ada' : null,
      bot: one !== seat,
      here: one === seat,
      partners: [],
    })),
    red: null,
    watchers: [],
    you: {
      member: 'm2',
      name: 'Ada',
      host: false,
      seat,
      role: role ?? (seat === null ? 'spectator' : 'player'),
      part: null,
      tabs: 1,
    },
    game: session === null ? null : gameView(session, seat, game),
    lesson: null,
    fork: null,
    frozen: false,
    stalled: false,
    record: false,
    ...rest,
  };
}
