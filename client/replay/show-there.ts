/** Whatever names an event, on whichever part of the page, leads to where the diagram shows it. */
import { tick } from 'svelte';
import { prefersReducedMotion } from 'svelte/motion';
import type { Playhead } from './playhead.svelte.ts';

/** The id of what the diagram stands in. */
export const STAGE = 'stage';

export async function showThere(head: Playhead, seq: number): Promise<void> {
  head.pause();
  head.seek(seq);
  await tick();
  const cursor = document.getElementById(STAGE)?.querySelector('.cursor');
  cursor?.scrollIntoView({ block: 'center', behavior: prefersReducedMotion.current ? 'instant' : 'smooth' });
}
