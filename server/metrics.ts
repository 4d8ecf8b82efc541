/** What /metrics tells. Nothing in it names a room, a player or a letter. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof newMetrics>;

/** How often, by name. Plain numbers until somebody asks: it is counted for every letter. */
interface Counts {
  readonly add: (name: string) => void;
}

function countsIn(registry: Registry, name: string, help: string, label: string): Counts {
  const counts = new Map<string, number>();
  new Counter({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    collect() {
      this.reset();
      for (const [value, count] of counts) this.inc({ [label]: value }, count);
    },
  });
  return { add: (value) => counts.set(value, (counts.get(value) ?? 0) + 1) };
}

const SECONDS = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.25, 0.5, 1, 2, 4];

export function newMetrics(): {
  readonly registry: Registry;
  readonly rooms: Gauge;
  readonly sockets: Gauge;
  readonly commands: Counts;
  readonly refusals: Counts;
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
    commands: countsIn(registry, 'three_armies_commands_total', 'Commands carried out, by type', 'type'),
    refusals: countsIn(registry, 'three_armies_refusals_total', 'Requests refused, by code', 'code'),
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
