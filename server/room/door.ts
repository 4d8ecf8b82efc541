/** Who acts: it follows from the place that somebody has in the room, never from what they send. */
import type { Actor } from '../../shared/game/commands.ts';
import type { Refusal } from '../../shared/game/refusal.ts';
import type { Member } from '../../shared/room/events.ts';
import { seatOf, type RoomState } from '../../shared/room/state.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { WireCommand } from '../../shared/wire/schemas.ts';

export function actorFor(room: RoomState, member: Member, command: WireCommand): Actor | Refused {
  const seat = seatOf(room, member);
  // Whoever is alone keeps nobody waiting.
  const alone = room.attempt !== null && (seat !== null || member === room.red);
  switch (command.type) {
    case 'resume':
      // Time goes on with the class, not room by room.
      if (member === room.host && room.frozen !== null) return refused('frozen');
      return member === room.host || alone ? { role: 'host' } : notYours(command);
    case 'pause':
    case 'dawn':
      return member === room.host || alone ? { role: 'host' } : notYours(command);
    case 'end':
      return member === room.host ? { role: 'host' } : notYours(command);
    case 'capture':
    case 'hold':
    case 'release':
    case 'delay':
    case 'copy':
      if (member === room.red) return { role: 'red' };
      // A host who plays must not see, or touch, what walks in the valley.
      return member === room.host && seat === null ? { role: 'host' } : notYours(command);
    case 'prepare':
    case 'accept':
    case 'answer':
    case 'write':
    case 'claim':
    case 'announce':
    case 'order':
      if (seat === null) return refused(room.partners.has(member) ? 'partner-writes' : 'no-seat');
      return room.chairs.get(seat)?.bot === true ? refused('bot-plays') : { role: 'player', seat };
  }
}

function notYours({ type }: WireCommand): Refused {
  return refused('not-your-act', { act: type });
}

/** Where a letter is, and whether there is one, is more than a player may learn from a refusal. */
export function toThePlayer({ code, params }: Refusal): Refused {
  if (code !== 'not-addressee' && code !== 'not-delivered') return refused(code, params);
  return refused('letter-unknown', { id: params['id'] ?? '' });
}
