/** decideRoom: a command becomes events of the room's log, or a refusal code. Pure. */
import { seatsOf, type Seat } from '../paxos/seats.ts';
import type { RoomCommand, RoomDeed, RoomRefusal } from './commands.ts';
import type { Member, RoomEvent } from './events.ts';
import { heldBy, seatOf, sightOf, type RoomState, type Sight } from './state.ts';

export type RoomDecision =
  { readonly ok: true; readonly events: readonly RoomEvent[] } | { readonly ok: false; readonly code: RoomRefusal };

const done = (...events: RoomEvent[]): RoomDecision => ({ ok: true, events });
const refuse = (code: RoomRefusal): RoomDecision => ({ ok: false, code });

/** `session` names the game that begins, should the command be to start one; `seq`: how far the one that is on has come. */
export function decideRoom(room: RoomState, command: RoomCommand, by: Member, session: string, seq = 0): RoomDecision {
  if (!room.members.has(by)) return refuse('unknown-member');
  if (room.class !== null && isSeating(room, command)) return refuse('class-seats');
  switch (command.type) {
    case 'sit':
      return sit(room, by, command.seat);
    case 'command':
      return takeRed(room, by);
    case 'stand':
      return done(...(sightOf(room, by) === null ? [] : [{ type: 'stood', member: by } as const]));
    case 'leave':
      return by === room.host ? refuse('host-stays') : done({ type: 'left', member: by });
    case 'bot':
      return man(room, by, command.seat, command.on);
    case 'reply':
      return reply(room, command, by, seq);
    case 'fill':
    case 'remove':
    case 'settle':
    case 'speed':
    case 'start':
    case 'release':
      return by === room.host ? rule(room, command, session) : refuse('not-host');
  }
}

/** What a room that belongs to a class leaves to it. */
function isSeating({ settings }: RoomState, command: RoomCommand): boolean {
  if (command.type === 'settle') return command.settings.armies !== settings.armies;
  return ['sit', 'command', 'stand', 'leave', 'remove'].includes(command.type);
}

type HostsCommand = Extract<RoomCommand, { type: 'fill' | 'remove' | 'settle' | 'speed' | 'start' | 'release' }>;

function rule(room: RoomState, command: HostsCommand, session: string): RoomDecision {
  switch (command.type) {
    case 'fill':
      return done(
        ...[...room.chairs]
          .filter(([, { member, bot }]) => member === null && !bot)
          .map(([seat]): RoomEvent => ({ type: 'manned', seat, bot: true })),
      );
    case 'remove':
      if (command.member === room.host) return refuse('host-stays');
      return room.members.has(command.member)
        ? done({ type: 'left', member: command.member })
        : refuse('unknown-member');
    case 'settle':
      return room.phase === 'playing' ? refuse('game-on') : done({ type: 'settled', settings: command.settings });
    case 'speed':
      return done(...(room.speed === command.speed ? [] : [{ type: 'paced', speed: command.speed } as const]));
    case 'release':
      return room.phase === 'over' ? done({ type: 'released' }) : refuse('no-record');
    case 'start': {
      if (room.phase === 'playing') return refuse('game-on');
      if (room.frozen !== null) return refuse('frozen');
      const empty = [...room.chairs.values()].some(({ member, bot }) => member === null && !bot);
      return empty ? refuse('seats-empty') : done({ type: 'begun', session });
    }
  }
}

/** Only the first answer counts: whoever has seen more since knows better. */
function reply(
  room: RoomState,
  { question, answer }: Extract<RoomCommand, { type: 'reply' }>,
  by: Member,
  seq: number,
): RoomDecision {
  const asked = room.attempt !== null && room.phase === 'playing' && seatOf(room, by) !== null;
  if (!asked || room.replies.some((one) => one.question === question)) return refuse('no-question');
  return done({ type: 'replied', question, answer, seq });
}

function sit(room: RoomState, by: Member, wanted: Seat | 'any'): RoomDecision {
  const seat = wanted === 'any' ? freeSeat(room, by) : wanted;
  if (seat === null) return refuse('no-free-seat');
  const chair = room.chairs.get(seat);
  if (!chair) return refuse('unknown-seat');
  if (chair.member === by) return done(...(chair.bot ? [{ type: 'manned', seat, bot: false } as const] : []));
  if (chair.member !== null) return refuse('seat-taken');
  if (!mayTake(room, by, seat)) return refuse('seen-too-much');
  return done({ type: 'sat', member: by, seat });
}

/** Not during a game: whoever is in it has seen something of it. */
function takeRed(room: RoomState, by: Member): RoomDecision {
  if (room.red === by) return done();
  if (room.red !== null) return refuse('seat-taken');
  return room.phase === 'playing' ? refuse('game-on') : done({ type: 'commanded', member: by });
}

/** The host watches everything while seatless; a player knows what its own seat knows. */
export function mayTake(room: RoomState, by: Member, sight: Sight): boolean {
  if (room.phase !== 'playing') return true;
  const before = heldBy(room, by);
  return before === null ? by !== room.host : before === sight;
}

function freeSeat(room: RoomState, by: Member): Seat | null {
  const kept = room.phase === 'playing' ? heldBy(room, by) : null;
  if (kept !== null && kept !== 'red') return kept;
  const current = seatOf(room, by);
  if (current !== null) return current;
  const open = seatsOf(room.settings.armies).filter((seat) => room.chairs.get(seat)?.member === null);
  return open.find((seat) => room.chairs.get(seat)?.bot === false) ?? open[0] ?? null;
}

function man(room: RoomState, by: Member, seat: Seat, bot: boolean): RoomDecision {
  const chair = room.chairs.get(seat);
  if (!chair) return refuse('unknown-seat');
  if (by !== room.host && (chair.member !== by || bot)) return refuse('not-host');
  if (!bot && chair.member === null && room.phase === 'playing') return refuse('game-on');
  return done(...(chair.bot === bot ? [] : [{ type: 'manned', seat, bot } as const]));
}

/** `mostMembers` is a limit of the server. */
export function decideDeed(room: RoomState, deed: RoomDeed, mostMembers: number): RoomDecision {
  switch (deed.type) {
    case 'open':
      return done({
        type: 'opened',
        code: deed.code,
        settings: deed.settings,
        ...(deed.class === null ? {} : { class: deed.class }),
        ...(deed.attempt === null ? {} : { attempt: deed.attempt }),
      });
    case 'join':
      if (room.members.size >= mostMembers) return refuse('room-full');
      return done({ type: 'joined', member: `m${room.joined + 1}`, token: deed.token });
    case 'rekey':
      return room.members.has(deed.member)
        ? done({ type: 'rekeyed', member: deed.member, token: deed.token })
        : refuse('unknown-member');
    case 'settle':
      return room.phase === 'playing' ? refuse('game-on') : done({ type: 'settled', settings: deed.settings });
    case 'clear':
      return room.phase === 'over' ? done({ type: 'cleared' }) : refuse('no-record');
    case 'freeze':
      if (room.phase !== 'playing' || room.frozen !== null) return done();
      return done({ type: 'frozen', still: deed.still });
    case 'thaw':
      return done(...(room.frozen === null ? [] : [{ type: 'thawed' } as const]));
    case 'close':
      return done(...(room.phase === 'playing' ? [{ type: 'over' } as const] : []));
  }
}
