/**
 * What it cost the red army to keep the blue armies undecided for a while, and what they lacked at its end. Folded from the
 * record, by the referee's own books.
 */
import type { GameEvent } from '../game/events.ts';
import { isProtocolType } from '../game/shape.ts';
import { messengerKey } from '../game/state.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import { advance, newReferee, type Referee } from '../paxos/referee.ts';
import type { RuleSettings } from '../paxos/settings.ts';
import { bitCount } from '../paxos/tally.ts';

export interface Score {
  /** Messengers that were captured, or held up, by then: fewer are better. To hold one for good is to capture it. */
  readonly stopped: number;
  readonly lack: Lack;
}

/**
 * How near the blue armies came to a chosen time. Either no officer held the promises of a quorum under one number: `most`
 * is how many one held. Or one did, and no quorum accepted under one number: `most` is how many generals did.
 */
export interface Lack {
  readonly of: 'promises' | 'votes';
  readonly most: number;
  readonly quorum: number;
}

interface Played {
  readonly header: RuleSettings;
  /** In order. */
  readonly events: readonly GameEvent[];
}

/** Null where a time was chosen, or the game was over, before `least` milliseconds of game time had passed. */
export function scoreOf({ header, events }: Played, least: number): Score | null {
  if ((events.at(-1)?.at ?? 0) < least) return null;
  const referee = newReferee(header);
  const stopped = new Set<string>();
  for (const event of events) {
    if (event.at >= least) break;
    if (isHandLaidOn(event)) stopped.add(messengerKey(event));
    if (isOfProtocol(event)) advance(referee, event);
    if (referee.chosen.length > 0) return null;
  }
  return { stopped: stopped.size, lack: lackIn(referee) };
}

/** Whoever is let go walks on at once, and was stopped before. */
function isHandLaidOn(event: GameEvent): event is Extract<GameEvent, { type: 'captured' | 'diverted' }> {
  return event.type === 'captured' || (event.type === 'diverted' && (event.due === null || event.due > event.at));
}

function lackIn({ officers, votes, quorum }: Referee): Lack {
  const promises = most(officers.flatMap(({ ledger }) => [...ledger.promises.values()].map(({ size }) => size)));
  if (promises < quorum) return { of: 'promises', most: promises, quorum };
  const voted = [...votes.values()].flatMap((values) => [...values.values()].map(bitCount));
  return { of: 'votes', most: most(voted), quorum };
}

function most(counts: readonly number[]): number {
  return counts.reduce((one, other) => Math.max(one, other), 0);
}

function isOfProtocol(event: GameEvent): event is GameEvent & ProtocolEvent {
  return isProtocolType(event.type);
}
