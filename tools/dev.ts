/** npm run dev: the page with instant reload. It judges in the browser, so it needs no server of ours. */
import path from 'node:path';
import { createServer } from 'vite';
import { ROOT } from './command.ts';

const server = await createServer({
  configFile: path.join(ROOT, 'vite.config.ts'),
  server: { port: Number(process.env['PORT'] ?? 5173) },
});
await server.listen();
server.printUrls();
