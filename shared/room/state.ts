/** A room: a fold of its log. */
import { seatsOf, type Seat } from '../paxos/seats.ts';
import type { Member, RoomEvent } from './events.ts';
import { ROOM_DEFAULTS, type RoomSettings } from './settings.ts';

export type Phase = 'lobby' | 'playing' | 'over';

export interface Chair {
  readonly member: Member | null;
  readonly bot: boolean;
}

export interface RoomState {
  readonly code: string;
  readonly settings: RoomSettings;
  readonly phase: Phase;
  /** The game that is played, or was played last. */
  readonly session: string | null;
  readonly host: Member | null;
  /** Everyone here, with the hash of their token, in order of arrival. */
  readonly members: ReadonlyMap<Member, string>;
  /** How many ever joined: the next pseudonym. */
  readonly joined: number;
  readonly chairs: ReadonlyMap<Seat, Chair>;
  /** Everyone here may have the record of the last game. */
  readonly released: boolean;
  /** Which seat each has held in the game that is on: knowing one, nobody may take another. */
  readonly held: ReadonlyMap<Member, Seat>;
}

const FREE: Chair = { member: null, bot: false };

export const NO_ROOM: RoomState = {
  code: '',
  settings: ROOM_DEFAULTS,
  phase: 'lobby',
  session: null,
  host: null,
  members: new Map(),
  joined: 0,
  chairs: new Map(),
  released: false,
  held: new Map(),
};

export function seatOf({ chairs }: RoomState, member: Member): Seat | null {
  for (const [seat, chair] of chairs) if (chair.member === member) return seat;
  return null;
}

export function evolveRoom(room: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case 'opened':
      return { ...room, code: event.code, settings: event.settings, chairs: chairsFor(event.settings, new Map()) };
    case 'joined':
      return {
        ...room,
        host: room.host ?? event.member,
        members: new Map(room.members).set(event.member, event.token),
        joined: room.joined + 1,
      };
    case 'left': {
      const members = new Map(room.members);
      members.delete(event.member);
      return { ...room, members, chairs: without(room, event.member) };
    }
    case 'sat': {
      const chairs = without(room, event.member).set(event.seat, { member: event.member, bot: false });
      return { ...room, chairs, held: heldNow(room, event.member, event.seat) };
    }
    case 'stood':
      return { ...room, chairs: without(room, event.member), held: heldAfter(room, event.member) };
    case 'manned': {
      const { member } = room.chairs.get(event.seat) ?? FREE;
      return { ...room, chairs: new Map(room.chairs).set(event.seat, { member, bot: event.bot }) };
    }
    case 'settled':
      return { ...room, settings: event.settings, chairs: chairsFor(event.settings, room.chairs) };
    case 'begun': {
      const held = [...room.chairs].flatMap(([seat, { member }]) => (member === null ? [] : [[member, seat] as const]));
      return { ...room, phase: 'playing', session: event.session, released: false, held: new Map(held) };
    }
    case 'over':
      return { ...room, phase: 'over' };
    case 'released':
      return { ...room, released: true };
  }
}

/** Seats of armies that are gone are gone; who sat there stands. */
function chairsFor({ armies }: RoomSettings, before: ReadonlyMap<Seat, Chair>): Map<Seat, Chair> {
  return new Map(seatsOf(armies).map((seat) => [seat, before.get(seat) ?? FREE]));
}

function without({ chairs, phase }: RoomState, member: Member): Map<Seat, Chair> {
  // During a game a seat that is left would stand still; a bot keeps it going.
  const left: Chair = phase === 'playing' ? { member: null, bot: true } : FREE;
  return new Map([...chairs].map(([seat, chair]) => [seat, chair.member === member ? left : chair]));
}

function heldNow({ held, phase }: RoomState, member: Member, seat: Seat): ReadonlyMap<Member, Seat> {
  return phase === 'playing' ? new Map(held).set(member, seat) : held;
}

/** A host who stands up sees everything from then on: no seat is its own any more. */
function heldAfter({ held, phase, host }: RoomState, member: Member): ReadonlyMap<Member, Seat> {
  return phase === 'playing' && member === host ? new Map([...held].filter(([other]) => other !== host)) : held;
}
