/**
 * Commands that the server has not acknowledged yet, in order. Each keeps the id that it was given at first, here and
 * in the browser's storage, so that it is sent until it is answered and yet has at most one effect.
 */
import { refused, RETRY, type Refused, type WireRefusal } from '../../shared/wire/refusal.ts';
import { newId } from './new-id.ts';
import type { Offline } from './reply.ts';
import type { Order, Wrapping } from './parcel.ts';
import type { Shelf } from './shelf.ts';

export interface Post<Kind extends Order> {
  readonly send: (parcel: Kind & Wrapping) => Promise<{ readonly ok: true } | Refused | Offline>;
  /** The server wants this place entered again before anything else. */
  readonly enterAgain: () => void;
  /** Said of what was meant for an earlier session. */
  readonly late: WireRefusal;
}

interface Asker {
  readonly id: string;
  readonly tell: (refusal: Refused | null) => void;
}

/** Where the server does not say how long. */
const PAUSE_S = 1;

export class Outbox<Kind extends Order> {
  waiting = $state.raw<readonly (Kind & Wrapping)[]>([]);
  readonly #shelf: Shelf<Kind>;
  readonly #post: Post<Kind>;
  /** Those who wait for an answer, in this page. */
  #askers: readonly Asker[] = [];
  #open = false;
  #busy = false;
  /** Set while the server has asked for a pause. */
  #pause: ReturnType<typeof setTimeout> | null = null;

  constructor(shelf: Shelf<Kind>, post: Post<Kind>) {
    this.#shelf = shelf;
    this.#post = post;
    this.waiting = shelf.read();
  }

  /**
   * Resolves once the command is carried out, or with why it is not; never, while nobody answers. The same once more,
   * while it still waits, is the same one: after a reload the sheet lies there as if nobody had sealed it.
   */
  add(order: Kind, session: string | null): Promise<Refused | null> {
    const last = this.waiting.at(-1);
    const { id } = last !== undefined && isSame(last, order, session) ? last : this.#put(order, session);
    return new Promise((resolve) => {
      this.#askers = [...this.#askers, { id, tell: resolve }];
      void this.#pump();
    });
  }

  #put(order: Kind, session: string | null): Kind & Wrapping {
    const parcel = { ...order, id: newId(), session };
    this.waiting = [...this.waiting, parcel];
    this.#shelf.put(parcel);
    return parcel;
  }

  /** The place is entered, and this session is on: what waits for it is sent, what was for an earlier one is dropped. */
  open(session: string | null): void {
    for (const parcel of this.waiting) {
      if (parcel.session !== null && parcel.session !== session) this.#settle(parcel, refused(this.#post.late));
    }
    this.#open = true;
    this.#endPause();
    void this.#pump();
  }

  close(): void {
    this.#open = false;
    this.#endPause();
  }

  async #pump(): Promise<void> {
    const [parcel] = this.waiting;
    if (!this.#open || this.#busy || this.#pause !== null || parcel === undefined) return;
    this.#busy = true;
    const reply = await this.#post.send(parcel);
    this.#busy = false;
    if (reply.ok) this.#settle(parcel, null);
    else if (reply.code === 'moved' || reply.code === 'not-entered') return this.#post.enterAgain();
    else if (reply.code === 'offline' || RETRY.has(reply.code)) return this.#wait(reply.params['seconds']);
    else this.#settle(parcel, reply);
    void this.#pump();
  }

  #wait(seconds: string | number = PAUSE_S): void {
    if (!this.#open) return;
    this.#pause = setTimeout(
      () => {
        this.#pause = null;
        void this.#pump();
      },
      Number(seconds) * 1000,
    );
  }

  #endPause(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
  }

  #settle(parcel: Wrapping, refusal: Refused | null): void {
    this.waiting = this.waiting.filter(({ id }) => id !== parcel.id);
    this.#shelf.take(parcel.id);
    const told = this.#askers.filter(({ id }) => id === parcel.id);
    this.#askers = this.#askers.filter(({ id }) => id !== parcel.id);
    for (const { tell } of told) tell(refusal);
  }
}

function isSame(parcel: Order & Wrapping, { command }: Order, session: string | null): boolean {
  return parcel.session === session && JSON.stringify(parcel.command) === JSON.stringify(command);
}
