/** What all rooms of a server share. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Limits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import type { Committer } from '../store/committer.ts';
import type { Store } from '../store/store.ts';
import type { Verdicts } from '../verdict/verdicts.ts';
import type { Room } from './room.ts';

export interface House {
  readonly store: Store;
  readonly committer: Committer;
  readonly clock: Clock;
  /** 0 ≤ x < 1; for the pace of bots, and nothing that a log holds. */
  readonly chance: () => number;
  readonly metrics: Metrics;
  readonly limits: Limits;
  readonly log: Logger;
  readonly verdicts: Verdicts;
  /** A code that neither a room nor a class has. */
  readonly freeCode: () => Promise<string>;
  readonly newSession: () => string;
  /** At least 128 random bits. */
  readonly newSeed: () => string;
  /** Addresses of this server in its network. */
  readonly lan: () => readonly string[];
  /** Takes a room out of memory: somebody else has written to its log, or nobody is there. */
  readonly drop: (room: Room) => void;
  /** A game has begun in a room of a class, or a room of a class was read again. */
  readonly classRoom: (room: Room) => void;
}
