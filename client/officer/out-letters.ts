/** What an officer has sent: the letters that say the same, and from whom an answer to one of them has come. */
import type { PlayerView } from '../../shared/game/view.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { answeredIds } from '../map/own-letters.ts';

export interface OutLetters {
  /** The first of them. */
  readonly letter: Letter;
  readonly to: readonly { readonly seat: Seat; readonly answered: boolean }[];
}

/** Newest first. An announcement asks for no answer. */
export function outLetters(view: PlayerView): readonly OutLetters[] {
  const answered = answeredIds(view);
  const groups = new Map<string, { letter: Letter; to: Map<Seat, boolean> }>();
  for (const letter of view.sent) {
    const key = contentsOf(letter);
    const group = groups.get(key) ?? { letter, to: new Map<Seat, boolean>() };
    group.to.set(letter.to, group.to.get(letter.to) === true || answered.has(letter.id));
    groups.set(key, group);
  }
  return [...groups.values()].reverse().map(({ letter, to }) => ({
    letter,
    to: [...to].map(([seat, has]) => ({ seat, answered: has })).sort((a, b) => (a.seat < b.seat ? -1 : 1)),
  }));
}

function contentsOf(letter: Letter): string {
  const n = letter.kind === 'announce' ? 0 : letter.n;
  const value = 'value' in letter ? letter.value : '';
  return `${letter.kind} ${n} ${value}`;
}

/** Whose answer to the last request is still to come: late, or caught, or not opened. */
export function silentSeats(view: PlayerView): readonly Seat[] {
  const answered = answeredIds(view);
  const last = new Map<Seat, string>();
  for (const { kind, to, id } of view.sent) if (kind !== 'announce') last.set(to, id);
  return [...last]
    .filter(([, id]) => !answered.has(id))
    .map(([seat]) => seat)
    .sort();
}
