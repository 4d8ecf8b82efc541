/** What crosses the valley as far as one player can tell: its own letters that went out, and those that came in. */
import type { PlayerView } from '../../shared/game/view.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import { armyOf, type Seat } from '../../shared/paxos/seats.ts';

/** Ids of the letters that an answer has come to: all that a player ever learns of them. */
export function answeredIds({ received }: Pick<PlayerView, 'received'>): ReadonlySet<string> {
  return new Set([...received.values()].flatMap(({ letter }) => ('re' in letter ? [letter.re] : [])));
}

/** To each addressee across the valley the last letter, unless it was answered. */
export function lettersOut(view: PlayerView): readonly Letter[] {
  const answered = answeredIds(view);
  const last = new Map<Seat, Letter>();
  for (const letter of view.sent) if (crosses(letter)) last.set(letter.to, letter);
  return [...last.values()].filter(({ id }) => !answered.has(id));
}

/** The last letter that came across the valley. */
export function lastArrival({ received }: PlayerView): Letter | null {
  return [...received.values()].findLast(({ letter }) => crosses(letter))?.letter ?? null;
}

function crosses({ from, to }: Letter): boolean {
  return armyOf(from) !== armyOf(to);
}
