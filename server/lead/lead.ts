/**
 * One cursor for everybody in a class, or in a room: where whoever leads the debrief stands. It is in no log and no
 * store. Whoever leads sends it again where it is forgotten.
 */
import type { Followers, LedCursor, Stance } from '../../shared/wire/led.ts';
import type { Clock } from '../clock.ts';

/** One open connection. */
export interface Listener {
  led(cursor: LedCursor | null): void;
  followers(followers: Followers): void;
}

/** A cursor moves faster than it has to be seen: what comes meanwhile is one move. */
const GAP_MS = 80;
/** Whoever leads and does not come back within this time leads no more. */
const GONE_MS = 60_000;

interface Following {
  readonly who: string;
  readonly stance: Stance;
}

export class Lead {
  readonly #clock: Clock;
  readonly #everyone: () => Iterable<Listener>;
  #cursor: LedCursor | null = null;
  #leader: Listener | null = null;
  readonly #following = new Map<Listener, Following>();
  #closed = false;
  #asked = 0;
  #moved = 0;
  /** What is yet to be shown when the gap is over; null outside of one. */
  #gap: { readonly stop: () => void; cursor: boolean; followers: boolean } | null = null;
  #stopGoneBell: (() => void) | null = null;
  #record: { readonly session: string; readonly text: Promise<string> } | null = null;

  constructor(clock: Clock, everyone: () => Iterable<Listener>) {
    this.#clock = clock;
    this.#everyone = everyone;
  }

  get cursor(): LedCursor | null {
    return this.#cursor;
  }

  get followers(): Followers {
    const stances = new Map<string, Stance>();
    for (const { who, stance } of this.#following.values()) {
      if (stances.get(who) !== 'follows') stances.set(who, stance);
    }
    const count = (wanted: Stance) => [...stances.values()].filter((stance) => stance === wanted).length;
    return { follow: count('follows'), wander: count('wanders') };
  }

  /** The place of a request among those that came before and after: looking things up may take one longer than another. */
  turn(): number {
    this.#asked += 1;
    return this.#asked;
  }

  move(cursor: LedCursor, by: Listener, turn: number): void {
    if (turn < this.#moved) return;
    this.#moved = turn;
    if (cursor.session !== this.#record?.session) this.#record = null;
    this.#cursor = cursor;
    this.#leader = by;
    this.#stayed();
    this.#show('cursor');
  }

  stop(turn = this.turn()): void {
    if (turn < this.#moved) return;
    this.#moved = turn;
    this.#stayed();
    if (this.#cursor === null) return;
    this.#cursor = null;
    this.#leader = null;
    this.#record = null;
    this.#following.clear();
    // An end is not a move: nobody waits for it.
    this.#calm();
    for (const listener of this.#everyone()) listener.led(null);
  }

  /** Somebody says what they make of it. */
  follow(listener: Listener, who: string, stance: Stance): void {
    this.#following.set(listener, { who, stance });
    this.#show('followers');
  }

  leave(listener: Listener): void {
    if (this.#following.delete(listener)) this.#show('followers');
    if (listener !== this.#leader || this.#closed) return;
    this.#stayed();
    this.#stopGoneBell = this.#clock.after(GONE_MS, () => {
      this.stop();
    });
  }

  /** The record of the game that is led, read once for all who are. */
  record(read: (session: string) => Promise<string>): Promise<string> | null {
    if (this.#cursor === null) return null;
    const { session } = this.#cursor;
    if (this.#record === null) {
      const text = read(session);
      const record = { session, text };
      this.#record = record;
      text.catch(() => {
        if (this.#record === record) this.#record = null;
      });
    }
    return this.#record.text;
  }

  close(): void {
    this.#closed = true;
    this.#calm();
  }

  #calm(): void {
    this.#gap?.stop();
    this.#gap = null;
    this.#stayed();
  }

  #stayed(): void {
    this.#stopGoneBell?.();
    this.#stopGoneBell = null;
  }

  #show(what: 'cursor' | 'followers'): void {
    if (this.#cursor === null || this.#closed) return;
    if (this.#gap !== null) {
      this.#gap[what] = true;
      return;
    }
    this.#tell({ cursor: false, followers: false, [what]: true });
  }

  #tell({ cursor, followers }: { readonly cursor: boolean; readonly followers: boolean }): void {
    if (cursor) for (const listener of this.#everyone()) listener.led(this.#cursor);
    if (followers) this.#leader?.followers(this.followers);
    const stop = this.#clock.after(GAP_MS, () => {
      const gap = this.#gap;
      this.#gap = null;
      if (gap !== null && (gap.cursor || gap.followers)) this.#tell(gap);
    });
    this.#gap = { stop, cursor: false, followers: false };
  }
}
