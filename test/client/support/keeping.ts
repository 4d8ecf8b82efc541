import type { Keeping } from '../../../shared/wire/class-view.ts';

/** How long games are kept where nobody has said anything else. */
export const KEEPING: Keeping = { chosen: null, over: 30, byItself: 30, most: 365, unfinished: 7, whole: 30 };
