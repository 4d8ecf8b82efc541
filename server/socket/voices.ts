/** How a place speaks to its socket, as long as that reads what it is sent. */
import type { Socket as BareSocket } from 'socket.io';
import type { Member } from '../../shared/room/events.ts';
import type { ClientToServer, LogFrame, ServerToClient } from '../../shared/wire/wire.ts';
import { isAtServer } from '../addresses.ts';
import type { Connection } from '../room/presence.ts';
import type { Voice } from './class-visit.ts';
import { reads } from './waiting.ts';

export type Socket = BareSocket<ClientToServer, ServerToClient>;

/** Of a room. `onOut`: it is none any more. */
export function connectionOf(
  socket: Socket,
  code: string,
  member: Member,
  mostWaiting: number,
  onOut: () => void,
): Connection {
  const reading = (): boolean => reads(socket, mostWaiting);
  return {
    member,
    atServer: isAtServer(socket.handshake),
    room: (view) => {
      if (reading()) socket.emit('room', view);
    },
    log: (frame) => {
      // The frame's type is that of what it says; it is on its way as text.
      if (reading()) socket.emit('log', frame as unknown as LogFrame);
    },
    verdict: (frame) => {
      if (reading()) socket.emit('verdict', frame);
    },
    led: (cursor) => {
      if (reading()) socket.emit('led', { room: code, cursor });
    },
    followers: (followers) => {
      if (reading()) socket.emit('followers', { room: code, ...followers });
    },
    out: (reason) => {
      onOut();
      socket.emit('out', reason, code);
    },
  };
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
