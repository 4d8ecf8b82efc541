/** A WebSocket that sends in one write whatever it is given in one turn: a stock client reads it as it was sent. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { GatheringServer } from '../../server/socket/gathering.ts';

let http: Server;
let ours: WebSocket;
let client: WebSocket;
let tcp: Socket;
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  http = createServer();
  const server = new GatheringServer({ noServer: true });
  const opened = new Promise<void>((resolve) => {
    http.on('upgrade', (request, socket, head) => {
      server.handleUpgrade(request, socket, head, (webSocket) => {
        ours = webSocket;
        tcp = socket as Socket;
        resolve();
      });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  client.on('message', (data: Buffer) => heard.push(data.toString()));
  await Promise.all([opened, new Promise((resolve) => client.once('open', resolve))]);
});

afterEach(() => {
  client.terminate();
  http.close();
});

async function heardAll(count: number): Promise<readonly string[]> {
  while (heard.length < count) await new Promise((resolve) => client.once('message', resolve));
  return heard;
}

describe('A gathering WebSocket', () => {
  it.each([0, 1, 125, 126, 127, 255, 256, 65_535, 65_536, 200_000])('sends %i characters whole', async (length) => {
    const text = 'paxos'.repeat(length).slice(0, length);
    ours.send(text);
    expect(await heardAll(1)).toEqual([text]);
  });

  it('sends other than ASCII, and bytes, in their turn', async () => {
    const sent = ['a', '许诺', 'b', 'ÿ', 'c', '\u{1F409}'];
    for (const text of sent) ours.send(text);
    ours.send(Buffer.from('bytes'));
    ours.send('d');
    expect(await heardAll(8)).toEqual([...sent, 'bytes', 'd']);
  });

  it('writes once for all of a turn', async () => {
    const before = tcp.bytesWritten;
    const writes: number[] = [];
    const write = tcp.write.bind(tcp);
    tcp.write = (chunk: string, ...rest: []) => {
      writes.push(chunk.length);
      return write(chunk, ...rest);
    };
    for (let i = 0; i < 10; i += 1) ours.send(`frame ${i}`);
    expect(tcp.bytesWritten).toBe(before);
    await heardAll(10);
    expect(writes).toEqual([10 * (2 + 'frame 0'.length)]);
  });

  it('tells at the end of the turn that it has taken a frame; what is sent upon that goes in the same write', async () => {
    const told: string[] = [];
    const write = vi.spyOn(tcp, 'write');
    ours.send('one', () => {
      told.push('one');
      ours.send('three', () => told.push('three'));
    });
    ours.send('two', { compress: false }, () => told.push('two'));
    expect(told).toEqual([]);
    expect(await heardAll(3)).toEqual(['one', 'two', 'three']);
    expect(told).toEqual(['one', 'two', 'three']);
    expect(write).toHaveBeenCalledOnce();
  });

  it('tells as well when it is closed meanwhile', async () => {
    const told = new Promise<void>((resolve) => {
      ours.send('one', () => {
        resolve();
      });
    });
    ours.terminate();
    await told;
  });

  it('counts what a reader who does not read has not taken', async () => {
    client.pause();
    const text = 'x'.repeat(64 * 1024);
    for (let i = 0; i < 200; i += 1) ours.send(text);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ours.bufferedAmount).toBeGreaterThan(1024 * 1024);
  });

  it('sends what it has gathered before it says goodbye', async () => {
    const closed = new Promise((resolve) => client.once('close', resolve));
    ours.send('last words');
    ours.close();
    await closed;
    expect(heard).toEqual(['last words']);
  });

  it('does not mind what is sent when it is closed', async () => {
    ours.terminate();
    ours.send('nobody hears this');
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([]);
  });
});
