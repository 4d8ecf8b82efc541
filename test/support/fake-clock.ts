/** A clock that stands still until it is moved. */
import type { Clock } from '../../server/clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass; whatever is due rings in order. */
  readonly advance: (milliseconds: number) => void;
}

export function fakeClock(): FakeClock {
  let now = 1000;
  let last = 0;
  const timers = new Map<number, { readonly at: number; readonly ring: () => void }>();
  return {
    now: () => now,
    after: (milliseconds, ring) => {
      last += 1;
      const id = last;
      timers.set(id, { at: now + Math.max(0, milliseconds), ring });
      return () => timers.delete(id);
    },
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b);
        if (!next) break;
        const [id, { at, ring }] = next;
        timers.delete(id);
        now = Math.max(now, at);
        ring();
      }
      now = end;
    },
  };
}
