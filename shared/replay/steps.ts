/** Where a replay stops when it goes on by a step: at each act of a player, or at each movement of a letter. */
import type { GameEvent } from '../game/events.ts';
import type { PlayerEvent } from '../game/redact.ts';
import { countUpTo } from './history.ts';

export interface Steps {
  /** The last event of each act, ascending: letters that one officer sends at one time are one act. */
  readonly acts: readonly number[];
  /** Every event in which a letter leaves, arrives or is captured. */
  readonly letters: readonly number[];
}

/** Of a whole record, or of what one player saw of it, numbered. */
export type Steppable = GameEvent | (PlayerEvent & { readonly seq: number });

export function stepsOf(events: readonly Steppable[]): Steps {
  const acts: number[] = [];
  const letters: number[] = [];
  events.forEach((event, i) => {
    if (isMovement(event)) letters.push(event.seq);
    if (isAct(event) && !isSameAct(event, nextAct(events, i + 1))) acts.push(event.seq);
  });
  return { acts, letters };
}

/** The first of these after a place, or the last before it; where there is none, the place itself. */
export function stepFrom(steps: readonly number[], seq: number, by: 1 | -1): number {
  const upTo = countUpTo(steps, by === 1 ? seq : seq - 1);
  return steps[by === 1 ? upTo : upTo - 1] ?? seq;
}

function isMovement(event: Steppable): boolean {
  switch (event.type) {
    case 'sent':
    case 'delivered':
    case 'captured':
      return true;
    case 'answered':
      return event.reply !== null;
    default:
      return false;
  }
}

function isAct({ type }: Steppable): boolean {
  return type === 'sent' || type === 'answered' || type === 'wrote' || type === 'claimed' || type === 'ordered';
}

/** What was sealed in one go leaves with its messengers, letter by letter, with nobody's act in between. */
function nextAct(events: readonly Steppable[], from: number): Steppable | null {
  for (let i = from; i < events.length; i += 1) {
    const event = events[i];
    if (event === undefined || event.type === 'departed' || event.type === 'delivered') continue;
    return event;
  }
  return null;
}

function isSameAct(event: Steppable, next: Steppable | null): boolean {
  if (event.type !== 'sent' || next?.type !== 'sent') return false;
  const [one, other] = [event.letter, next.letter];
  const same = one.from === other.from && one.kind === other.kind && one.to !== other.to;
  return same && contentOf(event) === contentOf(next);
}

function contentOf({ letter }: Extract<Steppable, { type: 'sent' }>): string {
  return letter.kind === 'announce'
    ? letter.value
    : letter.kind === 'accept'
      ? `${letter.n} ${letter.value}`
      : `${letter.n}`;
}
