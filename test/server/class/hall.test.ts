import { beforeEach, expect, test } from 'vitest';
import { Hall, INSTRUCTOR, type Attendant, type Who } from '../../../server/class/hall.ts';
import type { Clock } from '../../../server/clock.ts';
import type { ClassView } from '../../../shared/wire/class-view.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';

let clock: FakeClock;
let hall: Hall;
/** Timers that may still ring. */
let waiting: Set<number>;
/** Where the desk was last shown that Ann (s1) and Bob (s2) are. */
let shown: readonly string[];

beforeEach(() => {
  clock = fakeClock();
  waiting = new Set();
  shown = [];
  hall = new Hall(counted(clock), () => {
    const where = ['s1', 's2'].map((student) => hall.whereabouts(student).is);
    return { where } as unknown as ClassView;
  });
});

function counted(inner: Clock): Clock {
  let last = 0;
  return {
    now: inner.now,
    after: (milliseconds, ring) => {
      const id = (last += 1);
      waiting.add(id);
      const stop = inner.after(milliseconds, () => {
        waiting.delete(id);
        ring();
      });
      return () => {
        waiting.delete(id);
        stop();
      };
    },
  };
}

function attendant(who: Who): Attendant {
  const nothing = () => undefined;
  const show = (view: ClassView): void => {
    if (who === INSTRUCTOR) shown = (view as unknown as { where: string[] }).where;
  };
  return { who, atServer: true, show, nudge: nothing, led: nothing, followers: nothing, out: nothing };
}

test('who is away for five minutes is gone, and the desk is shown it though nothing else happens', () => {
  const ann = attendant('s1');
  for (const one of [attendant(INSTRUCTOR), ann, attendant('s2')]) hall.enter(one);
  clock.advance(600_000);
  hall.leave(ann);
  clock.advance(299_000);
  expect(shown).toEqual(['away', 'here']);
  clock.advance(2000);
  expect(shown).toEqual(['gone', 'here']);
});

test('who has never come since the class was read is gone after as long', () => {
  hall.enter(attendant(INSTRUCTOR));
  clock.advance(299_000);
  expect(shown).toEqual(['away', 'away']);
  clock.advance(2000);
  expect(shown).toEqual(['gone', 'gone']);
});

test('who comes back in time is not gone; and while nobody is away nothing ticks', () => {
  const ann = attendant('s1');
  for (const one of [attendant(INSTRUCTOR), ann, attendant('s2')]) hall.enter(one);
  hall.leave(ann);
  clock.advance(200_000);
  hall.enter(ann);
  clock.advance(200_000);
  expect(shown).toEqual(['here', 'here']);
  expect(waiting.size).toBe(0);
});

test('a class that has left the memory waits for nothing any more', () => {
  const ann = attendant('s1');
  hall.enter(ann);
  hall.close();
  hall.leave(ann);
  expect(waiting.size).toBe(0);
});
