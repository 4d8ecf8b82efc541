/** How much of a game is in view, in drawn time: closer, farther, to and fro, and never beyond its ends. */

export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** Milliseconds of drawn time in one picture, unless somebody looks closer or from farther away. */
export const IN_VIEW = 60_000;

/** No closer than this: a few acts. */
const CLOSEST = 4000;

/** A game that is over and shorter than this is not drawn larger. */
const SHORTEST = 20_000;

/** All of a game that is over. */
export function wholeOf(total: number): Stretch {
  return { start: 0, length: Math.max(SHORTEST, total) };
}

/** All of a game that goes on: at first it leaves room, or its first letters would race. */
export function wholeSoFar(total: number): Stretch {
  return { start: 0, length: Math.max(IN_VIEW, total) };
}

/** What comes nearest to the wanted stretch. */
export function within({ start, length }: Stretch, whole: Stretch): Stretch {
  const fitting = Math.min(whole.length, Math.max(CLOSEST, length));
  return { start: Math.min(whole.length - fitting, Math.max(0, start)), length: fitting };
}

/** Longer by a factor, or shorter, while `around` stays where it is in the picture. */
export function zoomed({ start, length }: Stretch, factor: number, around: number, whole: Stretch): Stretch {
  const { length: fitting } = within({ start, length: length * factor }, whole);
  return within({ start: around - ((around - start) * fitting) / length, length: fitting }, whole);
}

export function panned({ start, length }: Stretch, by: number, whole: Stretch): Stretch {
  return within({ start: start + by, length }, whole);
}

/** The same stretch where the moment is well in view already, else one that has it with more to come than gone by. */
export function showing(stretch: Stretch, moment: number, whole: Stretch): Stretch {
  const { start, length } = stretch;
  if (moment >= start && moment <= start + length * 0.98) return stretch;
  const next = within({ start: moment - length * 0.3, length }, whole);
  return next.start === start ? stretch : next;
}
