/** POST /forks: a room in which a game goes on from any moment of a record that somebody brings along. */
import express, { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { readRecord } from '../../shared/game/record.ts';
import { seatsOf } from '../../shared/paxos/seats.ts';
import { settingsIn } from '../../shared/room/fork.ts';
import { tidyName } from '../../shared/room/names.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import { FORK, settings as roomSettings } from '../../shared/wire/schemas.ts';
import type { Room } from '../room/room.ts';
import { hashOf, newToken } from '../room/rooms.ts';
import { comesFromHere } from './origin.ts';
import type { SocketsOptions } from './sockets.ts';

interface Place {
  readonly ok: true;
  readonly code: string;
  readonly token: string;
}

const STATUS: Readonly<Partial<Record<Refused['code'], number>>> = { 'too-many': 429, 'store-down': 503 };

export function forksRouter(options: SocketsOptions): Router {
  const { limits, metrics, log, origins } = options;
  const router = Router();
  const answer = (response: Response, said: Place | Refused): void => {
    if (!said.ok) metrics.refusals.add(said.code);
    response
      .status(said.ok ? 200 : (STATUS[said.code] ?? 400))
      .set('Cache-Control', 'no-store')
      .json(said);
  };
  const body = express.json({ limit: limits.recordBytes, type: 'application/json' });
  router.post(
    '/forks',
    (request, response, next) => {
      // Before any of the body is read.
      if (comesFromHere(request, origins)) next();
      else response.status(403).end();
    },
    (request, response, next) => {
      body(request, response, (error?: unknown) => {
        if (error === undefined) next();
        else answer(response, bodyRefused(error));
      });
    },
    (request, response) => {
      fork(options, request).then(
        (said) => {
          answer(response, said);
        },
        (error: unknown) => {
          log.error({ error }, 'a fork could not be opened');
          answer(response, refused('store-down'));
        },
      );
    },
  );
  return router;
}

function bodyRefused(error: unknown): Refused {
  const long = typeof error === 'object' && error !== null && 'type' in error && error.type === 'entity.too.large';
  return long ? refused('record-too-long') : refused('bad-request', { request: 'forks', at: '' });
}

async function fork({ rooms, gate, keepName }: SocketsOptions, request: Request): Promise<Place | Refused> {
  const parsed = v.safeParse(FORK, request.body);
  if (!parsed.success) {
    return refused('bad-request', { request: 'forks', at: (v.getDotPath(parsed.issues[0]) ?? '').slice(0, 60) });
  }
  const { record: text, seq, name, seat } = parsed.output;
  const tidy = tidyName(name);
  if (tidy === null) return refused('bad-name');
  const wait = await gate.openRoom(request.socket.remoteAddress ?? '');
  if (wait > 0) return refused('too-many', { seconds: wait });

  const read = readRecord(text);
  if (!read.ok) return refused('no-record-text', { line: read.flaw.line, flaw: read.flaw.code });
  const settings = v.safeParse(roomSettings, settingsIn(read.record));
  if (!settings.success || seq > (read.record.events.at(-1)?.seq ?? 0)) return refused('no-such-moment');
  if (seat !== null && !seatsOf(settings.output.armies).includes(seat)) return refused('unknown-seat');

  const token = newToken();
  const room = await rooms.openFork(read.record, seq, settings.output, hashOf(token), seat);
  const refusal = await durable(room);
  if (refusal !== null) return refusal;
  const { host } = room.state;
  if (host !== null) {
    room.rename(host, tidy);
    await keepName(room.code, host, tidy);
  }
  return { ok: true, code: room.code, token };
}

/** Nobody is told of a room before it is kept. */
function durable(room: Room): Promise<Refused | null> {
  return new Promise((resolve) => {
    room.afterAll(resolve);
  });
}
