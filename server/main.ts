/** Wiring only: reads the environment, listens, stops when told to. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { lanAddresses, listensEverywhere } from './addresses.ts';
import { createApplication } from './application.ts';
import { configFrom, type Config } from './config.ts';
import { memoryStore } from './store/memory.ts';
import { storeInThread } from './store/in-thread.ts';
import type { Store } from './store/store.ts';

/** Where the package is, from its source as from its build. */
function rootFrom(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : rootFrom(path.dirname(folder));
}

const ROOT = rootFrom(import.meta.dirname);
/** A stop that hangs is cut short, in milliseconds. */
const PATIENCE = 5000;

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readConfig(): Config {
  try {
    return configFrom(process.env, ROOT);
  } catch (error) {
    return fail((error as Error).message);
  }
}

async function openStore(data: string): Promise<Store> {
  if (data === ':memory:') return memoryStore();
  try {
    return await storeInThread(path.join(data, 'three-armies.db'));
  } catch (error) {
    return fail(
      `The games cannot be kept in ${data}: ${(error as Error).message}\nChoose another folder: DATA=/some/folder npm start`,
    );
  }
}

const config = readConfig();
const { port, host } = config;
const { http, close } = createApplication({
  page: path.join(ROOT, 'dist', 'client'),
  config,
  store: await openStore(config.data),
  log: pino({ level: config.logLevel }),
});

http.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') {
    fail(
      `Port ${port} is taken, perhaps by another Three Armies. Stop that one, or choose a port: PORT=${port + 1} npm start`,
    );
  }
  if (error.code === 'EACCES') {
    fail(`Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`);
  }
  fail(`The server could not listen on ${host ?? 'any address'}, port ${port}: ${error.message}`);
});

http.listen(port, host, () => {
  const address = http.address();
  const real = typeof address === 'object' && address !== null ? address.port : port;
  const everywhere = listensEverywhere(host);
  console.log(`Three Armies is ready: http://${everywhere ? 'localhost' : host}:${real}`);
  if (everywhere) {
    for (const lan of lanAddresses(host)) console.log(`In this network, for students:  http://${lan}:${real}`);
  }
});

function stop(): void {
  setTimeout(() => process.exit(1), PATIENCE).unref();
  void close().then(() => process.exit(0));
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
