/** The rooms of a class that this browser has entered, by code. */
import type { ClassView } from '../../shared/wire/class-view.ts';
import type { RoomModel } from '../room/room-model.svelte.ts';

export type Rooms = ReadonlyMap<string, RoomModel>;

export const NO_ROOMS: Rooms = new Map();

/** Those that the class shows; one that has no place for this browser is entered anew. */
export function roomsOf(view: ClassView, before: Rooms, enter: (code: string) => RoomModel): Rooms {
  return new Map(
    codesIn(view).map((code) => {
      const room = before.get(code);
      return [code, room?.trouble === null ? room : enter(code)] as const;
    }),
  );
}

function codesIn(view: ClassView): readonly string[] {
  if (view.role === 'instructor') return view.rooms;
  return view.place === null ? [] : [view.place.room];
}

export function isSameRooms(one: Rooms, other: Rooms): boolean {
  return one.size === other.size && [...one].every(([code, room]) => other.get(code) === room);
}
