/**
 * A WebSocket that sends in one write whatever it is given in one turn of the event loop. A system call costs more than
 * a frame, and whoever acts in a lively game is answered several times a turn.
 */
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws';

type Done = (error?: Error) => void;

/** Characters. `bufferedAmount` counts what is written, so that no more than this waits unseen. */
const MOST_GATHERED = 16 * 1024;

class GatheringSocket extends WebSocket {
  /** Frames of this turn, byte by byte. */
  #frames = '';
  /** Whoever gave them and has not been told that they are on their way. */
  #untold: Done[] = [];

  /**
   * `done` is told before anything is written: what waits to be written shows in `bufferedAmount`, and a socket that fails
   * says so itself. Engine.IO holds all further frames back until then, and hands them over together.
   */
  override send(data: unknown, options?: unknown, done?: Done): void {
    const tell = typeof options === 'function' ? (options as Done) : done;
    if (this.readyState === WebSocket.OPEN && isAscii(data)) {
      if (this.#frames === '') process.nextTick(writeAll, this);
      this.#frames += frameOf(data);
      if (tell !== undefined) this.#untold.push(tell);
      if (this.#frames.length > MOST_GATHERED) this.writeAll();
    } else {
      this.writeAll();
      super.send(data as string);
      tell?.();
    }
  }

  override close(code?: number, reason?: string | Buffer): void {
    this.writeAll();
    super.close(code, reason);
  }

  writeAll(): void {
    while (this.#untold.length > 0) {
      const untold = this.#untold;
      this.#untold = [];
      for (const tell of untold) tell();
    }
    if (this.#frames === '') return;
    // Not in the types: the TCP socket under it.
    const { _socket: socket } = this as unknown as { readonly _socket: Duplex | null };
    socket?.write(this.#frames, 'latin1');
    this.#frames = '';
  }
}

/** One function for all sockets, of which there may be thousands. */
function writeAll(socket: GatheringSocket): void {
  socket.writeAll();
}

function isAscii(data: unknown): data is string {
  return typeof data === 'string' && Buffer.byteLength(data) === data.length;
}

/** A whole text message as a server frames it (RFC 6455, 5.2), each character a byte. Anything else is left to `ws`. */
function frameOf(ascii: string): string {
  const { length } = ascii;
  if (length < 126) return `\x81${String.fromCharCode(length)}${ascii}`;
  if (length < 2 ** 16) return `\x81\x7e${String.fromCharCode(length >> 8, length & 255)}${ascii}`;
  return `\x81\x7f\0\0\0\0${String.fromCharCode(length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255)}${ascii}`;
}

export class GatheringServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, WebSocket: GatheringSocket });
  }
}
