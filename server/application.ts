/** The whole server without its process: dependencies go in, something that can be closed comes out. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { newMetrics } from './metrics.ts';
import { roomStream } from './room/room.ts';
import { Rooms } from './room/rooms.ts';
import { newGate } from './socket/gate.ts';
import { createSockets } from './socket/sockets.ts';
import { Committer } from './store/committer.ts';
import type { Store } from './store/store.ts';
import { Verdicts } from './verdict/verdicts.ts';

export interface ApplicationOptions {
  /** The folder of the built client. */
  readonly page: string;
  readonly config: Pick<Config, 'limits' | 'origins' | 'metrics'>;
  readonly store: Store;
  readonly log: Logger;
  readonly clock?: Clock;
  /** 0 ≤ x < 1, for the pace of bots. */
  readonly chance?: () => number;
  /** The seed of a game; tests bring their own. */
  readonly newSeed?: () => string;
}

export interface Application {
  readonly http: HttpServer;
  /** Answers what is under way, makes it durable, and stops. */
  readonly close: () => Promise<void>;
}

const SWEEP_MS = 60_000;

export function createApplication(options: ApplicationOptions): Application {
  const { page, config, store, log, clock = systemClock, chance = Math.random } = options;
  const { limits, origins } = config;
  const metrics = newMetrics();
  const committer = new Committer({
    store,
    clock,
    metrics,
    gatherMs: limits.gatherMs,
    onTrouble: (error) => {
      log.error({ error }, 'a commit went wrong; what the store refuses is tried again');
    },
  });
  const verdicts = new Verdicts(store);
  const rooms = new Rooms({
    store,
    committer,
    clock,
    chance,
    metrics,
    limits,
    log,
    verdicts,
    newSession: () => randomBytes(9).toString('base64url'),
    newSeed: options.newSeed ?? (() => randomBytes(24).toString('base64url')),
  });
  const healthy = () => !committer.stalled;
  const http = createServer(createApp({ page, log, metrics, showMetrics: config.metrics, healthy }));
  const sockets = createSockets(http, {
    rooms,
    verdicts,
    gate: newGate(limits),
    limits,
    clock,
    metrics,
    log,
    origins,
    keepName: (code, member, name) => store.setName(roomStream(code), member, name),
  });
  const sweeping = setInterval(() => {
    rooms.sweep();
  }, SWEEP_MS);
  sweeping.unref();

  return {
    http,
    close: async () => {
      clearInterval(sweeping);
      rooms.stop();
      // What was asked before this moment is durable, and answered, before anything is cut.
      await committer.drained();
      await sockets.close();
      http.closeAllConnections();
      await verdicts.close();
      await store.close();
    },
  };
}
