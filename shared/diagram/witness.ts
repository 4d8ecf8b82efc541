/** The fold of a game's whole log, for a host who watches: what happened, what each act broke, and who walks. */
import { walkOn, type Walker } from './walk.ts';
import { testify, type Witnessed } from './witnessed.ts';
import type { GameEvent } from '../game/events.ts';
import { messengerKey } from '../game/state.ts';
import { newReferee, type Referee } from '../paxos/referee.ts';
import type { RuleSettings } from '../paxos/settings.ts';
import { letterOf } from '../paxos/table.ts';

/** Advanced in place by its one owner. */
export interface Witness {
  readonly referee: Referee;
  /** In order, oldest first. */
  readonly seen: Witnessed[];
  readonly walkers: Map<string, Walker>;
}

export function newWitness(settings: RuleSettings): Witness {
  return { referee: newReferee(settings), seen: [], walkers: new Map() };
}

export function witness(state: Witness, event: GameEvent): void {
  walk(state, event);
  state.seen.push(testify(state.referee, event));
}

function walk({ referee, walkers }: Witness, event: GameEvent): void {
  if (event.type === 'departed' || event.type === 'diverted') {
    const letter = letterOf(referee.table, event.letter);
    const key = messengerKey(event);
    if (letter !== null) walkers.set(key, walkOn(walkers.get(key) ?? null, event, letter, event.at));
  }
  if (event.type === 'delivered' || event.type === 'captured') walkers.delete(messengerKey(event));
}
