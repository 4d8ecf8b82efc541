/** How hand-made games begin. */
import { Story } from './story.ts';

export const SIX = '06:00';
export const NOON = '12:00';

/** P1 holds promises numbered n of the first two generals, who report nothing. */
export function opened(n = 1, settings = {}): Story {
  const story = new Story(settings);
  story.promised('P1', 'A1', n);
  story.promised('P1', 'A2', n);
  return story;
}

/** (1, 06:00) is chosen by A1 and A2. */
export function chosen(settings = {}): Story {
  const story = opened(1, settings);
  story.voted('P1', 'A1', 1, SIX);
  story.voted('P1', 'A2', 1, SIX);
  return story;
}
