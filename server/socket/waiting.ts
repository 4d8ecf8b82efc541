/** A reader that has stopped reading is cut off before what waits for it fills the memory; it resumes where it was. */
import type { Socket } from './voices.ts';

/** Whether more may be sent to this socket; where not, it is cut off. */
export function reads(socket: Socket, mostWaiting: number): boolean {
  if (waitingBytes(socket) <= mostWaiting) return true;
  socket.disconnect(true);
  return false;
}

function waitingBytes({ conn }: Socket): number {
  // Neither is in Socket.IO's types; polling has no socket of its own.
  const { transport, writeBuffer } = conn as unknown as {
    readonly transport: { readonly socket?: { readonly bufferedAmount?: number } };
    readonly writeBuffer: readonly { readonly data?: { readonly length: number } }[];
  };
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) bytes += data?.length ?? 0;
  return bytes;
}
