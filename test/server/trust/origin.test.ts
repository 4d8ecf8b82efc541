import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startServer, type LiveServer } from '../../support/live-server.ts';

let server: LiveServer;
let host: string;
beforeAll(async () => {
  server = await startServer({ origins: ['https://play.example.org'] });
  host = new URL(server.origin).host;
});
afterAll(async () => {
  await server.close();
});

const PATH = '/socket.io/?EIO=4&transport=';

function byPolling(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.origin}${PATH}polling`, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

function byWebSocket(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${host}${PATH}websocket`, { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode);
    });
    socket.on('error', reject);
  });
}

describe.each([
  ['polling', byPolling, 200, 403],
  // Engine.IO turns every upgrade away with the same status.
  ['a websocket', byWebSocket, 101, 400],
] as const)('by %s', (_name, knock, open, refused) => {
  const FOREIGN: readonly (readonly [string, () => Record<string, string>])[] = [
    ['another site', () => ({ Origin: 'https://evil.example' })],
    ['another port of this host', () => ({ Origin: `http://${host.split(':')[0]}:1` })],
    ['a host that begins like ours', () => ({ Host: 'play.local', Origin: 'http://play.local.evil.example' })],
    ['a host that ends like ours', () => ({ Host: 'play.local', Origin: 'http://evil-play.local' })],
    ['ours as a user name', () => ({ Origin: `http://${host}@evil.example` })],
    ['a host that ends like an allowed one', () => ({ Origin: 'https://evil-play.example.org' })],
    ['a host that begins like an allowed one', () => ({ Origin: 'https://play.example.org.evil.example' })],
    ['an allowed host without its encryption', () => ({ Origin: 'http://play.example.org' })],
    ['a page without an origin', () => ({ Origin: 'null' })],
    ['what is no address', () => ({ Origin: 'nonsense' })],
  ];

  test.each(FOREIGN)('cross-site: %s is refused', async (_what, headers) => {
    expect(await knock(headers())).toBe(refused);
  });

  test('the page of this server, the further origins, and programs without one may connect', async () => {
    expect(await knock({ Origin: server.origin })).toBe(open);
    expect(await knock({ Host: 'play.local', Origin: 'http://play.local' })).toBe(open);
    expect(await knock({ Origin: 'https://play.example.org' })).toBe(open);
    expect(await knock({})).toBe(open);
  });
});

test('another version of the wire is told so', async () => {
  const ws = new WebSocket(`ws://${host}${PATH}websocket`);
  const frames: string[] = [];
  await new Promise<void>((resolve) => {
    ws.on('message', (data: Buffer) => {
      frames.push(data.toString());
      if (frames.length === 1) ws.send('40{"version":999}');
      else resolve();
    });
  });
  expect(frames[1]).toBe('44{"message":"old-version"}');
  ws.terminate();
});
