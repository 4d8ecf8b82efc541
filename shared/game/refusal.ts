import type { FlawCode } from './flaw.ts';

/** Why a command is not carried out. A value with a stable code, never an exception; nothing of it is logged. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export type RefusalCode =
  /** The act belongs to another role: an officer cannot answer, a player cannot pause. */
  | 'not-your-act'
  /** Game time stands still. */
  | 'paused'
  /** Resuming what was not paused. */
  | 'not-paused'
  /** The last orders are called once. */
  | 'dawn-called'
  /** At the guided level a wrong act is blocked; `rule` is the id that it would break. */
  | 'blocked'
  /** Letters to nobody, or twice to the same. */
  | 'bad-addressees'
  /** A letter named as evidence that this officer does not hold. */
  | 'evidence-not-held'
  /** No such messenger is under way. */
  | 'no-messenger'
  /** What SPEC.md calls impossible, and fields of the wrong shape. */
  | FlawCode;
