/** Whoever looks over a shoulder reads all that lies on the table, and seals nothing. */
import { getContext, setContext } from 'svelte';

const BESIDE = Symbol('beside');

export function sitBeside(isBeside: () => boolean): void {
  setContext(BESIDE, isBeside);
}

/** What the table was told, if it was told anything. */
export function besideHere(): () => boolean {
  return getContext<(() => boolean) | undefined>(BESIDE) ?? (() => false);
}
