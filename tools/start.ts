/** npm start: builds what is stale, then serves. */
import { pathToFileURL } from 'node:url';
import { BUILT_SERVER, buildIfStale } from './build.ts';

process.env['NODE_ENV'] ??= 'production';
await buildIfStale();
await import(pathToFileURL(BUILT_SERVER).href);
