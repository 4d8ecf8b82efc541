/**
 * What if: the events of a game up to a moment, as the beginning of another one. Nobody has ended it, called for dawn or
 * stopped time there; who sat where is the new room's business. Every letter that is under way has a messenger again.
 */
import type { GameEvent, Happening } from '../game/events.ts';
import { stamp } from '../game/stamp.ts';
import { letterSealed, messengerKey } from '../game/state.ts';
import { staysInCamp, type Messenger, type ValleySettings } from '../game/valley.ts';
import type { Letter } from '../paxos/letters.ts';

/** The events are those of a record, up to the moment; `seats` is what the new room says of itself. */
export function beginningOf(
  events: readonly GameEvent[],
  valley: ValleySettings,
  seats: readonly Happening[],
): readonly GameEvent[] {
  const letters = new Map<string, Letter>();
  const landed = new Set<string>();
  const walking = new Map<string, Messenger>();
  const kept: GameEvent[] = [];
  for (const event of events) {
    const sealed = letterSealed(event);
    if (sealed !== null) letters.set(sealed.id, sealed);
    switch (event.type) {
      case 'departed':
      case 'diverted': {
        const known = event.type === 'departed' ? letters.has(event.letter) : walking.has(messengerKey(event));
        if (!known) continue;
        walking.set(messengerKey(event), event);
        break;
      }
      case 'delivered':
      case 'captured':
        landed.add(event.letter);
        walking.delete(messengerKey(event));
        break;
      case 'paused':
      case 'resumed':
      case 'dawn':
      case 'seated':
      case 'ended':
        continue;
      default:
        break;
    }
    kept.push(event);
  }
  const at = kept.at(-1)?.at ?? 0;
  const added: readonly Happening[] = [...underWay(letters, landed, walking, valley, at), ...seats];
  return [...kept, ...added.map((happening) => stamp(happening, 0, at))].map((event, i) => ({
    ...event,
    seq: i + 1,
  }));
}

/** Whoever was held by hand walks on; a letter of which the record names no messenger gets one. */
function underWay(
  letters: ReadonlyMap<string, Letter>,
  landed: ReadonlySet<string>,
  walking: ReadonlyMap<string, Messenger>,
  valley: ValleySettings,
  at: number,
): readonly Happening[] {
  const due = at + Math.round((valley.walk[0] + valley.walk[1]) / 2);
  const carried = new Set([...walking.values()].map(({ letter }) => letter));
  const held = [...walking.values()].filter((messenger) => messenger.due === null && messenger.until === null);
  const lost = [...letters.values()].filter(({ id }) => !landed.has(id) && !carried.has(id));
  return [
    ...held.map(({ letter, copy, fate }): Happening => ({ type: 'diverted', letter, copy, due, fate, until: null })),
    ...lost.map((letter): Happening => ({
      type: 'departed',
      letter: letter.id,
      copy: 1,
      due: staysInCamp(valley, letter) ? at : due,
      fate: 'arrive',
      until: null,
    })),
  ];
}
