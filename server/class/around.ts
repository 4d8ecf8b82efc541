/** How the rooms of a class stand as it decides: what it needs to know of them, and what they do not let it do. */
import type { ClassCommand } from '../../shared/class/commands.ts';
import type { Around, ClassDecision } from '../../shared/class/decide.ts';
import type { ClassEvent, Moment, Truth } from '../../shared/class/events.ts';
import type { ClassState } from '../../shared/class/state.ts';
import type { Room } from '../room/room.ts';

export type Decision = ClassDecision | { readonly ok: false; readonly code: 'seen-too-much' };

export function aroundOf(rooms: readonly Room[], fresh: readonly Room[]): Around {
  const truths: Record<string, Truth> = {};
  const moments: Record<string, Moment> = {};
  for (const room of rooms) {
    const now = room.reins.truthNow();
    if (now === null) continue;
    truths[room.code] = now.truth;
    moments[room.code] = now.moment;
  }
  return {
    fresh: fresh.map(({ code }) => code),
    playing: new Set(rooms.filter(({ playing }) => playing).map(({ code }) => code)),
    truths,
    moments,
  };
}

/** Nobody is put where they would see a second seat of a game that is on; of many who are seated, those wait on. */
export function withoutBarred(
  command: ClassCommand,
  decision: ClassDecision,
  { students }: ClassState,
  rooms: readonly Room[],
): Decision {
  if (!decision.ok) return decision;
  const barred = (event: ClassEvent): boolean => {
    if (event.type !== 'placed' || event.place === null) return false;
    const { place } = event;
    const token = students.get(event.student)?.token;
    const sight = place.role === 'red' ? 'red' : place.seat;
    const room = rooms.find(({ code }) => code === place.room);
    return token !== undefined && sight !== null && room?.reins.mayTake(token, sight) === false;
  };
  if (!decision.events.some(barred)) return decision;
  const rest = decision.events.filter((event) => !barred(event));
  const some = command.type === 'seat' && rest.some(({ type }) => type === 'placed');
  return some ? { ok: true, events: rest } : { ok: false, code: 'seen-too-much' };
}
