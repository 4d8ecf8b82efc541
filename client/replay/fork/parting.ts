/** Where two games part that had the same beginning: the first event in which they differ, whatever else surrounds it. */
import type { GameEvent } from '../../../shared/game/events.ts';
import { isProtocolEvent } from '../../../shared/game/record.ts';
import type { Letter } from '../../../shared/paxos/letters.ts';
import type { Chronicle } from '../../../shared/replay/chronicle.ts';

export interface Side {
  readonly event: GameEvent;
  readonly find: (id: string) => Letter | null;
}

/** Null on the side where nothing more happens; null where they never differ. */
export function partingOf(one: Chronicle, other: Chronicle): readonly [Side | null, Side | null] | null {
  const [these, those] = [sidesOf(one), sidesOf(other)];
  for (let i = 0; i < Math.max(these.length, those.length); i += 1) {
    const [a, b] = [these[i] ?? null, those[i] ?? null];
    if (a === null || b === null || gist(a) !== gist(b)) return [a, b];
  }
  return null;
}

function sidesOf({ events, drawing }: Chronicle): readonly Side[] {
  const find = (id: string): Letter | null => drawing.posted.get(id)?.letter ?? null;
  return events.filter(isProtocolEvent).map((event) => ({ event, find }));
}

/** What it says, without what only numbers or names it: a new game gives new names to its letters. */
function gist({ event, find }: Side): string {
  const letter = 'letter' in event && typeof event.letter === 'string' ? find(event.letter) : undefined;
  return JSON.stringify(letter === undefined ? event : { ...event, letter }, (key, value: unknown) =>
    ['seq', 'at', 'copy', 'id', 're', 'evidence'].includes(key) ? undefined : value,
  );
}
