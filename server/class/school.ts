/** What all classes of a server share. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Limits } from '../limits.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Committer } from '../store/committer.ts';
import type { Store } from '../store/store.ts';
import type { Verdicts } from '../verdict/verdicts.ts';
import type { Classroom } from './classroom.ts';

export interface School {
  readonly store: Store;
  readonly committer: Committer;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly calendar: () => number;
  readonly limits: Limits;
  readonly log: Logger;
  readonly rooms: Rooms;
  readonly verdicts: Verdicts;
  /** Addresses of this server in its network. */
  readonly lan: () => readonly string[];
  /** A code that neither a room nor a class has. */
  readonly freeCode: () => Promise<string>;
  readonly removeSession: (session: string) => Promise<void>;
  /** Takes a class out of memory: somebody else has written to its log. */
  readonly drop: (classroom: Classroom) => void;
}
