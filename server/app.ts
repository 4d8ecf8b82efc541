import { readFile } from 'node:fs/promises';
import path from 'node:path';
import compression from 'compression';
import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Config } from './config.ts';
import type { Metrics } from './metrics.ts';

export interface AppOptions {
  /** The folder of the built client. */
  readonly page: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly showMetrics: Config['metrics'];
  /** Whether games can go on: false while the store cannot write. */
  readonly healthy: () => boolean;
  /** What is asked by plain requests beside the page. No log has them: they may carry secrets. */
  readonly services: Router;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Everything the page needs comes from here; nothing inline runs, and nothing else may frame or be fetched. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  // A picture that the page drew itself becomes an image on its way to a PNG file (client/diagram/png.ts).
  imgSrc: ["'self'", 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Addresses that the page itself knows what to show at. */
const ROUTES = [
  '/',
  '/judge',
  '/lessons',
  '/lessons/:id',
  '/lessons/edit/:id',
  '/glossary',
  '/replay',
  '/replay/:id',
  '/replay/:id/retry',
  '/retry',
  '/room/:code',
  '/class/:code',
  '/class/:code/assignment/:number',
  '/desk',
  '/desk/:code',
  '/desk/:code/wall',
];

export function createApp({ page, log, metrics, showMetrics, healthy, services }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: POLICY },
      // A classroom's server speaks plain http on the local network: forcing https would lock its students out.
      strictTransportSecurity: false,
    }),
  );
  app.use(compression());
  app.use(services);
  app.use(pinoHttp({ logger: log, useLevel: 'debug', quietReqLogger: true }));

  app.get('/healthz', (_request, response) => {
    const ok = healthy();
    response
      .status(ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ok });
  });
  app.get('/metrics', async (request, response, next) => {
    const near = isLoopback(request.socket.remoteAddress);
    if (showMetrics === 'off' || (showMetrics === 'local' && !near)) next();
    else
      response
        .set('Cache-Control', 'no-store')
        .type(metrics.registry.contentType)
        .send(await metrics.registry.metrics());
  });

  // Names under assets/ carry a hash of their content: they never change.
  app.use('/assets', express.static(path.join(page, 'assets'), { immutable: true, maxAge: YEAR, fallthrough: true }));
  app.use(express.static(page, { cacheControl: false, index: false, setHeaders: revalidate }));
  app.get(ROUTES, (_request, response) => {
    response.sendFile(path.join(page, 'index.html'), { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
  });

  app.use(async (_request, response) => {
    response.status(404).set('Cache-Control', 'no-store').type('html');
    response.send(await readFile(path.join(page, '404.html'), 'utf8'));
  });
  return app;
}

function isLoopback(address = ''): boolean {
  return address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.');
}

function revalidate(response: { setHeader: (name: string, value: string) => unknown }): void {
  response.setHeader('Cache-Control', 'no-cache');
}
