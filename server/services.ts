/** What a browser asks by a plain request, because it is too large for a socket or needs none. */
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { tidyName } from '../shared/room/names.ts';
import { FORK } from '../shared/wire/playable.ts';
import { refused, type Refused } from '../shared/wire/refusal.ts';
import { FIRST_FAULT } from '../shared/wire/schemas.ts';
import { SHARES, type ShareAnswers, type ShareRequests } from '../shared/wire/shares.ts';
import type { Limits } from './limits.ts';
import { openFork, type Forking } from './room/fork.ts';
import { makeLink, offerTo, openLink, type Sharing } from './share/shares.ts';
import type { Gate } from './socket/gate.ts';
import { comesFromHere } from './socket/sockets.ts';
import { networkOf, Tries } from './socket/tries.ts';

export interface ServicesOptions {
  readonly fork: Forking;
  readonly share: Sharing;
  readonly gate: Gate;
  readonly limits: Limits;
  readonly log: Logger;
  /** Further origins that pages may come from. */
  readonly origins: readonly string[];
}

/** By refusal code; what is not listed is 400. */
const STATUS: Readonly<Record<string, number>> = {
  'bad-token': 403,
  'record-closed': 403,
  'bad-link': 403,
  'foreign-page': 403,
  'game-on': 409,
  'link-expired': 410,
  'session-gone': 410,
  'too-large': 413,
  'not-a-record': 422,
  'not-playable': 422,
  'too-many': 429,
  'store-down': 503,
};

export function createServices({ fork, share, gate, limits, log, origins }: ServicesOptions): Router {
  const services = Router();

  const fromHere: RequestHandler = (request, response, next) => {
    if (comesFromHere(request, origins)) next();
    else answer(response, refused('foreign-page'));
  };
  /** Before a byte of it is read. */
  const seldom =
    (waitFor: (address: string) => Promise<number>): RequestHandler =>
    async (request, response, next) => {
      const wait = await waitFor(addressOf(request));
      if (wait > 0) answer(response, refused('too-many', { seconds: wait }));
      else next();
    };
  const large = limits.forkBytes;
  services.post(
    '/forks',
    fromHere,
    seldom(gate.openRoom),
    express.json({ limit: large }),
    async (request, response) => {
      const asked = v.safeParse(FORK, request.body, FIRST_FAULT);
      const name = asked.success ? tidyName(asked.output.name) : null;
      if (!asked.success) answer(response, badRequest('forks', asked.issues[0]));
      else if (name === null) answer(response, refused('bad-name'));
      else {
        const opened = await openFork({ ...asked.output, name }, fork);
        answer(response, 'ok' in opened ? opened : { ok: true, ...opened });
      }
    },
  );

  /** A request of a few fields, with what answers it. A wrong secret is counted, as on a socket. */
  const small = <Name extends keyof ShareRequests>(
    name: Name,
    waitFor: (address: string) => Promise<number>,
    serve: (asked: ShareRequests[Name]) => Promise<ShareAnswers[Name] | Refused>,
  ): void => {
    const body = express.json({ limit: limits.messageBytes });
    services.post(`/${name}`, fromHere, seldom(waitFor), body, async (request, response) => {
      const asked = v.safeParse(SHARES[name], request.body, FIRST_FAULT);
      if (!asked.success) {
        answer(response, badRequest(name, asked.issues[0]));
        return;
      }
      const said = await serve(asked.output as ShareRequests[Name]);
      if (!('ok' in said)) answer(response, { ok: true, ...said });
      else if (said.code !== 'bad-token') answer(response, said);
      else answer(response, await new Tries(addressOf(request), { gate, limits }).wrong(said));
    });
  };
  small('shares/offer', gate.makeLink, (asked) => offerTo(asked, share));
  small('shares', gate.makeLink, (asked) => makeLink(asked, share));
  small('shared', gate.openLink, ({ link }) => openLink(link, share));

  const failed: ErrorRequestHandler = (
    error: { readonly type?: string; readonly status?: number; readonly limit?: number },
    request,
    response,
    next,
  ) => {
    if (response.headersSent) next(error);
    else if (error.type === 'entity.too.large') answer(response, refused('too-large', { bytes: error.limit ?? large }));
    else if (error.status === undefined || error.status >= 500) {
      log.error({ error, request: request.path }, 'a request could not be served');
      answer(response, refused('store-down'));
    } else answer(response, refused('bad-request', { request: request.path.slice(1, 40), at: '' }));
  };
  services.use(failed);
  return services;
}

function badRequest(request: string, issue: v.BaseIssue<unknown>): Refused {
  return refused('bad-request', { request, at: (v.getDotPath(issue) ?? '').slice(0, 60) });
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
