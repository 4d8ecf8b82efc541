/** boardgame.io's own server, with its store in memory. */
import { createRequire } from 'node:module';
import { letters } from './letters.mjs';

// Its packages are folders, which only `require` finds.
const { Server } = createRequire(import.meta.url)('boardgame.io/server');

const server = Server({ games: [letters], origins: [] });
const { appServer } = await server.run({ port: { port: 0, host: '127.0.0.1' } });
console.log(`http://127.0.0.1:${appServer.address().port}`);
