/** Wiring only: reads the environment, listens, stops when told to. */
import { createServer } from 'node:http';
import path from 'node:path';
import { lanAddresses } from './addresses.ts';
import { createApp } from './app.ts';

const port = Number(process.env['PORT'] ?? 3000);
const host = process.env['HOST'];
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT must be a number from 0 to 65535, not "${process.env['PORT']}".`);
  process.exit(1);
}

const server = createServer(createApp({ page: path.join(import.meta.dirname, '..', 'dist', 'client') }));

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') {
    console.error(
      `Port ${port} is taken, perhaps by another Three Armies. Stop that one, or choose a port: PORT=${port + 1} npm start`,
    );
  } else if (error.code === 'EACCES') {
    console.error(`Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`);
  } else {
    console.error(`The server could not listen on ${host ?? 'any address'}, port ${port}: ${error.message}`);
  }
  process.exit(1);
});

server.listen(port, host, () => {
  const address = server.address();
  const real = typeof address === 'object' && address !== null ? address.port : port;
  const everywhere = host === undefined || host === '0.0.0.0' || host === '::';
  console.log(`Three Armies is ready: http://${everywhere ? 'localhost' : host}:${real}`);
  if (everywhere) {
    for (const lan of lanAddresses()) console.log(`In this network, for students:  http://${lan}:${real}`);
  }
});

function stop(): void {
  // Requests under way are answered; a connection that hangs does not keep the server alive.
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 5000).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
