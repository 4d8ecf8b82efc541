/** The way into a place on the server: tried again for as long as waiting helps, and again whenever somebody asks for it. */
import type { Refused } from '../../shared/wire/refusal.ts';
import type { Answer } from '../../shared/wire/wire.ts';
import type { Connection } from './connection.svelte.ts';
import type { Reply } from './reply.ts';

type Door = 'enter' | 'enterClass';

interface Behind<Name extends Door> {
  readonly ask: () => Promise<Reply<Name>>;
  readonly entered: (answer: Extract<Answer<Name>, { ok: true }>) => void;
  /** There is no place for this token, and waiting does not help. */
  readonly refused: (refusal: Refused) => void;
}

/** Before the next try, where the last one has brought nothing. */
const PAUSE_S = 1;
/** Refusals after which waiting helps. */
const PASSING: ReadonlySet<string> = new Set(['store-down', 'moved', 'too-fast']);

export class Entrance<Name extends Door> {
  /** Asked, and not answered yet. */
  entering = false;
  readonly #connection: Connection;
  readonly #behind: Behind<Name>;
  #closed = false;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, behind: Behind<Name>) {
    this.#connection = connection;
    this.#behind = behind;
  }

  again(): void {
    clearTimeout(this.#later);
    if (!this.entering && !this.#closed) void this.#try();
  }

  soon(seconds = PAUSE_S): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.again(), seconds * 1000);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#later);
  }

  async #try(): Promise<void> {
    this.entering = true;
    const reply = await this.#behind.ask();
    this.entering = false;
    if (this.#closed) return;
    if (reply.ok) this.#behind.entered(reply);
    // Without a connection, coming online is what enters.
    else if (reply.code !== 'offline' && !PASSING.has(reply.code)) this.#behind.refused(reply);
    else if (this.#connection.status.state === 'online') this.soon(Number(reply.params['seconds'] ?? PAUSE_S));
  }
}
