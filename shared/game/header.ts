import type { RuleSettings } from '../paxos/settings.ts';

export const RECORD_FORMAT = 'three-armies.record/1';

/** Line 1 of a record: everything that a replay needs to know before the first event. */
export interface Header extends RuleSettings {
  readonly format: typeof RECORD_FORMAT;
  /** Opaque; unique for each session. */
  readonly id: string;
  /** What surrounds the protocol: scenario, help level, valley, seed. The judge reads none of it. */
  readonly [further: string]: unknown;
}
