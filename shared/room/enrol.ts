/** enrol: makes the members and places of a class's room those that the class wants. Pure; asked again, it changes nothing. */
import type { Seat } from '../paxos/seats.ts';
import { mayTake } from './decide.ts';
import type { Member, RoomEvent } from './events.ts';
import { evolveRoom, sightOf, seatOf, type RoomState, type Sight } from './state.ts';

/** Somebody who belongs in the room, by the hash of their token. */
export interface Wanted {
  readonly token: string;
  readonly as: 'player' | 'partner' | 'watcher' | 'red';
  readonly seat: Seat | null;
}

/** The host stays, whoever is wanted. Whoever may not take a place, having seen another one of this game, watches. */
export function enrol(room: RoomState, wanted: readonly Wanted[]): readonly RoomEvent[] {
  const events: RoomEvent[] = [];
  let state = room;
  const add = (event: RoomEvent): void => {
    events.push(event);
    state = evolveRoom(state, event);
  };
  const byToken = new Map(wanted.map((one) => [one.token, one]));
  for (const [member, token] of room.members) {
    if (member !== room.host && !byToken.has(token)) add({ type: 'left', member });
  }
  const present = new Set(room.members.values());
  for (const { token } of wanted) {
    if (!present.has(token)) add({ type: 'joined', member: `m${state.joined + 1}`, token });
  }
  const moves = [...state.members].flatMap(([member, token]) => {
    const one = member === room.host ? undefined : byToken.get(token);
    return one !== undefined && !isThere(state, member, one) ? [{ member, one }] : [];
  });
  // Everyone who moves stands first: two may change seats.
  for (const { member } of moves) if (sightOf(state, member) !== null) add({ type: 'stood', member });
  for (const { member, one } of moves) {
    if (one.seat !== null && !state.chairs.has(one.seat)) continue;
    const move = moveTo(member, one);
    if (move !== null && mayTake(state, member, sightIn(one) ?? 'red')) add(move);
  }
  return events;
}

function sightIn({ as, seat }: Wanted): Sight | null {
  return as === 'red' ? 'red' : seat;
}

function isThere(room: RoomState, member: Member, { as, seat }: Wanted): boolean {
  switch (as) {
    case 'player':
      return seatOf(room, member) === seat;
    case 'partner':
      return room.partners.get(member) === seat;
    case 'red':
      return room.red === member;
    case 'watcher':
      return sightOf(room, member) === null;
  }
}

function moveTo(member: Member, { as, seat }: Wanted): RoomEvent | null {
  if (as === 'red') return { type: 'commanded', member };
  if (seat === null) return null;
  return { type: as === 'player' ? 'sat' : 'paired', member, seat };
}
