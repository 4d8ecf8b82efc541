/** What a watcher makes of a game: its events as the referee saw them, and the space-time diagram folded from them. */
import { draw, newSpaceTime, type SpaceTime } from '../../shared/diagram/space-time.ts';
import { testify, type Witnessed } from '../../shared/diagram/witnessed.ts';
import type { GameEvent } from '../../shared/game/events.ts';
import { readRecord } from '../../shared/game/record.ts';
import { newReferee } from '../../shared/paxos/referee.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import { exampleText } from './example-text.ts';

export interface WitnessedGame {
  readonly armies: number;
  readonly seen: readonly Witnessed[];
}

/** Events of a record that names no messengers will do as well. */
export function witnessed(settings: RuleSettings, events: Iterable<unknown>): WitnessedGame {
  const referee = newReferee(settings);
  const seen = Array.from(events, (event) => testify(referee, event as GameEvent));
  return { armies: settings.armies, seen };
}

export function exampleGame(name: string): WitnessedGame {
  const read = readRecord(exampleText(name));
  if (!read.ok) throw new Error(`${name} is no record: ${JSON.stringify(read.flaw)}`);
  return witnessed(read.record.header, read.record.events);
}

export function drawn({ armies, seen }: WitnessedGame, upTo = seen.length): SpaceTime {
  const state = newSpaceTime(armies);
  for (const each of seen.slice(0, upTo)) draw(state, each);
  return state;
}
