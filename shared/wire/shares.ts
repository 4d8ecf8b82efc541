/**
 * Links to a replay, as they are asked for by plain requests. Whoever asks has a place in the room or the class of the
 * game; whoever opens one has nothing but the link.
 */
import * as v from 'valibot';
import type { PlayerHeader } from '../game/header.ts';
import type { PlayerEvent } from '../game/redact.ts';
import type { Seat } from '../paxos/seats.ts';
import { seat } from '../game/fields.ts';
import { code, session, token } from './schemas.ts';

/** How many days a link may last. */
export const SHARE_DAYS = [1, 7, 30] as const;
export type ShareDays = (typeof SHARE_DAYS)[number];

const asking = { code, token, session };

export const SHARES = {
  /** What this place may share of the game. */
  'shares/offer': v.strictObject(asking),
  /** A link to what this seat saw, or with null to everything. */
  shares: v.strictObject({ ...asking, seat: v.nullable(seat), days: v.picklist(SHARE_DAYS) }),
  /** What a link leads to. However wrong it is, the answer is the same. */
  shared: v.strictObject({ link: v.string() }),
} as const;

export type ShareRequests = { readonly [Name in keyof typeof SHARES]: v.InferOutput<(typeof SHARES)[Name]> };

export interface Offer {
  /** The whole record. */
  readonly everything: boolean;
  /** Whose view. */
  readonly seats: readonly Seat[];
  /** For how long. */
  readonly days: readonly ShareDays[];
}

/** `until`: milliseconds since 1970. */
export interface Link {
  readonly link: string;
  readonly until: number;
}

/** One seat's own log, event for event what it was sent while it was played. */
export interface SharedLog {
  readonly header: PlayerHeader;
  readonly seat: Seat;
  readonly events: readonly PlayerEvent[];
}

/** A whole record, with seats in place of those who sat there; or what one of them saw. */
export type Shared = { readonly until: number } & ({ readonly text: string } | { readonly log: SharedLog });

export interface ShareAnswers {
  readonly 'shares/offer': Offer;
  readonly shares: Link;
  readonly shared: Shared;
}
