/** What every socket is received with. */
import type { Logger } from 'pino';
import type { Classes } from '../class/classes.ts';
import type { Clock } from '../clock.ts';
import type { Limits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Verdicts } from '../verdict/verdicts.ts';
import type { Gate } from './gate.ts';

export interface Reception {
  readonly rooms: Rooms;
  readonly classes: Classes;
  /** What whoever opens a class has to know; null where everyone may. */
  readonly classPassword: string | null;
  readonly verdicts: Verdicts;
  readonly gate: Gate;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly keepName: (code: string, member: string, name: string) => Promise<void>;
}
