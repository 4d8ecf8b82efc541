/** The same relay on bare Socket.IO, for bench/room.ts: an acknowledgement and two events for each letter. */
import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';

const server = createServer();
const boards = new Map<string, Socket[]>();

new Server(server, { serveClient: false, transports: ['websocket'] }).on('connection', (socket) => {
  const { board, seat } = socket.handshake.auth as { readonly board: string; readonly seat: number };
  const sockets = boards.get(board) ?? [];
  boards.set(board, sockets);
  sockets[seat] = socket;
  socket.on('act', (to: number, letter: unknown, acknowledge: (answer: object) => void) => {
    acknowledge({ ok: true });
    sockets[to]?.emit('letter', letter);
    sockets[6]?.emit('letter', letter);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
