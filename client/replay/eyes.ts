/** A session with somebody's eyes: what there is to go along, and where it is one player's, that player's log. */
import { perspectiveOf, type Perspective } from '../../shared/replay/perspective.ts';
import type { Session } from './session.ts';
import { mistakesOf, trackOfAll, trackOfOne, type As, type Track } from './track.ts';

export interface Eyes {
  readonly track: Track;
  /** Null for who sees everything. */
  readonly log: Perspective | null;
}

/** Made once for each: what one has chosen before comes back at once. */
export function eyesOn(session: Session): (as: As) => Eyes {
  if (session.kind === 'own') {
    const { log } = session;
    const own: Perspective = { ...log, seqs: log.events.map((_, i) => i + 1) };
    const eyes = { track: trackOfOne(own), log: own };
    return () => eyes;
  }
  const { chronicle } = session;
  const all = { track: trackOfAll(chronicle), log: null };
  const made = new Map<As, Eyes>([['all', all]]);
  return (as) => {
    const before = made.get(as);
    if (before !== undefined || as === 'all') return before ?? all;
    const log = perspectiveOf(chronicle, as);
    const eyes = { track: trackOfOne(log, mistakesOf(all.track.marks, as)), log };
    made.set(as, eyes);
    return eyes;
  };
}
