/** The fold of a game's whole log, for a host who watches: what happened, what each act broke, and who walks. */
import type { GameEvent } from '../../shared/game/events.ts';
import { isProtocolType } from '../../shared/game/shape.ts';
import { messengerKey } from '../../shared/game/state.ts';
import type { Messenger } from '../../shared/game/valley.ts';
import type { ProtocolEvent } from '../../shared/paxos/events.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import { advance, findings, newReferee, type Referee } from '../../shared/paxos/referee.ts';
import type { RuleId } from '../../shared/paxos/rules.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import { letterOf } from '../../shared/paxos/table.ts';

export interface Witnessed {
  readonly event: GameEvent;
  readonly broken: readonly RuleId[];
  /** A pair became chosen with this event. */
  readonly chosen: boolean;
}

export interface Walker {
  readonly messenger: Messenger;
  readonly letter: Letter;
  /** How far it had come at this game time, from 0 to 1; from then on it walks evenly, unless it is held. */
  readonly since: number;
  readonly gone: number;
}

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
  if (!isOfProtocol(event)) {
    state.seen.push({ event, broken: [], chosen: false });
    return;
  }
  const { referee } = state;
  const broken = findings(referee, event).map(({ rule }) => rule);
  const before = referee.chosen.length;
  advance(referee, event);
  state.seen.push({ event, broken, chosen: referee.chosen.length > before });
}

function walk({ referee, walkers }: Witness, event: GameEvent): void {
  if (event.type === 'departed' || event.type === 'diverted') {
    const letter = letterOf(referee.table, event.letter);
    const before = walkers.get(messengerKey(event));
    const gone = before === undefined ? 0 : progressOf(before, event.at);
    if (letter !== null) walkers.set(messengerKey(event), { messenger: event, letter, since: event.at, gone });
  }
  if (event.type === 'delivered' || event.type === 'captured') walkers.delete(messengerKey(event));
}

function isOfProtocol(event: GameEvent): event is GameEvent & ProtocolEvent {
  return isProtocolType(event.type);
}

/** A captured messenger never comes further than this. */
const CAPTURED_AT = 0.8;

export function progressOf({ messenger: { due, fate }, since, gone }: Walker, now: number): number {
  if (due === null) return gone;
  const goal = fate === 'capture' ? Math.max(gone, CAPTURED_AT) : 1;
  const part = due <= since ? 1 : Math.min(1, Math.max(0, (now - since) / (due - since)));
  return gone + (goal - gone) * part;
}
