/** What /metrics tells. Nothing in it names a room, a player or a letter. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof newMetrics>;

const SECONDS = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.25, 0.5, 1, 2, 4];

export function newMetrics(): {
  readonly registry: Registry;
  readonly rooms: Gauge;
  readonly sockets: Gauge;
  readonly commands: Counter<'type'>;
  readonly refusals: Counter<'code'>;
  readonly commit: Histogram;
  readonly publish: Histogram;
  readonly storeFailures: Counter;
} {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    rooms: new Gauge({ name: 'three_armies_rooms', help: 'Rooms in memory', registers }),
    sockets: new Gauge({ name: 'three_armies_sockets', help: 'Connected sockets', registers }),
    commands: new Counter({
      name: 'three_armies_commands_total',
      help: 'Commands carried out, by type',
      labelNames: ['type'],
      registers,
    }),
    refusals: new Counter({
      name: 'three_armies_refusals_total',
      help: 'Requests refused, by code',
      labelNames: ['code'],
      registers,
    }),
    commit: new Histogram({
      name: 'three_armies_commit_seconds',
      help: 'One commit of all rooms',
      buckets: SECONDS,
      registers,
    }),
    publish: new Histogram({
      name: 'three_armies_publish_seconds',
      help: 'From a command to its acknowledgement, commit included',
      buckets: SECONDS,
      registers,
    }),
    storeFailures: new Counter({
      name: 'three_armies_store_failures_total',
      help: 'Commits that failed and were tried again',
      registers,
    }),
  };
}
