/** What the red army sees of the valley, folded from its own log: who walks, and who was caught. What they carry it never sees. */
import type { RedEvent } from '../../shared/game/redact.ts';
import { CALM_VALLEY } from '../../shared/game/valley.ts';
import type { Seat } from '../../shared/paxos/seats.ts';

export interface Walker {
  readonly key: string;
  readonly letter: string;
  readonly copy: number;
  readonly from: Seat;
  readonly to: Seat;
  /** When it set out. */
  readonly left: number;
  /** How far it seemed to have come at this game time, from 0 to 1; from then on it walks or stands. */
  readonly since: number;
  readonly gone: number;
  readonly held: boolean;
  readonly slowed: boolean;
}

/** The last thing that befell a messenger. */
export interface News {
  readonly what: 'departed' | 'held' | 'goes' | 'slowed' | 'delivered' | 'captured';
  readonly walker: Walker;
}

/** Advanced in place by its one owner. */
export interface March {
  readonly walkers: Map<string, Walker>;
  captured: number;
  arrived: number;
  news: News | null;
}

export function newMarch(): March {
  return { walkers: new Map(), captured: 0, arrived: 0, news: null };
}

export function march(state: March, event: RedEvent): void {
  switch (event.type) {
    case 'departed': {
      const { letter, copy, from, to, at } = event;
      const key = `${letter} ${copy}`;
      step(
        state,
        { key, letter, copy, from, to, left: at, since: at, gone: 0, held: false, slowed: false },
        'departed',
      );
      return;
    }
    case 'diverted': {
      const before = state.walkers.get(`${event.letter} ${event.copy}`);
      if (before === undefined) return;
      const { held, at } = event;
      // Whoever stood is let go; whoever walked on is only slower from now on.
      const slowed = !held && !before.held;
      const walker = { ...before, since: at, gone: progressOf(before, at), held, slowed };
      step(state, walker, held ? 'held' : slowed ? 'slowed' : 'goes');
      return;
    }
    case 'delivered':
    case 'captured': {
      const walker = state.walkers.get(`${event.letter} ${event.copy}`);
      if (event.type === 'captured') state.captured += 1;
      else state.arrived += 1;
      if (walker === undefined) return;
      state.walkers.delete(walker.key);
      state.news = { what: event.type, walker };
      return;
    }
    case 'paused':
    case 'resumed':
    case 'dawn':
    case 'ended':
      return;
  }
}

function step(state: March, walker: Walker, what: News['what']): void {
  state.walkers.set(walker.key, walker);
  state.news = { what, walker };
}

/** The longest that a messenger usually walks, in milliseconds of game time. */
const [, WALK_MS] = CALM_VALLEY.walk;
/** Nobody knows that it is there before it is. */
const SHORT_OF_CAMP = 0.85;

/** How far it may have come by now: its pace is not known. */
export function progressOf({ since, gone, held }: Walker, now: number): number {
  if (held) return gone;
  return Math.min(SHORT_OF_CAMP, gone + Math.max(0, now - since) / WALK_MS);
}
