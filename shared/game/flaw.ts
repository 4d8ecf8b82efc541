import type { ImpossibleCode } from '../paxos/possible.ts';

/** The file as such, then the shape of a line; what is well formed may still be impossible. */
export type FlawCode =
  | 'empty-file'
  | 'line-too-long'
  | 'not-utf8'
  | 'not-json'
  | 'not-an-object'
  | 'reserved-key'
  | 'unknown-format'
  | 'bad-field'
  | 'seq-gap'
  | 'time-runs-back'
  | ImpossibleCode;

/** What a field should have been; each has words in every language. */
export type Want =
  | 'text'
  | 'positive-integer'
  | 'whole-number'
  | 'milliseconds'
  | 'pair-or-null'
  | 'letter'
  | 'notebook'
  | 'reply-or-null'
  | 'letter-ids'
  | 'value-or-null'
  | 'army'
  | 'armies'
  | 'accept-rule'
  | 'tent'
  | 'general'
  | 'officer'
  | 'event-type';

/**
 * Why a text is not a session record. A value, never an exception: `code` is stable, `params` fill the sentence that
 * each language has for it; `line` counts from 1, the header being line 1.
 */
export interface Flaw {
  readonly line: number;
  readonly code: FlawCode;
  readonly params: Readonly<Record<string, string | number>>;
}
