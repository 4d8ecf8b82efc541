/** How a place speaks to its socket, as long as that reads what it is sent. */
import type { Socket as BareSocket } from 'socket.io';
import type { Member } from '../../shared/room/events.ts';
import type { Followers, LedCursor } from '../../shared/wire/led.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { ClientToServer, LogFrame, ServerToClient, VerdictFrame } from '../../shared/wire/wire.ts';
import { isAtServer } from '../addresses.ts';
import type { Json } from '../json.ts';
import type { Connection } from '../room/presence.ts';
import type { Voice } from './class-visit.ts';
import { reads } from './waiting.ts';

export type Socket = BareSocket<ClientToServer, ServerToClient>;

/** Whose place in a room it is. */
interface Owner {
  /** It is none any more. */
  lose(voice: RoomVoice): void;
}

/** Of a room. A server may have thousands, so that none has functions of its own. */
export class RoomVoice implements Connection {
  readonly member: Member;
  readonly atServer: boolean;
  readonly #socket: Socket;
  readonly #code: string;
  readonly #mostWaiting: number;
  readonly #owner: Owner;

  constructor(socket: Socket, code: string, member: Member, mostWaiting: number, owner: Owner) {
    this.member = member;
    this.atServer = isAtServer(socket.handshake);
    this.#socket = socket;
    this.#code = code;
    this.#mostWaiting = mostWaiting;
    this.#owner = owner;
  }

  room(view: RoomView): void {
    if (this.#reads()) this.#socket.emit('room', view);
  }

  log(frame: Json): void {
    // The frame's type is that of what it says; it is on its way as text.
    if (this.#reads()) this.#socket.emit('log', frame as unknown as LogFrame);
  }

  verdict(frame: VerdictFrame): void {
    if (this.#reads()) this.#socket.emit('verdict', frame);
  }

  led(cursor: LedCursor | null): void {
    if (this.#reads()) this.#socket.emit('led', { room: this.#code, cursor });
  }

  followers(followers: Followers): void {
    if (this.#reads()) this.#socket.emit('followers', { room: this.#code, ...followers });
  }

  out(reason: 'removed' | 'moved'): void {
    this.#owner.lose(this);
    this.#socket.emit('out', reason, this.#code);
  }

  #reads(): boolean {
    return reads(this.#socket, this.#mostWaiting);
  }
}

/** Of a class. */
export function voiceOf(socket: Socket, mostWaiting: number): Voice {
  const reading = (): boolean => reads(socket, mostWaiting);
  return {
    atServer: isAtServer(socket.handshake),
    connected: () => socket.connected,
    show: (view) => {
      if (reading()) socket.emit('class', view);
    },
    nudge: () => {
      if (reading()) socket.emit('nudged');
    },
    led: (cursor) => {
      if (reading()) socket.emit('led', { room: null, cursor });
    },
    followers: (followers) => {
      if (reading()) socket.emit('followers', { room: null, ...followers });
    },
    out: (reason) => {
      socket.emit('outOfClass', reason);
    },
  };
}
