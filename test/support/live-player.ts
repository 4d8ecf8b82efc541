/** A player at the other end of a real socket: what it sends, and everything that it receives. */
import { io, type Socket } from 'socket.io-client';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { PlayerEvent, ViewEvent } from '../../shared/game/redact.ts';
import { newView, viewEvent, type PlayerView } from '../../shared/game/view.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { RoomCommand } from '../../shared/room/commands.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import type { ClassView } from '../../shared/wire/class-view.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { RequestName, Requests, WireCommand } from '../../shared/wire/schemas.ts';
import { WIRE_VERSION, type Answer, type LogFrame, type VerdictFrame } from '../../shared/wire/wire.ts';

const PATIENCE_MS = 8000;

/** Everything in the order in which it came, as it came. */
export interface Received {
  readonly name: string;
  readonly data: unknown;
}

export class LivePlayer {
  readonly socket: Socket;
  readonly received: Received[] = [];
  /** The text of every message, as it came over the line. */
  readonly frames: string[] = [];
  /** Its own log, from whatever frames and answers brought it. */
  log: ViewEvent[] = [];
  session: string | null = null;
  room: RoomView | null = null;
  /** The class that it attends or teaches. */
  class: ClassView | null = null;
  verdict: VerdictFrame | null = null;
  code = '';
  token = '';
  /** Frames that did not follow what it holds. */
  gaps = 0;
  #ids = 0;
  readonly #name: string;
  readonly #watchers = new Set<() => void>();

  constructor(origin: string, name: string, options: { transports?: string[]; headers?: Record<string, string> } = {}) {
    this.#name = name;
    this.socket = io(origin, {
      auth: { version: WIRE_VERSION },
      forceNew: true,
      reconnection: false,
      transports: options.transports ?? ['websocket'],
      ...(options.headers ? { extraHeaders: options.headers } : {}),
    });
    this.socket.io.engine.on('data', (text: unknown) => this.frames.push(String(text)));
    this.socket.onAny((event: string, data: unknown) => {
      this.received.push({ name: event, data });
      if (event === 'room') this.room = data as RoomView;
      if (event === 'class') this.class = data as ClassView;
      if (event === 'verdict') this.verdict = data as VerdictFrame;
      if (event === 'log') this.take(data as LogFrame);
      this.#changed();
    });
    this.socket.on('disconnect', () => {
      this.#changed();
    });
  }

  /** `take` is given the answer in its turn among the frames; whoever awaits it may see the next frame first. */
  async request<Name extends RequestName>(
    name: Name,
    payload: Requests[Name],
    take: (answer: Answer<Name>) => void = () => undefined,
  ): Promise<Answer<Name>> {
    return new Promise((resolve, reject) => {
      this.socket.timeout(PATIENCE_MS).emit(name, payload, (error: Error | null, answer: Answer<Name>) => {
        if (error !== null) {
          reject(error);
          return;
        }
        this.received.push({ name: `answer to ${name}`, data: answer });
        take(answer);
        this.#changed();
        resolve(answer);
      });
    });
  }

  async open(settings?: RoomSettings): Promise<this> {
    const answer = await this.request('open', { name: this.#name, ...(settings ? { settings } : {}) });
    return this.#moveIn(answer);
  }

  async join(code: string): Promise<this> {
    return this.#moveIn(await this.request('join', { code, name: this.#name }));
  }

  async #moveIn(answer: Answer<'join'>): Promise<this> {
    if (!answer.ok) throw new Error(`${this.#name}: ${answer.code}`);
    this.code = answer.code;
    this.token = answer.token;
    await this.enter();
    return this;
  }

  /** Enters with what it holds; with `fresh`, as one who holds nothing. */
  async enter(fresh = false): Promise<Answer<'enter'>> {
    if (fresh) {
      this.log = [];
      this.session = null;
    }
    const { code, token, session, log } = this;
    return this.request('enter', { code, token, session, have: log.length }, (answer) => {
      if (!answer.ok) return;
      this.room = answer.room;
      if (answer.verdict) this.verdict = answer.verdict;
      if (answer.log === null) return;
      if (answer.log.session !== this.session || answer.log.from === 0) this.log = [];
      this.session = answer.log.session;
      this.take(answer.log);
    });
  }

  take(frame: LogFrame): void {
    if (frame.session !== this.session || frame.from !== this.log.length) {
      this.gaps += 1;
      return;
    }
    this.log.push(...frame.events);
  }

  newId(): string {
    this.#ids += 1;
    return `${this.#name}-command-${this.#ids}`.replaceAll(/[^\w-]/g, '_');
  }

  async act(command: WireCommand, id = this.newId()): Promise<Answer<'act'>> {
    return this.request('act', { id, command }, (answer) => {
      if (answer.ok && answer.log) this.take(answer.log);
    });
  }

  /** An act that must succeed. */
  async do(command: PlayerCommand | WireCommand): Promise<void> {
    const answer = await this.act(command);
    if (!answer.ok) throw new Error(`${this.#name} ${JSON.stringify(command)}: ${answer.code}`);
  }

  async arrange(command: RoomCommand, id = this.newId()): Promise<Answer<'arrange'>> {
    return this.request('arrange', { id, command });
  }

  async sit(seat: Seat): Promise<void> {
    const answer = await this.arrange({ type: 'sit', seat });
    if (!answer.ok) throw new Error(`${this.#name} cannot sit at ${seat}: ${answer.code}`);
  }

  get view(): PlayerView {
    const { room } = this;
    if (!room?.game || room.you.seat === null) throw new Error(`${this.#name} has no seat in a game`);
    const view = newView(room.game.header, room.you.seat);
    for (const event of this.log) viewEvent(view, event as PlayerEvent);
    return view;
  }

  /** Resolves when `holds` does, looked at after everything that comes. */
  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        reject(new Error(`${this.#name} waited in vain: ${what}`));
      }, PATIENCE_MS);
      this.#watchers.add(look);
    });
  }

  /** The letter of this kind from there that arrived last, once it has. */
  async letter(kind: string, from: Seat, n?: number): Promise<string> {
    const find = (): string | undefined =>
      [...this.view.received.values()].findLast(
        ({ letter }) =>
          letter.kind === kind && letter.from === from && (n === undefined || ('n' in letter && letter.n === n)),
      )?.letter.id;
    await this.until(() => find() !== undefined, `${kind} ${n ?? ''} from ${from}`);
    return find() ?? '';
  }

  close(): void {
    this.socket.disconnect();
  }

  #changed(): void {
    for (const look of this.#watchers) look();
  }
}
