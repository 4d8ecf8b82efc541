/** A room: a fold of its log. */
import { seatsOf, type Seat } from '../paxos/seats.ts';
import type { Member, Reply, RoomEvent } from './events.ts';
import { ROOM_DEFAULTS, type RoomSettings } from './settings.ts';

export type Phase = 'lobby' | 'playing' | 'over';

export interface Chair {
  readonly member: Member | null;
  readonly bot: boolean;
}

/** What somebody may see of a game, and so has seen: a seat's log, or the red army's. */
export type Sight = Seat | 'red';

export interface RoomState {
  readonly code: string;
  /** The class that seats this room; null where everyone seats themselves. */
  readonly class: string | null;
  /** The number of the assignment of its class that somebody plays alone here; null in other rooms. */
  readonly attempt: number | null;
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
  /** Who looks over whose shoulder. */
  readonly partners: ReadonlyMap<Member, Seat>;
  /** Who commands the red army. */
  readonly red: Member | null;
  readonly speed: number;
  /** Time stands still for a question of the class, and did so before or not; null while nothing is asked. */
  readonly frozen: { readonly still: boolean } | null;
  /** Everyone here may have the record of the last game. */
  readonly released: boolean;
  /** What was answered in an attempt, in that order. */
  readonly replies: readonly Reply[];
  /**
   * What each has seen of the game that is on: knowing one seat, nobody may take another. By the hash of their token:
   * whoever leaves and comes in again with it has not forgotten.
   */
  readonly held: ReadonlyMap<string, Sight>;
}

const FREE: Chair = { member: null, bot: false };

export const NO_ROOM: RoomState = {
  code: '',
  class: null,
  attempt: null,
  settings: ROOM_DEFAULTS,
  phase: 'lobby',
  session: null,
  host: null,
  members: new Map(),
  joined: 0,
  chairs: new Map(),
  partners: new Map(),
  red: null,
  speed: 1,
  frozen: null,
  released: false,
  replies: [],
  held: new Map(),
};

export function seatOf({ chairs }: RoomState, member: Member): Seat | null {
  for (const [seat, chair] of chairs) if (chair.member === member) return seat;
  return null;
}

/** What somebody's place shows them of a game; null for whoever only watches. */
export function sightOf(room: RoomState, member: Member): Sight | null {
  return seatOf(room, member) ?? room.partners.get(member) ?? (room.red === member ? 'red' : null);
}

/** What somebody has seen of the game that is on, or was on last. */
export function heldBy({ held, members }: RoomState, member: Member): Sight | null {
  return held.get(members.get(member) ?? '') ?? null;
}

/** Whose token has this hash. */
export function memberWith({ members }: RoomState, tokenHash: string): Member | null {
  for (const [member, hash] of members) if (hash === tokenHash) return member;
  return null;
}

export function evolveRoom(room: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case 'opened':
      return {
        ...room,
        code: event.code,
        class: event.class ?? null,
        attempt: event.attempt ?? null,
        settings: event.settings,
        chairs: chairsFor(event.settings, new Map()),
      };
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
      return { ...standing(room, event.member), members };
    }
    case 'rekeyed':
      return { ...room, members: new Map(room.members).set(event.member, event.token) };
    case 'sat': {
      const stood = standing(room, event.member);
      const chairs = new Map(stood.chairs).set(event.seat, { member: event.member, bot: false });
      return { ...stood, chairs, held: heldNow(room, event.member, event.seat) };
    }
    case 'paired': {
      const stood = standing(room, event.member);
      const partners = new Map(stood.partners).set(event.member, event.seat);
      return { ...stood, partners, held: heldNow(room, event.member, event.seat) };
    }
    case 'commanded':
      return { ...standing(room, event.member), red: event.member, held: heldNow(room, event.member, 'red') };
    case 'stood':
      return { ...standing(room, event.member), held: heldAfter(room, event.member) };
    case 'manned': {
      const { member } = room.chairs.get(event.seat) ?? FREE;
      return { ...room, chairs: new Map(room.chairs).set(event.seat, { member, bot: event.bot }) };
    }
    case 'settled':
      return {
        ...room,
        settings: event.settings,
        chairs: chairsFor(event.settings, room.chairs),
        partners: new Map([...room.partners].filter(([, seat]) => seatsOf(event.settings.armies).includes(seat))),
      };
    case 'frozen':
      return { ...room, frozen: { still: event.still } };
    case 'thawed':
      return { ...room, frozen: null };
    case 'paced':
      return { ...room, speed: event.speed };
    case 'begun': {
      const held = [...room.members].flatMap(([member, token]) => {
        const sight = sightOf(room, member);
        return sight === null ? [] : [[token, sight] as const];
      });
      return { ...room, phase: 'playing', session: event.session, released: false, held: new Map(held) };
    }
    case 'replied': {
      const { question, answer, seq } = event;
      return { ...room, replies: [...room.replies, { question, answer, seq }] };
    }
    case 'over':
      return { ...room, phase: 'over' };
    case 'cleared':
      return { ...room, phase: 'lobby', session: null, released: false, held: new Map() };
    case 'released':
      return { ...room, released: true };
  }
}

/** Seats of armies that are gone are gone; who sat there stands. */
function chairsFor({ armies }: RoomSettings, before: ReadonlyMap<Seat, Chair>): Map<Seat, Chair> {
  return new Map(seatsOf(armies).map((seat) => [seat, before.get(seat) ?? FREE]));
}

/** The room, with this member on no seat, nor beside one. */
function standing(room: RoomState, member: Member): RoomState {
  // During a game a seat that is left would stand still; a bot keeps it going.
  const left: Chair = room.phase === 'playing' ? { member: null, bot: true } : FREE;
  return {
    ...room,
    chairs: new Map([...room.chairs].map(([seat, chair]) => [seat, chair.member === member ? left : chair])),
    partners: new Map([...room.partners].filter(([other]) => other !== member)),
    red: room.red === member ? null : room.red,
  };
}

function heldNow({ held, members, phase }: RoomState, member: Member, sight: Sight): RoomState['held'] {
  const token = members.get(member);
  return phase === 'playing' && token !== undefined ? new Map(held).set(token, sight) : held;
}

/** A host who stands up sees everything from then on: no seat is its own any more. */
function heldAfter({ held, members, phase, host }: RoomState, member: Member): RoomState['held'] {
  const token = members.get(member);
  return phase === 'playing' && member === host ? new Map([...held].filter(([other]) => other !== token)) : held;
}
