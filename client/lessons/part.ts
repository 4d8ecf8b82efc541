/** A seat's part in a lesson, as acts of its player. */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Cue } from '../../shared/game/stage.ts';
import { matches } from '../../shared/game/valley.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import type { PartView } from '../../shared/wire/room-view.ts';

/** What comes next in a part; null once all of it is done. */
export function cueOf({ cues, done }: PartView): Cue | null {
  return cues[done] ?? null;
}

/** The act that the part asks for now; null while it asks for none. */
export function actOf(part: PartView, view: PlayerView): PlayerCommand | null {
  const cue = part.due ? cueOf(part) : null;
  if (cue === null) return null;
  const deed = cue.do;
  switch (deed.type) {
    case 'claim':
      return { type: 'claim', n: deed.n, value: deed.value, evidence: [...view.received.keys()] };
    case 'answer': {
      const asked = [...view.received.values()].find(
        ({ letter, answered }) => !answered && matches(deed.letter, letter),
      );
      return asked === undefined ? null : { type: 'answer', re: asked.letter.id, entry: deed.entry, reply: deed.reply };
    }
    default:
      return deed;
  }
}

/** An officer does nothing but its part while there is some of it left, and nothing at all where it rests then. */
export function isBound(part: PartView): boolean {
  return cueOf(part) !== null || part.rests;
}
