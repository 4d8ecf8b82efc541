/** Time as the server uses it: monotonic, so that a clock that is set never moves a messenger. Tests bring their own. */
export interface Clock {
  /** Milliseconds; only differences mean anything. */
  readonly now: () => number;
  /** Rings once; the function that it returns stops it. */
  readonly after: (milliseconds: number, ring: () => void) => () => void;
}

/** setTimeout takes no more. */
const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, ring) => {
    const timer = setTimeout(ring, Math.min(LONGEST, Math.max(0, milliseconds)));
    return () => {
      clearTimeout(timer);
    };
  },
};
