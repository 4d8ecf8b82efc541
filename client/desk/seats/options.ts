/** The places of a class in words, and those where one student could go. */
import type { Place } from '../../../shared/class/events.ts';
import { seatsOf } from '../../../shared/paxos/seats.ts';
import type { DeskView, StudentOfClass } from '../../../shared/wire/class-view.ts';
import { m } from '../../i18n/generated/messages.js';
import { whoWords } from '../../judge/words.ts';
import { inRole, playerAt, type Target } from './acts.ts';

export interface Option {
  readonly label: string;
  readonly target: Target;
}

export interface RoomOptions {
  readonly room: string;
  readonly label: string;
  readonly options: readonly Option[];
}

export function nameWords({ name }: Pick<StudentOfClass, 'name'>): string {
  return name ?? m.room_nameless();
}

/** Rooms are counted as they were opened. */
export function roomWords({ rooms }: DeskView, room: string): string {
  return m.desk_room({ number: rooms.indexOf(room) + 1 });
}

export function placeWords(view: DeskView, place: Place | null): string {
  if (place === null) return m.desk_waits();
  return m.desk_place({ room: roomWords(view, place.room), as: roleWords(place) });
}

function roleWords({ role, seat }: Place): string {
  const who = seat === null ? '' : whoWords(seat);
  switch (role) {
    case 'player':
      return who;
    case 'partner':
      return m.desk_second({ who });
    case 'watcher':
      return m.desk_watches();
    case 'red':
      return m.desk_red();
  }
}

/** By room: seats that are free, those of others, to sit beside them, and what goes without a seat. */
export function placesFor(view: DeskView, { student, place }: StudentOfClass): readonly RoomOptions[] {
  return view.rooms.map((room) => ({
    room,
    label: roomWords(view, room),
    options: [
      ...seatsOf(view.settings.room.armies).flatMap((seat): Option[] => {
        if (place?.room === room && place.seat === seat) return [];
        const player = playerAt(view, room, seat);
        const who = whoWords(seat);
        const label = player === undefined ? who : m.desk_beside({ who, name: nameWords(player) });
        return [{ label, target: { to: 'seat', room, seat } }];
      }),
      ...(inRole(view, room, 'watcher').some((one) => one.student === student)
        ? []
        : [{ label: m.desk_watch(), target: { to: 'watch', room } } as const]),
      ...(inRole(view, room, 'red').length > 0 ? [] : [{ label: m.desk_red(), target: { to: 'red', room } } as const]),
    ],
  }));
}

export function swapsFor(view: DeskView, { student, place }: StudentOfClass): readonly Option[] {
  return view.students
    .filter((other) => other.student !== student && (other.place !== null || place !== null))
    .map((other) => ({
      label: m.desk_swap_with({ name: nameWords(other), place: placeWords(view, other.place) }),
      target: { to: 'swap', student: other.student },
    }));
}

/** For how long somebody has not been here, `since` seconds after that was said; nothing of whoever is here. */
export function presenceWords({ is, awayFor }: StudentOfClass, since: number): string {
  if (is === 'here') return '';
  const minutes = Math.floor((awayFor + since) / 60);
  if (is === 'gone') return m.desk_gone({ minutes });
  return minutes === 0 ? m.desk_away() : m.desk_away_for({ minutes });
}
