/** The real server on a free port of this machine, with a store and a clock of the test's own. */
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { createApplication, type Application, type ApplicationOptions } from '../../server/application.ts';
import type { Clock } from '../../server/clock.ts';
import { LIMITS, type Limits } from '../../server/limits.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';

export interface LiveServer {
  readonly origin: string;
  readonly application: Application;
  readonly close: () => Promise<void>;
}

export interface LiveOptions {
  readonly store?: Store;
  readonly clock?: Clock;
  readonly calendar?: () => number;
  readonly limits?: Partial<Limits>;
  readonly origins?: readonly string[];
  readonly newSeed?: ApplicationOptions['newSeed'];
  readonly log?: Logger;
  readonly classPassword?: string;
  /** Where the server believes to listen. */
  readonly host?: string;
}

export async function startServer(options: LiveOptions = {}): Promise<LiveServer> {
  const {
    store = memoryStore(),
    clock,
    calendar,
    limits = {},
    origins = [],
    newSeed,
    log = pino({ level: 'silent' }),
    classPassword = null,
    host = '127.0.0.1',
  } = options;
  const application = createApplication({
    page: '/nowhere',
    config: {
      host,
      limits: { ...LIMITS, requestsPerSecond: 10_000, requestsAtOnce: 10_000, ...limits },
      origins,
      metrics: 'local',
      classPassword,
    },
    store,
    log,
    chance: () => 0.5,
    ...(clock ? { clock } : {}),
    ...(calendar ? { calendar } : {}),
    ...(newSeed ? { newSeed } : {}),
  });
  const { http } = application;
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return { origin, application, close: application.close };
}
