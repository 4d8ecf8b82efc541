/**
 * The clock on the wall, which anybody may set: it says when a game was played, how old what is kept is and when a
 * link to a replay ends, and decides nothing else.
 */

/** Milliseconds since 1970. */
export function wallTime(): number {
  return Date.now();
}
