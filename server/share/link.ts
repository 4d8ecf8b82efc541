/**
 * A link to a replay: what it opens, and a signature without which it opens nothing. Nobody is named in it, and nothing
 * is looked up to see whether it is right.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { LinkKey } from './key.ts';

export interface Grant {
  readonly session: string;
  /** Whose view; null for everything. */
  readonly seat: Seat | null;
  /** When it ends, in milliseconds since 1970. */
  readonly until: number;
}

export function linkFor({ session, seat, until }: Grant, key: LinkKey): string {
  const payload = Buffer.from(JSON.stringify({ session, seat, until })).toString('base64url');
  return `${payload}.${signatureOf(payload, key)}`;
}

/** Null where this key has not signed it. Nothing that it says is read before that is known. */
export function grantIn(link: string, key: LinkKey): Grant | null {
  const dot = link.indexOf('.');
  const payload = link.slice(0, Math.max(0, dot));
  // As text: several texts may stand for the same bytes, and only one of them was given out.
  const [right, given] = [Buffer.from(signatureOf(payload, key)), Buffer.from(link.slice(dot + 1))];
  if (dot < 0 || right.length !== given.length || !timingSafeEqual(right, given)) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Grant;
}

function signatureOf(payload: string, key: LinkKey): string {
  return createHmac('sha256', key).update(payload).digest('base64url');
}
