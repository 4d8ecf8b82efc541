/** What whoever starts the server may choose, by environment variables. A wrong one stops the start with a sentence. */
import path from 'node:path';
import { limitsFrom, type Limits } from './limits.ts';

export interface Config {
  readonly port: number;
  /** Undefined: every address of this machine. */
  readonly host: string | undefined;
  /** The folder of the database; ":memory:" keeps nothing. */
  readonly data: string;
  /** Further origins that pages may come from. */
  readonly origins: readonly string[];
  /** Who may read /metrics: nobody, this machine, everybody. */
  readonly metrics: 'off' | 'local' | 'all';
  readonly logLevel: string;
  readonly limits: Limits;
  /** What whoever opens a class has to know; null where everyone may. */
  readonly classPassword: string | null;
}

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
const METRICS = ['off', 'local', 'all'] as const;

export function configFrom(env: NodeJS.ProcessEnv, root: string): Config {
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${env['PORT']}".`);
  }
  const logLevel = env['LOG_LEVEL'] ?? 'warn';
  if (!LEVELS.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${LEVELS.join(', ')}, not "${logLevel}".`);
  const metrics = METRICS.find((choice) => choice === (env['METRICS'] ?? 'local'));
  if (!metrics) throw new Error(`METRICS must be one of ${METRICS.join(', ')}, not "${env['METRICS']}".`);
  return {
    port,
    host: env['HOST'] === '' ? undefined : env['HOST'],
    data: env['DATA'] ?? path.join(root, 'data'),
    origins: (env['ORIGINS'] ?? '').split(/[\s,]+/).filter((origin) => origin !== ''),
    metrics,
    logLevel,
    limits: limitsFrom(env['LIMITS']),
    classPassword: env['CLASS_PASSWORD'] === '' ? null : (env['CLASS_PASSWORD'] ?? null),
  };
}
