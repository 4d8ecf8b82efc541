/** The room as one member sees it: built up from nothing, so that whatever is added to a room stays hidden until listed. */
import type { Seat } from '../../shared/paxos/seats.ts';
import type { Member } from '../../shared/room/events.ts';
import type { RoomView, SeatView, WatcherView } from '../../shared/wire/room-view.ts';
import type { Room } from './room.ts';

export function viewFor(room: Room, member: Member): RoomView {
  const { state, game, names, presence } = room;
  const { code, phase, settings, host, chairs, members, released } = state;
  const seated = new Set<Member>();
  const seats = [...chairs].map(([seat, { member: sitter, bot }]): SeatView => {
    if (sitter !== null) seated.add(sitter);
    const name = sitter === null ? null : (names.get(sitter) ?? null);
    return { seat, member: sitter, name, bot, here: sitter !== null && presence.tabsOf(sitter) > 0 };
  });
  const watchers = [...members.keys()]
    .filter((other) => !seated.has(other))
    .map((other): WatcherView => ({
      member: other,
      name: names.get(other) ?? null,
      here: presence.tabsOf(other) > 0,
    }));
  const seat: Seat | null = room.seatOf(member);
  const isHost = member === host;
  return {
    code,
    phase,
    armies: settings.armies,
    settings: isHost ? settings : null,
    host: host ?? '',
    seats,
    watchers,
    you: {
      member,
      name: names.get(member) ?? null,
      host: isHost,
      seat,
      role: seat !== null ? 'player' : isHost ? 'instructor' : 'spectator',
      tabs: presence.tabsOf(member),
    },
    game: game?.view(seat) ?? null,
    stalled: room.stalled,
    record: phase === 'over' && (isHost || released),
  };
}
