/** Socket.IO on the page's own server: who may connect at all. */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { WIRE_VERSION, type ClientToServer, type ServerToClient } from '../../shared/wire/wire.ts';
import { GatheringServer } from './gathering.ts';
import { parser } from './parser.ts';
import type { Reception } from './reception.ts';
import { Visitor } from './visitor.ts';

export interface SocketsOptions extends Reception {
  /** Further origins that pages may come from, where a proxy changes the host: "https://play.example.org". */
  readonly origins: readonly string[];
}

export type Sockets = Server<ClientToServer, ServerToClient>;

export function createSockets(httpServer: HttpServer, options: SocketsOptions): Sockets {
  const { limits, origins, metrics } = options;
  const sockets: Sockets = new Server(httpServer, {
    serveClient: false,
    parser,
    wsEngine: GatheringServer,
    maxHttpBufferSize: limits.messageBytes,
    // With `cors` set a foreign origin would still connect by WebSocket: only this refuses it on both transports.
    allowRequest: (request, decide) => {
      const full = sockets.engine.clientsCount >= limits.sockets;
      decide(full ? 'full' : null, !full && comesFromHere(request, origins));
    },
  });
  sockets.use((socket, next) => {
    next(socket.handshake.auth['version'] === WIRE_VERSION ? undefined : new Error('old-version'));
  });
  sockets.on('connection', (socket) => {
    metrics.sockets.inc();
    socket.on('disconnect', () => {
      metrics.sockets.dec();
    });
    new Visitor(socket, options);
  });
  return sockets;
}

/** Programs send no origin; a browser always does, and it must be that of the page which this server served. */
export function comesFromHere({ headers }: Pick<IncomingMessage, 'headers'>, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
