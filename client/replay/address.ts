/** The place of a replay in its address, so that a link leads back to it: `?at=46&as=P1`. */
import { seatsOf } from '../../shared/paxos/seats.ts';
import type { Session } from './session.ts';
import type { As } from './track.ts';

export interface ReplayPlace {
  readonly seq: number;
  readonly as: As;
}

/** A wrong address leads to the nearest right one. */
export function placeIn(search: string, session: Session): ReplayPlace {
  const query = new URLSearchParams(search);
  const at = Number(query.get('at') ?? 0);
  const seq = Number.isFinite(at) ? Math.min(lastOf(session), Math.max(0, Math.trunc(at))) : 0;
  if (session.kind === 'own') return { seq, as: session.log.seat };
  const as = seatsOf(session.record.header.armies).find((seat) => seat === query.get('as'));
  return { seq, as: as ?? 'all' };
}

/** What else the address holds stays. */
export function searchWith(search: string, { seq, as }: ReplayPlace): string {
  const query = new URLSearchParams(search);
  if (seq === 0) query.delete('at');
  else query.set('at', String(seq));
  if (as === 'all') query.delete('as');
  else query.set('as', as);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function lastOf(session: Session): number {
  return session.kind === 'own' ? session.log.events.length : (session.chronicle.seqs.at(-1) ?? 0);
}
