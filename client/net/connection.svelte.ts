/** The page's connection to the server: its state, and requests that are always answered, by the server or with `offline`. */
import type { RequestName, Requests } from '../../shared/wire/schemas.ts';
import { dial, type DownFrames, type Line } from './line.ts';
import { OFFLINE, type Reply } from './reply.ts';

export type Status =
  | { readonly state: 'connecting' | 'online' }
  /** The server speaks a newer version of the wire: only a reload helps. */
  | { readonly state: 'outdated' }
  /** `since`: by performance.now(), which nobody can set. */
  | { readonly state: 'offline'; readonly since: number };

export type Frames = DownFrames & {
  /** Connected, for the first time or again. */
  readonly online: () => void;
  readonly offline: () => void;
};

interface Waiting {
  readonly send: () => void;
  readonly giveUp: () => void;
  sent: boolean;
}

const PATIENCE_MS = 10_000;
/** Before connecting again where the server has hung up and the line does not do so by itself. */
const PAUSE_MS = 2000;

export class Connection {
  status = $state.raw<Status>({ state: 'connecting' });
  readonly #line: Line;
  #waiting: readonly Waiting[] = [];
  #listeners: readonly Partial<Frames>[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(line: Line = dial()) {
    this.#line = line;
    line.on('connect', () => {
      this.status = { state: 'online' };
      for (const waiting of this.#waiting) waiting.send();
      this.#tell(({ online }) => online?.());
    });
    line.on('disconnect', () => {
      this.#lost();
    });
    line.on('connect_error', ({ message }) => {
      if (message === 'old-version') this.status = { state: 'outdated' };
      else this.#lost();
    });
    line.on('room', (room) => this.#tell((one) => one.room?.(room)));
    line.on('log', (frame) => this.#tell((one) => one.log?.(frame)));
    line.on('verdict', (frame) => this.#tell((one) => one.verdict?.(frame)));
    line.on('out', (reason, room) => this.#tell((one) => one.out?.(reason, room)));
    line.on('class', (view) => this.#tell((one) => one.class?.(view)));
    line.on('outOfClass', (reason) => this.#tell((one) => one.outOfClass?.(reason)));
    line.on('nudged', () => this.#tell((one) => one.nudged?.()));
    line.on('led', (frame) => this.#tell((one) => one.led?.(frame)));
    line.on('followers', (frame) => this.#tell((one) => one.followers?.(frame)));
    addEventListener('online', this.#hurry);
    document.addEventListener('visibilitychange', this.#hurry);
  }

  /** One more who takes frames that come down, until the function that this returns is called. */
  listen(frames: Partial<Frames>): () => void {
    this.#listeners = [...this.#listeners, frames];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== frames);
    };
  }

  /** Sent as soon as there is a connection. */
  request<Name extends RequestName>(name: Name, request: Requests[Name]): Promise<Reply<Name>> {
    return new Promise((resolve) => {
      const settle = (reply: Reply<Name>): void => {
        clearTimeout(patience);
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        resolve(reply);
      };
      const waiting: Waiting = {
        sent: false,
        send: () => {
          waiting.sent = true;
          this.#line.emit(name, request, settle);
        },
        giveUp: () => {
          settle(OFFLINE);
        },
      };
      const patience = setTimeout(waiting.giveUp, PATIENCE_MS);
      this.#waiting = [...this.#waiting, waiting];
      if (this.#closed) waiting.giveUp();
      else if (this.#line.connected) waiting.send();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#again);
    removeEventListener('online', this.#hurry);
    document.removeEventListener('visibilitychange', this.#hurry);
    this.#line.disconnect();
    for (const waiting of this.#waiting) waiting.giveUp();
  }

  #tell(say: (listener: Partial<Frames>) => void): void {
    for (const listener of this.#listeners) say(listener);
  }

  #lost(): void {
    if (this.#closed) return;
    if (this.status.state !== 'offline') this.status = { state: 'offline', since: performance.now() };
    for (const waiting of this.#waiting) if (waiting.sent) waiting.giveUp();
    this.#tell(({ offline }) => offline?.());
    clearTimeout(this.#again);
    if (this.#line.active) return;
    this.#again = setTimeout(() => {
      this.#line.connect();
    }, PAUSE_MS);
  }

  /** The network is back, or the phone awake: no reason to wait for the next try. */
  readonly #hurry = (): void => {
    if (this.status.state !== 'offline' || document.visibilityState === 'hidden') return;
    this.#line.disconnect();
    this.#line.connect();
  };
}
