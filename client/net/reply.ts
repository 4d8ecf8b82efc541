/** What comes of a request: the server's answer, or none. */
import type { FlawCode } from '../../shared/game/flaw.ts';
import type { WireRefusal } from '../../shared/wire/refusal.ts';
import type { RequestName } from '../../shared/wire/schemas.ts';
import type { Answer } from '../../shared/wire/wire.ts';

/** Said by the client itself: the request may or may not have been carried out. */
export interface Offline {
  readonly ok: false;
  readonly code: 'offline';
  readonly params: Readonly<Record<string, never>>;
}

export const OFFLINE: Offline = { ok: false, code: 'offline', params: {} };

export type Reply<Name extends RequestName> = Answer<Name> | Offline;

/** What a record, too, may be refused for has its words with the records; but these a room says of something else. */
export type FlawRefusal = Exclude<FlawCode, 'unknown-seat' | 'letter-unknown'>;
export type OwnRefusal = Exclude<WireRefusal, FlawRefusal> | Offline['code'];
