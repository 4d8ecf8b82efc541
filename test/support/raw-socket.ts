/** A program that writes Socket.IO's own frames by hand, so that whatever could be sent really travels. */
import { WebSocket, type ClientOptions } from 'ws';
import { WIRE_VERSION } from '../../shared/wire/wire.ts';

const PATIENCE_MS = 8000;

export interface RawAnswer {
  readonly ok?: boolean;
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly log?: unknown;
}

export class RawSocket {
  readonly ws: WebSocket;
  /** Every frame as it came, pings left out. */
  readonly frames: string[] = [];
  closed = false;
  #ids = 0;
  readonly #answers = new Map<number, RawAnswer[]>();
  readonly #watchers = new Set<() => void>();

  constructor(origin: string, options: ClientOptions = {}) {
    this.ws = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, options);
    this.ws.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text === '2') this.ws.send('3');
      else this.#take(text);
      this.#changed();
    });
    // Being cut off may show as an error first; what counts is that it is over.
    this.ws.on('error', () => undefined);
    this.ws.on('close', () => {
      this.closed = true;
      this.#changed();
    });
  }

  /** Past the handshake of Engine.IO and of Socket.IO. */
  static async connect(origin: string, options: ClientOptions = {}): Promise<RawSocket> {
    const socket = new RawSocket(origin, options);
    await socket.until(() => socket.frames.some((frame) => frame.startsWith('0')), 'the handshake');
    socket.ws.send(`40{"version":${WIRE_VERSION}}`);
    await socket.until(() => socket.frames.some((frame) => frame.startsWith('40')), 'the connection');
    return socket;
  }

  send(frame: string): void {
    this.ws.send(frame);
  }

  /** Sends an event whose arguments are this very text, and gives back the id that its answer will have. */
  ask(name: string, ...json: string[]): number {
    this.#ids += 1;
    this.send(`42${this.#ids}[${[JSON.stringify(name), ...json].join(',')}]`);
    return this.#ids;
  }

  async request(name: string, ...json: string[]): Promise<RawAnswer> {
    const id = this.ask(name, ...json);
    await this.until(() => this.answersTo(id).length > 0 || this.closed, `an answer to ${name}`);
    const [answer] = this.answersTo(id);
    if (answer === undefined) throw new Error(`cut off instead of answered: ${name}`);
    return answer;
  }

  answersTo(id: number): readonly RawAnswer[] {
    return this.#answers.get(id) ?? [];
  }

  /** What came as events of this name. */
  events(name: string): readonly unknown[] {
    const head = `42[${JSON.stringify(name)},`;
    return this.frames
      .filter((frame) => frame.startsWith(head))
      .map((frame) => (JSON.parse(frame.slice(2)) as [string, unknown])[1]);
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
      };
      const look = (): void => {
        if (!holds()) return;
        stop();
        resolve();
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`a raw socket waited in vain: ${what}`));
      }, PATIENCE_MS);
      this.#watchers.add(look);
    });
  }

  close(): void {
    this.ws.terminate();
  }

  #take(frame: string): void {
    this.frames.push(frame);
    const [head, id] = /^43(\d+)/.exec(frame) ?? [];
    if (head === undefined) return;
    const [answer] = JSON.parse(frame.slice(head.length)) as [RawAnswer];
    this.#answers.set(Number(id), [...this.answersTo(Number(id)), answer]);
  }

  #changed(): void {
    for (const look of this.#watchers) look();
  }
}
