/** How a messenger comes along: evenly until it is due, unless it is held up on its way. */
import type { Messenger } from '../game/valley.ts';
import type { Letter } from '../paxos/letters.ts';

export interface Walker {
  readonly messenger: Messenger;
  readonly letter: Letter;
  /** How far it had come at this game time, from 0 to 1; from then on it walks evenly, unless it is held. */
  readonly since: number;
  readonly gone: number;
}

/** A messenger that sets out, or that is diverted where it has come to. */
export function walkOn(before: Walker | null, messenger: Messenger, letter: Letter, at: number): Walker {
  return { messenger, letter, since: at, gone: before === null ? 0 : progressOf(before, at) };
}

/** A captured messenger never comes further than this. */
export const CAPTURED_AT = 0.8;

export function progressOf({ messenger: { due, fate }, since, gone }: Walker, now: number): number {
  if (due === null) return gone;
  const goal = fate === 'capture' ? Math.max(gone, CAPTURED_AT) : 1;
  const part = due <= since ? 1 : Math.min(1, Math.max(0, (now - since) / (due - since)));
  return gone + (goal - gone) * part;
}
