/** How much of a game is in view, in drawn time: closer, farther, to and fro, and never beyond its ends. */

export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** Milliseconds of drawn time in one picture, unless somebody looks closer or from farther away. */
export const IN_VIEW = 60_000;

/** No closer than this: a few acts. */
const CLOSEST = 4000;

/** A game of this length in drawn time, and no less than a picture holds at first. */
export function wholeOf(total: number): Stretch {
  return { start: 0, length: Math.max(IN_VIEW, total) };
}

/** What comes nearest to the wanted stretch. */
export function within({ start, length }: Stretch, total: number): Stretch {
  const whole = wholeOf(total).length;
  const fitting = Math.min(whole, Math.max(CLOSEST, length));
  return { start: Math.min(whole - fitting, Math.max(0, start)), length: fitting };
}

/** Longer by a factor, or shorter, while `around` stays where it is in the picture. */
export function zoomed({ start, length }: Stretch, factor: number, around: number, total: number): Stretch {
  const { length: fitting } = within({ start, length: length * factor }, total);
  return within({ start: around - ((around - start) * fitting) / length, length: fitting }, total);
}

export function panned({ start, length }: Stretch, by: number, total: number): Stretch {
  return within({ start: start + by, length }, total);
}

/** The same stretch where the moment is well in view already, else one that has it with more to come than gone by. */
export function showing(stretch: Stretch, moment: number, total: number): Stretch {
  const { start, length } = stretch;
  if (moment >= start + length * 0.02 && moment <= start + length * 0.96) return stretch;
  return within({ start: moment - length * 0.3, length }, total);
}
