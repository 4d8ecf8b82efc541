/**
 * A debrief as this browser takes part in it: where the cursor is that leads a class or a room, and what this page makes
 * of it. Whoever leads sends it: a few times a second at most, the last move always, and anew after entering again.
 */
import { RETRY, type Refused } from '../../shared/wire/refusal.ts';
import type { Followers, FollowersFrame, LedCursor, LedFrame, Stance } from '../../shared/wire/led.ts';
import type { Connection } from './connection.svelte.ts';
import type { Reply } from './reply.ts';

const GAP_MS = 100;
const NOBODY: Followers = { follow: 0, wander: 0 };

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export class LedLine {
  /** As the server has shown it; null while nobody leads. */
  cursor = $state.raw<LedCursor | null>(null);
  /** It is this page that leads. */
  leading = $state(false);
  followers = $state.raw<Followers>(NOBODY);
  /** Why this page does not lead, though it was asked to. */
  refusal = $state.raw<Refused | null>(null);
  readonly #request: Connection['request'];
  /** Null for the class. */
  readonly #room: string | null;
  readonly #named: { readonly room?: string };
  #stance: Stance = 'away';
  #wanted: LedCursor | null = null;
  #sent: LedCursor | null = null;
  #sending = false;
  /** A move is on its way to the server: what comes from there meanwhile is older. */
  #flying = false;
  /** The move of this page that everyone was shown last, and those it has sent since: any other is another page's. */
  #own: readonly LedCursor[] = [];

  /** `named`: the room has to be named in requests, because the connection is in several. */
  constructor(request: Connection['request'], room: string | null = null, named = false) {
    this.#request = request;
    this.#room = room;
    this.#named = room !== null && named ? { room } : {};
  }

  /** What the server said of it as this place was entered. */
  entered(led: LedCursor | undefined): void {
    if (this.leading && (led === undefined || this.#isOwn(led))) {
      // It may have forgotten, or missed the last move.
      this.#sent = null;
      void this.#pump();
      return;
    }
    if (this.leading) this.#end();
    this.cursor = led ?? null;
    if (this.cursor !== null && this.#stance !== 'away') void this.#say();
  }

  take({ room, cursor }: LedFrame): void {
    if (room !== this.#room) return;
    this.cursor = cursor;
    // Another page that moves has relieved this one.
    if (cursor === null || (this.leading && !this.#isOwn(cursor) && !this.#flying)) this.#end();
  }

  count({ room, follow, wander }: FollowersFrame): void {
    if (room === this.#room) this.followers = { follow, wander };
  }

  /** From now on this page leads, from here. */
  begin(cursor: LedCursor): void {
    this.leading = true;
    this.refusal = null;
    this.#sent = null;
    this.#own = [];
    this.move(cursor);
  }

  move(cursor: LedCursor): void {
    if (!this.leading) return;
    this.#wanted = cursor;
    void this.#pump();
  }

  stop(): void {
    if (!this.leading) return;
    this.#end();
    void this.#request('lead', { cursor: null, ...this.#named });
  }

  follow(stance: Stance): void {
    if (this.#stance === stance) return;
    this.#stance = stance;
    if (this.cursor !== null) void this.#say();
  }

  /** The game that is led. */
  fetch(): Promise<Reply<'debrief'>> {
    return this.#request('debrief', this.#named);
  }

  /** Of its own moves, those before the one that is shown are past. */
  #isOwn(cursor: LedCursor): boolean {
    const index = this.#own.findIndex((one) => isSame(one, cursor));
    if (index !== -1) this.#own = this.#own.slice(index);
    return index !== -1;
  }

  #end(): void {
    this.leading = false;
    this.followers = NOBODY;
    this.#wanted = null;
    this.#stance = 'away';
  }

  async #say(): Promise<void> {
    const stance = this.#stance;
    const reply = await this.#request('follow', { stance, ...this.#named });
    if (reply.ok || (reply.code !== 'too-fast' && reply.code !== 'store-down')) return;
    await pause(10 * GAP_MS);
    if (this.#stance === stance && this.cursor !== null) await this.#say();
  }

  /** Who follows is taken in at once: a frame that comes right after it counts anew. */
  async #send(cursor: LedCursor): Promise<Reply<'lead'>> {
    this.#own = [...this.#own, cursor];
    this.#flying = true;
    const reply = await this.#request('lead', { cursor, ...this.#named });
    this.#flying = false;
    if (reply.ok) this.followers = { follow: reply.follow, wander: reply.wander };
    return reply;
  }

  async #pump(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#wanted !== null && this.#wanted !== this.#sent) {
      const cursor = this.#wanted;
      const [reply] = await Promise.all([this.#send(cursor), pause(GAP_MS)]);
      if (reply.ok) this.#sent = cursor;
      else if (reply.code === 'too-fast' || reply.code === 'store-down') await pause(10 * GAP_MS);
      // Without a connection, entering again sends it again.
      else if (reply.code === 'offline' || RETRY.has(reply.code)) break;
      else {
        this.refusal = reply;
        this.#end();
      }
    }
    this.#sending = false;
  }
}

function isSame(one: LedCursor, other: LedCursor): boolean {
  return one.session === other.session && one.seq === other.seq && one.at === other.at && one.eyes === other.eyes;
}

/** Where a game begins, seen by nobody in particular. */
export function startOf(session: string): LedCursor {
  return { session, seq: 0, at: 0, eyes: 'all' };
}
