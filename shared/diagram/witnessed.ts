/** An event and what it meant, as the referee saw it: what is drawn and told of a game is a fold of these. */
import type { GameEvent } from '../game/events.ts';
import { isProtocolType } from '../game/shape.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import { voteOf } from '../paxos/general-rules.ts';
import type { Pair } from '../paxos/letters.ts';
import { advance, findings, generalActOf, mindIn, type Referee } from '../paxos/referee.ts';
import type { RuleId } from '../paxos/rules.ts';
import { armyOf, proposerOf, type Seat } from '../paxos/seats.ts';
import { letterOf } from '../paxos/table.ts';

export interface Witnessed {
  readonly event: GameEvent;
  readonly broken: readonly RuleId[];
  /** A pair became chosen with this event. */
  readonly chosen: boolean;
  /** The vote that a general cast with it. */
  readonly vote: Pair | null;
  /** Who knows what from now on that it did not know before. */
  readonly learned: readonly Learned[];
}

export interface Learned {
  readonly seat: Seat;
  readonly value: string;
}

const NOTHING = { broken: [], chosen: false, vote: null, learned: [] } as const;

/** Carries an event out, and says what it meant. */
export function testify(referee: Referee, event: GameEvent): Witnessed {
  if (!isOfProtocol(event)) return { event, ...NOTHING };
  const broken = findings(referee, event).map(({ rule }) => rule);
  const vote = event.type === 'answered' ? voteOf(generalActOf(referee, event)) : null;
  const minds = taught(referee, event).map((seat) => {
    const mind = mindIn(referee, seat);
    return { seat, mind, before: mind.known };
  });
  const chosen = referee.chosen.length;
  advance(referee, event);
  const learned = minds.flatMap(({ seat, mind, before }) =>
    mind.known === before ? [] : [...mind.known.keys()].slice(before.size).map((value) => ({ seat, value })),
  );
  return { event, broken, chosen: referee.chosen.length > chosen, vote, learned };
}

/** Who may learn something from an event. */
function taught({ table, settings: { tent } }: Referee, event: ProtocolEvent): readonly Seat[] {
  if (event.type === 'answered') return tent === 'shared' ? [event.by, proposerOf(armyOf(event.by))] : [event.by];
  const letter = event.type === 'delivered' ? letterOf(table, event.letter) : null;
  return letter === null ? [] : [letter.to];
}

function isOfProtocol(event: GameEvent): event is GameEvent & ProtocolEvent {
  return isProtocolType(event.type);
}
