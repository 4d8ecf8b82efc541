/**
 * npm run dev: the page with instant reload. It judges without a server of ours; rooms need one, started next to this
 * with npm start: SERVER_PORT says where it listens, if not on 3000.
 */
import path from 'node:path';
import { createServer } from 'vite';
import { ROOT } from './command.ts';

const rooms = `http://127.0.0.1:${process.env['SERVER_PORT'] ?? 3000}`;
const server = await createServer({
  configFile: path.join(ROOT, 'vite.config.ts'),
  server: {
    port: Number(process.env['PORT'] ?? 5173),
    // The page's own origin is passed on, as the server asks for it.
    proxy: { '/socket.io': { target: rooms, ws: true }, '/forks': { target: rooms }, '/shared': { target: rooms } },
  },
});
await server.listen();
server.printUrls();
