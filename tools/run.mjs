/**
 * node tools/run.mjs SCRIPT.ts [ARGUMENT…]
 *
 * Runs a TypeScript file in this very process, so that its exit code and the flags given to node are its own, after
 * installing the packages where they are missing or stale.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Three Armies needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`);
  process.exit(1);
}

const [, , script, ...rest] = process.argv;
if (script === undefined) {
  console.error('Which script? Try: npm start, npm test, npm run verify');
  process.exit(2);
}

install();
const { register } = await import('tsx/esm/api');
register();

const file = path.resolve(script);
process.argv = [process.execPath, file, ...rest];
await import(pathToFileURL(file).href);
