/**
 * The limit: a bare relay on ws, for bench/room.ts. A frame in, an acknowledgement to whoever sent it, the letter to
 * whom it is for and to whoever watches; nothing is checked, judged or kept. Connect to /BOARD/SEAT; seat 6 watches.
 */
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

interface Frame {
  readonly ack: number;
  readonly to: number;
  readonly letter: unknown;
}

const server = createServer();
const boards = new Map<string, WebSocket[]>();

new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, { url = '' }) => {
  const [, board = '', seat = ''] = url.split('/');
  const sockets = boards.get(board) ?? [];
  boards.set(board, sockets);
  sockets[Number(seat)] = socket;
  socket.on('message', (data: Buffer) => {
    const { ack, to, letter } = JSON.parse(data.toString()) as Frame;
    const text = JSON.stringify(letter);
    socket.send(String(ack));
    sockets[to]?.send(text);
    sockets[6]?.send(text);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
