/** A room with somebody on every seat, and a game that has begun. */
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { ROOM_DEFAULTS, type RoomSettings } from '../../shared/room/settings.ts';
import type { LiveServer } from './live-server.ts';
import { LivePlayer } from './live-player.ts';

export interface LiveTable {
  readonly host: LivePlayer;
  readonly players: ReadonlyMap<Seat, LivePlayer>;
  readonly at: (seat: Seat) => LivePlayer;
  readonly close: () => void;
}

export function settingsWith(
  valley: Partial<RoomSettings['valley']> = {},
  further: Partial<Omit<RoomSettings, 'valley'>> = {},
): RoomSettings {
  return {
    ...ROOM_DEFAULTS,
    level: 'exam',
    ...further,
    valley: { ...ROOM_DEFAULTS.valley, walk: [0, 0], ...valley },
  };
}

/** The host has no seat, and so watches as the instructor does. */
export async function seatTable(
  server: Pick<LiveServer, 'origin'>,
  settings: RoomSettings = settingsWith(),
  options: { readonly transports?: string[] } = {},
): Promise<LiveTable> {
  const host = await new LivePlayer(server.origin, 'host', options).open(settings);
  const players = new Map<Seat, LivePlayer>();
  for (const seat of seatsOf(settings.armies)) {
    const player = await new LivePlayer(server.origin, `player ${seat}`, options).join(host.code);
    await player.sit(seat);
    players.set(seat, player);
  }
  const at = (seat: Seat): LivePlayer => {
    const player = players.get(seat);
    if (!player) throw new Error(`nobody at ${seat}`);
    return player;
  };
  const answer = await host.arrange({ type: 'start' });
  if (!answer.ok) throw new Error(`the game cannot start: ${answer.code}`);
  for (const player of [host, ...players.values()]) {
    await player.until(() => player.room?.phase === 'playing', 'the game to begin');
    await player.enter(true);
  }
  const close = (): void => {
    for (const player of [host, ...players.values()]) player.close();
  };
  return { host, players, at, close };
}
