import { readFile } from 'node:fs/promises';
import path from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';

export interface AppOptions {
  /** The folder of the built client. */
  readonly page: string;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Everything the page needs comes from here; nothing inline runs, and nothing else may frame or be fetched. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

export function createApp({ page }: AppOptions): Express {
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

  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true });
  });

  // Names under assets/ carry a hash of their content: they never change.
  app.use('/assets', express.static(path.join(page, 'assets'), { immutable: true, maxAge: YEAR, fallthrough: true }));
  app.use(express.static(page, { cacheControl: false, setHeaders: revalidate }));

  app.use(async (_request, response) => {
    response.status(404).set('Cache-Control', 'no-store').type('html');
    response.send(await readFile(path.join(page, '404.html'), 'utf8'));
  });
  return app;
}

function revalidate(response: { setHeader: (name: string, value: string) => unknown }): void {
  response.setHeader('Cache-Control', 'no-cache');
}
