/**
 * A room as this browser holds it: what the server shows of it, and the fold of this place's own log. It enters the
 * room, and enters again with what it has whenever the connection comes back, a frame is missing, or the place changes.
 */
import type { RoomCommand } from '../../shared/room/commands.ts';
import type { Refused } from '../../shared/wire/refusal.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { WireCommand } from '../../shared/wire/schemas.ts';
import type { Answer, LogFrame, VerdictFrame } from '../../shared/wire/wire.ts';
import { keepOwn } from '../library/keeping.ts';
import { library } from '../library/library.ts';
import type { Connection, Status } from '../net/connection.svelte.ts';
import { Entrance } from '../net/entrance.ts';
import { Outbox } from '../net/outbox.svelte.ts';
import type { Wrapping } from '../net/parcel.ts';
import type { Place } from '../net/places.ts';
import type { Reply } from '../net/reply.ts';
import { shelfOf } from '../net/shelf.ts';
import type { Play } from '../play/play.svelte.ts';
import type { RedLog } from '../red/red-log.svelte.ts';
import { LedLine } from '../net/led-line.svelte.ts';
import { OwnLog } from './own-log.svelte.ts';
import type { Watch } from './watch.svelte.ts';

/** Why this browser has no place in the room, or none any more. */
export type Trouble = 'removed' | Refused;

type RoomOrder =
  { readonly kind: 'act'; readonly command: WireCommand } | { readonly kind: 'arrange'; readonly command: RoomCommand };
type RoomParcel = RoomOrder & Wrapping;

export class RoomModel {
  view = $state.raw<RoomView | null>(null);
  verdict = $state.raw<VerdictFrame | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  /** Why what was last asked of the room was not done: buttons have no place of their own to say it. */
  refusal = $state.raw<Refused | null>(null);
  /** Under which name the library keeps what this player saw of the last game; null while it does not. */
  ownSession = $state.raw<string | null>(null);
  /** The debrief of this room. */
  readonly led: LedLine;
  readonly #connection: Connection;
  readonly #place: Place;
  readonly #beside: boolean;
  readonly #outbox: Outbox<RoomOrder>;
  readonly #entrance: Entrance<'enter'>;
  readonly #stopListening: () => void;
  #log = $state.raw<OwnLog | null>(null);
  /** The log as it was when the room was last asked to let this place in. */
  #asked: OwnLog | null = null;
  #seenAt = 0;

  /** `beside`: the connection is somebody else's, and other places are entered on it as well. */
  constructor(connection: Connection, place: Place, beside = false) {
    this.#connection = connection;
    this.#place = place;
    this.#beside = beside;
    this.led = new LedLine((name, request) => connection.request(name, request), place.code, beside);
    this.#entrance = new Entrance(connection, {
      ask: () => this.#ask(),
      entered: (answer) => this.#entered(answer),
      refused: (refusal) => this.#end(refusal),
    });
    this.#outbox = new Outbox<RoomOrder>(shelfOf(place), {
      send: (parcel) => this.#send(parcel),
      enterAgain: () => this.#enterAgain(),
      late: 'no-game',
    });
    this.#stopListening = connection.listen({
      room: (room) => {
        if (room.code === place.code && this.#show(room)) this.#enterAgain();
      },
      log: (frame) => {
        // Of another room, or of a game that the next view of this one is yet to tell of.
        if (frame.session === this.view?.game?.session && !this.#take(frame)) this.#enterAgain();
      },
      verdict: (frame) => this.#judge(frame),
      led: (frame) => this.led.take(frame),
      followers: (frame) => this.led.count(frame),
      out: (reason, room) => {
        if (room !== place.code) return;
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

  /** Of whoever commands the red army. */
  get red(): RedLog | null {
    return this.#log?.red ?? null;
  }

  /** Game time at which the last orders close; null until they are called for. */
  get ends(): number | null {
    return this.#log?.ends ?? null;
  }

  /** Commands that wait to be acknowledged. */
  get pending(): readonly RoomParcel[] {
    return this.#outbox.waiting;
  }

  readonly act = (command: WireCommand): Promise<Refused | null> =>
    this.#outbox.add({ kind: 'act', command }, this.view?.game?.session ?? null);

  readonly arrange = (command: RoomCommand): Promise<Refused | null> =>
    this.#noting(this.#outbox.add({ kind: 'arrange', command }, null));

  /** The host's hand in the game. */
  readonly rule = (command: WireCommand): Promise<Refused | null> => this.#noting(this.act(command));

  record(): Promise<Reply<'record'>> {
    return this.#connection.request('record', this.#named);
  }

  /** Game time, which goes on while the game runs. */
  readonly now = (): number => {
    const game = this.view?.game ?? null;
    if (game === null) return 0;
    return game.running ? game.now + (performance.now() - this.#seenAt) * game.speed : game.now;
  };

  close(): void {
    this.#entrance.close();
    this.#outbox.close();
    this.#stopListening();
    if (!this.#beside) this.#connection.close();
  }

  /** Which room a request is meant for, where the connection is in several. */
  get #named(): { readonly room?: string } {
    return this.#beside ? { room: this.#place.code } : {};
  }

  async #noting(asked: Promise<Refused | null>): Promise<Refused | null> {
    this.refusal = null;
    const refusal = await asked;
    this.refusal = refusal;
    return refusal;
  }

  async #send(parcel: RoomParcel): Promise<Reply<'act' | 'arrange'>> {
    const { id } = parcel;
    if (parcel.kind === 'arrange') {
      return this.#connection.request('arrange', { id, command: parcel.command, ...this.#named });
    }
    const reply = await this.#connection.request('act', { id, command: parcel.command, ...this.#named });
    // What the act has brought about stands here before whoever acted is told.
    if (reply.ok && reply.log !== null && !this.#take(reply.log)) this.#enterAgain();
    return reply;
  }

  #enterAgain(): void {
    this.#outbox.close();
    this.#entrance.again();
  }

  #ask(): Promise<Reply<'enter'>> {
    this.#asked = this.#log;
    const { session, have } = this.#log ?? { session: null, have: 0 };
    const beside = this.#beside ? { beside: true } : {};
    return this.#connection.request('enter', { ...this.#place, session, have, ...beside });
  }

  #entered({ room, log, verdict, led }: Extract<Answer<'enter'>, { ok: true }>): void {
    const before = this.#asked;
    this.#show(room);
    if (verdict !== null) this.#judge(verdict);
    this.led.entered(led);
    if (this.#continues(log)) this.#outbox.open(room.game?.session ?? null);
    // What was asked for belonged to another place or game; the next answer starts from nothing.
    else if (this.#log !== before) this.#enterAgain();
    else this.#entrance.soon();
  }

  #continues(log: LogFrame | null): boolean {
    if (log !== null) return this.#take(log);
    return this.#log === null || this.#log.ended;
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
    this.ownSession = null;
    return true;
  }

  #judge(frame: VerdictFrame): void {
    if (frame.session !== this.view?.game?.session) return;
    this.verdict = frame;
    void this.#keepOwn();
  }

  /** False where the room has to be entered again. */
  #take(frame: LogFrame): boolean {
    // What comes before the answer to `enter` is in that answer.
    if (this.#entrance.entering) return true;
    const before = this.#log?.ended ?? false;
    const taken = this.#log?.take(frame) ?? false;
    if (!before) void this.#keepOwn();
    return taken;
  }

  /** A game that is over stays with whoever played it: at once, and with its verdict as soon as there is one. */
  async #keepOwn(): Promise<void> {
    const log = this.#log;
    const finished = log?.finished ?? null;
    if (log === null || finished === null || this.view === null) return;
    const verdict = this.verdict?.session === log.session ? this.verdict : null;
    const { code, class: ofClass } = this.view;
    const id = await keepOwn(library, finished, verdict, {
      origin: ofClass === null ? 'room' : 'class',
      name: code,
      codes: ofClass === null ? [code] : [code, ofClass],
    });
    if (this.#log === log) this.ownSession = id;
  }
}
