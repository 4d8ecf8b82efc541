/** The whole server without its process: dependencies go in, something that can be closed comes out. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import type { Logger } from 'pino';
import { Again } from './again.ts';
import { createApp } from './app.ts';
import { lanOf } from './addresses.ts';
import { wallTime } from './calendar.ts';
import { Classes } from './class/classes.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { newMetrics } from './metrics.ts';
import { deleteOld } from './retention.ts';
import { roomStream } from './room/decided.ts';
import { sessionStream } from './room/game.ts';
import { newCode, Rooms } from './room/rooms.ts';
import { createServices } from './services.ts';
import { linkKeyIn } from './share/key.ts';
import { newGate } from './socket/gate.ts';
import { createSockets } from './socket/sockets.ts';
import { Committer } from './store/committer.ts';
import type { Store } from './store/store.ts';
import { Verdicts } from './verdict/verdicts.ts';

export interface ApplicationOptions {
  /** The folder of the built client. */
  readonly page: string;
  readonly config: Pick<Config, 'host' | 'limits' | 'origins' | 'metrics' | 'classPassword'>;
  readonly store: Store;
  readonly log: Logger;
  readonly clock?: Clock;
  /** Milliseconds since 1970. */
  readonly calendar?: () => number;
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
const TIDY_MS = 60 * 60_000;
/** Who has not answered the farewell by then is asleep, or does not want to. */
const FAREWELL_MS = 1000;

export function createApplication(options: ApplicationOptions): Application {
  const { page, config, store, log, clock = systemClock, calendar = wallTime, chance = Math.random } = options;
  const { host, limits, origins, classPassword } = config;
  const lan = lanOf(host, clock);
  const metrics = newMetrics();
  const committer = new Committer({
    store,
    clock,
    metrics,
    onTrouble: (error) => {
      log.error({ error }, 'a commit went wrong; what the store refuses is tried again');
    },
  });
  const verdicts = new Verdicts(store);
  const newSession = (): string => randomBytes(9).toString('base64url');
  const newSeed = options.newSeed ?? (() => randomBytes(24).toString('base64url'));
  // Rooms and classes share their codes, and a room tells its class what goes on in it.
  const freeCode = async (): Promise<string> => {
    for (;;) {
      const code = newCode();
      if ((await rooms.find(code)) === null && (await classes.find(code)) === null) return code;
    }
  };
  const rooms = new Rooms({
    freeCode,
    classRoom: (room) => {
      classes.follow(room).catch((error: unknown) => {
        log.error({ error, room: room.code }, 'a class could not follow its room');
      });
    },
    store,
    committer,
    clock,
    chance,
    metrics,
    limits,
    log,
    verdicts,
    newSession,
    newSeed,
    lan,
  });
  const classes = new Classes({
    store,
    committer,
    clock,
    calendar,
    limits,
    log,
    rooms,
    verdicts,
    freeCode,
    lan,
    removeSession: (session) => store.remove(sessionStream(session)),
  });
  const healthy = () => !committer.stalled;
  const gate = newGate(limits);
  const services = createServices({
    fork: { store, committer, opened: new Again(clock), freeCode, newSession, newSeed },
    share: { store, rooms, classes, limits, calendar, linkKey: linkKeyIn(store) },
    gate,
    limits,
    log,
    origins,
  });
  const http = createServer(createApp({ page, log, metrics, showMetrics: config.metrics, healthy, services }));
  // A connection that has become a websocket is none of those that the server of http would close.
  const connections = new Set<NetSocket>();
  http.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });
  const sockets = createSockets(http, {
    rooms,
    classes,
    classPassword,
    verdicts,
    gate,
    limits,
    clock,
    metrics,
    log,
    origins,
    keepName: (code, member, name) => store.setName(roomStream(code), member, name),
  });
  const tidying = setInterval(() => {
    const inUse = (stream: string): boolean => rooms.uses(stream) || classes.uses(stream);
    const isOver = (session: string): Promise<boolean> => verdicts.isOver(session);
    const expire = (code: string, sessions: readonly string[]): Promise<boolean> => classes.expire(code, sessions);
    deleteOld({ store, limits, now: calendar(), isOver, inUse, expire }).then(
      (deleted) => {
        if (deleted.length > 0) log.info({ deleted: deleted.length }, 'what was old is deleted');
      },
      (error: unknown) => {
        log.error({ error }, 'what is old could not be deleted');
      },
    );
  }, TIDY_MS);
  tidying.unref();
  const sweeping = setInterval(() => {
    rooms.sweep();
    classes.sweep();
  }, SWEEP_MS);
  sweeping.unref();

  return {
    http,
    close: async () => {
      clearInterval(sweeping);
      clearInterval(tidying);
      rooms.stop();
      classes.stop();
      // What was asked before this moment is durable, and answered, before anything is cut.
      await committer.drained();
      await Promise.race([sockets.close(), later(FAREWELL_MS)]);
      for (const connection of connections) connection.destroy();
      await verdicts.close();
      await store.close();
    },
  };
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
