/** The line to the server: what the connection needs of a socket, so that a test can play one by hand. */
import { io } from 'socket.io-client';
import type { RequestName, Requests } from '../../shared/wire/schemas.ts';
import { WIRE_VERSION, type Answered, type ServerToClient } from '../../shared/wire/wire.ts';

/** What the line says of itself, next to the frames of the wire. */
interface OwnEvents {
  readonly connect: () => void;
  readonly disconnect: (reason: string) => void;
  readonly connect_error: (error: Error) => void;
}

/** The frames that a page takes. */
export type DownFrames = Omit<ServerToClient, 'refused'>;

export type LineEvents = OwnEvents & DownFrames;

export interface Line {
  readonly connected: boolean;
  /** It connects again by itself. */
  readonly active: boolean;
  on: <Name extends keyof LineEvents>(event: Name, listener: LineEvents[Name]) => void;
  emit: <Name extends RequestName>(name: Name, request: Requests[Name], answer: Answered<Name>) => void;
  connect: () => void;
  disconnect: () => void;
}

/**
 * To the page's own origin, by whatever transport the way there lets through. A `brief` line is not worth a WebSocket:
 * it would be closed again while that is still being tried.
 */
export function dial(brief = false): Line {
  const socket = io({
    upgrade: !brief,
    auth: { version: WIRE_VERSION },
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 2000,
  });
  return {
    get connected() {
      return socket.connected;
    },
    get active() {
      return socket.active;
    },
    on: (event, listener) => {
      const name: string = event;
      socket.on(name, listener);
    },
    emit: (name, request, answer) => {
      socket.emit(name, request, answer);
    },
    connect: () => {
      socket.connect();
    },
    disconnect: () => {
      socket.disconnect();
    },
  };
}
