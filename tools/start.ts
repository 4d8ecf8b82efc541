/** npm start: builds what is stale, then serves. */
import { buildIfStale } from './build.ts';

process.env['NODE_ENV'] ??= 'production';
await buildIfStale();
await import('../server/main.ts');
