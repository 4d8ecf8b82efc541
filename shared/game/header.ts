import type { RuleSettings } from '../paxos/settings.ts';
import type { ValleySettings } from './valley.ts';

export const RECORD_FORMAT = 'three-armies.record/1';

/** Line 1 of a record: everything that a replay needs to know before the first event. */
export interface Header extends RuleSettings {
  readonly format: typeof RECORD_FORMAT;
  /** Opaque; unique for each session. */
  readonly id: string;
  /** What surrounds the protocol: scenario, help level and the like. The judge reads none of it. */
  readonly [further: string]: unknown;
}

/** The header of a game that is played here, and not only judged. */
export interface GameHeader extends Header {
  /** At least 128 random bits as text; the fates of all messengers follow from it. No player ever sees it. */
  readonly seed: string;
  readonly valley: ValleySettings;
}
