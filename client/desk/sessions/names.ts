import type { RoomView } from '../../../shared/wire/room-view.ts';
import type { NameOf } from './csv.ts';

/** Names as the rooms that are open show them: whoever has left, or was forgotten, has none. */
export function namesIn(rooms: Iterable<RoomView | null>): NameOf {
  const names = new Map<string, string>();
  for (const room of rooms) {
    if (room === null) continue;
    const people = [
      ...room.seats,
      ...room.seats.flatMap(({ partners }) => partners),
      ...room.watchers,
      ...(room.red === null ? [] : [room.red]),
    ];
    for (const { member, name } of people) {
      if (member !== null && name !== null) names.set(`${room.code} ${member}`, name);
    }
  }
  return (room, player) => names.get(`${room} ${player}`) ?? null;
}
