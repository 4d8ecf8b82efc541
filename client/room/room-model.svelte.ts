/**
 * A room as this browser holds it: what the server shows of it, and the fold of this place's own log. It enters the
 * room, and enters again with what it has whenever the connection comes back, a frame is missing, or the place changes.
 */
import type { RoomCommand } from '../../shared/room/commands.ts';
import type { Refused } from '../../shared/wire/refusal.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { WireCommand } from '../../shared/wire/schemas.ts';
import type { LogFrame, VerdictFrame } from '../../shared/wire/wire.ts';
import type { Connection, Status } from '../net/connection.svelte.ts';
import { Outbox, type Parcel } from '../net/outbox.svelte.ts';
import type { Place } from '../net/places.ts';
import type { Reply } from '../net/reply.ts';
import { shelfOf } from '../net/shelf.ts';
import type { Play } from '../play/play.svelte.ts';
import { OwnLog } from './own-log.svelte.ts';
import type { Watch } from './watch.svelte.ts';

/** Why this browser has no place in the room, or none any more. */
export type Trouble = 'removed' | Refused;

/** Before entering again where the last try has brought nothing. */
const PAUSE_S = 1;
/** Refusals of `enter` after which waiting helps. */
const PASSING: ReadonlySet<string> = new Set(['store-down', 'moved', 'too-fast']);

export class RoomModel {
  view = $state.raw<RoomView | null>(null);
  verdict = $state.raw<VerdictFrame | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  /** Why what was last asked of the room was not done: buttons have no place of their own to say it. */
  refusal = $state.raw<Refused | null>(null);
  readonly #connection: Connection;
  readonly #place: Place;
  readonly #outbox: Outbox;
  #log = $state.raw<OwnLog | null>(null);
  #seenAt = 0;
  #entering = false;
  #closed = false;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, place: Place) {
    this.#connection = connection;
    this.#place = place;
    this.#outbox = new Outbox(shelfOf(place), {
      send: (parcel) => this.#send(parcel),
      enterAgain: () => this.#enterAgain(),
    });
    connection.listen({
      room: (room) => {
        if (this.#show(room)) this.#enterAgain();
      },
      log: (frame) => {
        if (!this.#take(frame)) this.#enterAgain();
      },
      verdict: (frame) => this.#judge(frame),
      out: (reason) => {
        if (reason === 'moved') this.#enterAgain();
        else this.#end('removed');
      },
      online: () => this.#enterAgain(),
      offline: () => this.#outbox.close(),
    });
    if (connection.status.state === 'online') this.#enterAgain();
  }

  get status(): Status {
    return this.#connection.status;
  }

  /** Of whoever has a seat. */
  get play(): Play | null {
    return this.#log?.play ?? null;
  }

  /** Of a host without one. */
  get watch(): Watch | null {
    return this.#log?.watch ?? null;
  }

  /** Game time at which the last orders close; null until they are called for. */
  get ends(): number | null {
    return this.#log?.ends ?? null;
  }

  /** Commands that wait to be acknowledged. */
  get pending(): readonly Parcel[] {
    return this.#outbox.waiting;
  }

  readonly act = (command: WireCommand): Promise<Refused | null> =>
    this.#outbox.add({ kind: 'act', command }, this.view?.game?.session ?? null);

  readonly arrange = (command: RoomCommand): Promise<Refused | null> =>
    this.#noting(this.#outbox.add({ kind: 'arrange', command }, null));

  /** The host's hand in the game. */
  readonly rule = (command: WireCommand): Promise<Refused | null> => this.#noting(this.act(command));

  record(): Promise<Reply<'record'>> {
    return this.#connection.request('record', {});
  }

  /** Game time, which goes on while the game runs. */
  readonly now = (): number => {
    const game = this.view?.game ?? null;
    if (game === null) return 0;
    return game.running ? game.now + (performance.now() - this.#seenAt) : game.now;
  };

  close(): void {
    this.#closed = true;
    clearTimeout(this.#later);
    this.#outbox.close();
    this.#connection.close();
  }

  async #noting(asked: Promise<Refused | null>): Promise<Refused | null> {
    this.refusal = null;
    const refusal = await asked;
    this.refusal = refusal;
    return refusal;
  }

  async #send(parcel: Parcel): Promise<Reply<'act' | 'arrange'>> {
    const { id } = parcel;
    if (parcel.kind === 'arrange') {
      return this.#connection.request('arrange', { id, command: parcel.command });
    }
    const reply = await this.#connection.request('act', { id, command: parcel.command });
    // What the act has brought about stands here before whoever acted is told.
    if (reply.ok && reply.log !== null && !this.#take(reply.log)) this.#enterAgain();
    return reply;
  }

  #enterAgain(): void {
    clearTimeout(this.#later);
    this.#outbox.close();
    if (!this.#entering && !this.#closed) void this.#enter();
  }

  async #enter(): Promise<void> {
    const before = this.#log;
    const { session, have } = before ?? { session: null, have: 0 };
    this.#entering = true;
    const reply = await this.#connection.request('enter', { ...this.#place, session, have });
    this.#entering = false;
    if (this.#closed) return;
    if (!reply.ok) {
      // Without a connection, coming online is what enters.
      if (reply.code !== 'offline' && !PASSING.has(reply.code)) this.#end(reply);
      else if (this.status.state === 'online') this.#enterLater(Number(reply.params['seconds'] ?? PAUSE_S));
      return;
    }
    this.#show(reply.room);
    if (reply.verdict !== null) this.#judge(reply.verdict);
    if (this.#continues(reply.log)) this.#outbox.open(reply.room.game?.session ?? null);
    // What was asked for belonged to another place or game; the next answer starts from nothing.
    else if (this.#log !== before) this.#enterAgain();
    else this.#enterLater(PAUSE_S);
  }

  #continues(log: LogFrame | null): boolean {
    if (log !== null) return this.#take(log);
    return this.#log === null || this.#log.ended;
  }

  #enterLater(seconds: number): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#enterAgain(), seconds * 1000);
  }

  #end(trouble: Trouble): void {
    this.trouble = trouble;
    this.close();
  }

  /** True where this place's log is another one now, of which nothing is held yet. */
  #show(room: RoomView): boolean {
    this.view = room;
    this.#seenAt = performance.now();
    const { game, you } = room;
    if (game?.session !== this.verdict?.session) this.verdict = null;
    if (game === null || this.#log?.isOf(game, you) === true) return false;
    this.#log = new OwnLog(game, you);
    return true;
  }

  #judge(frame: VerdictFrame): void {
    if (frame.session === this.view?.game?.session) this.verdict = frame;
  }

  /** False where the room has to be entered again. */
  #take(frame: LogFrame): boolean {
    // What comes before the answer to `enter` is in that answer.
    return this.#entering || (this.#log?.take(frame) ?? false);
  }
}
