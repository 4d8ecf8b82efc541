/** What a browser asks by a plain request, because it is too large for a socket or needs none. */
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { tidyName } from '../shared/room/names.ts';
import { FORK } from '../shared/wire/playable.ts';
import { refused, type Refused } from '../shared/wire/refusal.ts';
import type { Limits } from './limits.ts';
import { openFork, type Forking } from './room/fork.ts';
import type { Gate } from './socket/gate.ts';
import { comesFromHere } from './socket/sockets.ts';
import { networkOf } from './socket/tries.ts';

export interface ServicesOptions {
  readonly fork: Forking;
  readonly gate: Gate;
  readonly limits: Limits;
  readonly log: Logger;
  /** Further origins that pages may come from. */
  readonly origins: readonly string[];
}

/** By refusal code; what is not listed is 400. */
const STATUS: Readonly<Record<string, number>> = {
  'foreign-page': 403,
  'too-large': 413,
  'not-a-record': 422,
  'not-playable': 422,
  'too-many': 429,
  'store-down': 503,
};

export function createServices({ fork, gate, limits, log, origins }: ServicesOptions): Router {
  const services = Router();

  const fromHere: RequestHandler = (request, response, next) => {
    if (comesFromHere(request, origins)) next();
    else answer(response, refused('foreign-page'));
  };
  /** Before a byte of it is read. */
  const seldom: RequestHandler = async (request, response, next) => {
    const wait = await gate.openRoom(addressOf(request));
    if (wait > 0) answer(response, refused('too-many', { seconds: wait }));
    else next();
  };
  const large = limits.forkBytes;
  services.post('/forks', fromHere, seldom, express.json({ limit: large }), async (request, response) => {
    const asked = v.safeParse(FORK, request.body);
    const name = asked.success ? tidyName(asked.output.name) : null;
    if (!asked.success) {
      const at = v.getDotPath(asked.issues[0]) ?? '';
      answer(response, refused('bad-request', { request: 'forks', at: at.slice(0, 60) }));
    } else if (name === null) answer(response, refused('bad-name'));
    else {
      const opened = await openFork({ ...asked.output, name }, fork);
      answer(response, 'ok' in opened ? opened : { ok: true, ...opened });
    }
  });

  const failed: ErrorRequestHandler = (
    error: { readonly type?: string; readonly status?: number },
    request,
    response,
    next,
  ) => {
    if (response.headersSent) next(error);
    else if (error.type === 'entity.too.large') answer(response, refused('too-large', { bytes: large }));
    else if (error.status === undefined || error.status >= 500) {
      log.error({ error, request: request.path }, 'a request could not be served');
      answer(response, refused('store-down'));
    } else answer(response, refused('bad-request', { request: request.path.slice(1, 40), at: '' }));
  };
  services.use(failed);
  return services;
}

function answer(response: Response, said: Refused | ({ readonly ok: true } & object)): void {
  response
    .status(said.ok ? 200 : (STATUS[said.code] ?? 400))
    .set('Cache-Control', 'no-store')
    .json(said);
}

function addressOf({ socket }: Request): string {
  return networkOf(socket.remoteAddress ?? '');
}
