/** Where events can be shown, whatever names one leads there; elsewhere it is plain words. */
import { getContext, setContext } from 'svelte';

const KEY = Symbol('go to an event');

export type GoTo = (seq: number) => void;

export function offerGoTo(goTo: GoTo): void {
  setContext(KEY, goTo);
}

export function goToOffered(): GoTo | null {
  return getContext<GoTo | undefined>(KEY) ?? null;
}
