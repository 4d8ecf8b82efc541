/**
 * One WebSocket of the load generator, framed by hand: the generator has to be far cheaper than the servers that it
 * drives. It speaks ASCII, and masks with zeros, which leave the text as it is.
 */
import { connect, type Socket } from 'node:net';

/** What is read goes through here and is taken out of it before anything else is read: one buffer serves all lines. */
const READ = Buffer.allocUnsafe(256 * 1024);
const MASK = '\0\0\0\0';
/** The handshake's key is any 16 bytes, and nobody here checks the answer to it. */
const KEY = 'dGhyZWUtYXJtaWVzLTAwMQ==';

export class Line {
  /** Resolves once the server has agreed to speak WebSocket. */
  readonly opened: Promise<void>;
  readonly #socket: Socket;
  readonly #onText: (text: string) => void;
  /** The beginning of a frame whose end has not come yet. */
  #rest: Buffer | null = null;
  #open: (() => void) | null = null;

  constructor(port: number, path: string, onText: (text: string) => void, onEnd: () => void = () => undefined) {
    this.#onText = onText;
    const callback = (length: number): boolean => {
      this.#read(length);
      return true;
    };
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: READ, callback } });
    this.opened = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#socket.on('error', reject);
    });
    this.#socket.once('connect', () => {
      this.#socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
    });
    this.#socket.once('close', onEnd);
  }

  send(text: string): void {
    const { length } = text;
    const size =
      length < 126
        ? String.fromCharCode(0x80 | length)
        : `\xfe${String.fromCharCode(length >> 8)}${String.fromCharCode(length & 0xff)}`;
    if (length > 0xffff) throw new RangeError('longer than anything that the load sends');
    this.#socket.write(`\x81${size}${MASK}${text}`, 'latin1');
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(length: number): void {
    const fresh = READ.subarray(0, length);
    const bytes = this.#rest === null ? fresh : Buffer.concat([this.#rest, fresh]);
    let at = 0;
    if (this.#open !== null) {
      at = bytes.indexOf('\r\n\r\n') + 4;
      if (at < 4) return this.#keep(bytes, 0);
      if (!bytes.toString('latin1', 0, 12).endsWith('101')) throw new Error(bytes.toString('latin1', 0, at));
      this.#open();
      this.#open = null;
    }
    for (;;) {
      const end = frameEnd(bytes, at);
      if (end > bytes.length) return this.#keep(bytes, at);
      this.#frame(bytes, at, end);
      at = end;
    }
  }

  #keep(bytes: Buffer, from: number): void {
    this.#rest = from === bytes.length ? null : Buffer.from(bytes.subarray(from));
  }

  #frame(bytes: Buffer, at: number, end: number): void {
    const kind = bytes[at];
    if (kind === 0x81) this.#onText(bytes.toString('latin1', at + headerLength(bytes, at), end));
    else if (kind !== 0x88) throw new Error(`A frame that the load does not know: ${kind}`);
  }
}

function headerLength(bytes: Buffer, at: number): number {
  const size = bytes[at + 1] ?? 0;
  return size < 126 ? 2 : size === 126 ? 4 : 10;
}

/** Where the frame that begins at `at` ends; beyond the bytes that are there while it is not known or not whole. */
function frameEnd(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length || at + headerLength(bytes, at) > bytes.length) return bytes.length + 1;
  const size = bytes[at + 1] ?? 0;
  if (size < 126) return at + 2 + size;
  return size === 126 ? at + 4 + bytes.readUInt16BE(at + 2) : at + 10 + Number(bytes.readBigUInt64BE(at + 2));
}
