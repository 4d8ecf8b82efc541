/** Crossing the valley: messengers set out, are diverted, let go, and arrive or are captured. */
import type { Letter } from '../paxos/letters.ts';
import { letterOf } from '../paxos/table.ts';
import type { RedCommand } from './commands.ts';
import type { Happening } from './events.ts';
import type { Refusal } from './refusal.ts';
import {
  chanceOfNext,
  endsHold,
  fulfils,
  letterSealed,
  lettersMoved,
  messengerKey,
  type GameState,
  type LetterMoved,
} from './state.ts';
import { matches, messengersFor, staysInCamp, type Messenger, type ScriptProgress } from './valley.ts';

/** Letters that one decision seals leave together; those within a camp are there at once. */
export function departures(state: GameState, acts: readonly Happening[], at: number): readonly Happening[] {
  const { valley } = state.header;
  const letters = lettersSealed(acts);
  const happened: Happening[] = [];
  for (const letter of letters) {
    if (staysInCamp(valley, letter)) happened.push({ type: 'delivered', letter: letter.id, copy: 0 });
  }
  const progress = scriptAfter(state, acts, happened);
  for (const letter of letters) {
    valley.script.forEach(({ match }, i) => {
      const line = progress[i];
      if (line && matches(match, letter)) line.met += 1;
    });
    if (staysInCamp(valley, letter)) continue;
    for (const { copy, due, fate, until } of messengersFor(valley, chanceOfNext(state, letter), letter, at, progress)) {
      happened.push({ type: 'departed', letter: letter.id, copy, due, fate, until });
    }
  }
  return happened;
}

/** What a line of script waits for may happen in the very decision that it speaks of: then it holds nobody. */
function scriptAfter(
  state: GameState,
  acts: readonly Happening[],
  atOnce: readonly Happening[],
): readonly ScriptProgress[] {
  if (state.script.length === 0) return state.script;
  const moved = movedBy(state, [...acts, ...atOnce]);
  return state.header.valley.script.map((line, i) => ({
    met: state.script[i]?.met ?? 0,
    over: (state.script[i]?.over ?? false) || moved.some((happened) => endsHold(line, happened)),
  }));
}

/** What happens to letters in one decision, those that it seals included. */
function movedBy({ referee }: GameState, happened: readonly Happening[]): readonly LetterMoved[] {
  const leaving = new Map(lettersSealed(happened).map((letter) => [letter.id, letter]));
  return happened.flatMap((happening) =>
    lettersMoved(happening, (id) => leaving.get(id) ?? letterOf(referee.table, id)),
  );
}

/** Everyone whose walk is over by now, in the order in which they are. */
export function arrivals({ messengers }: GameState, at: number): readonly Happening[] {
  const there: (Messenger & { readonly due: number })[] = [];
  for (const messenger of messengers.values()) {
    const { due } = messenger;
    if (due !== null && due <= at) there.push({ ...messenger, due });
  }
  there.sort((a, b) => a.due - b.due || (messengerKey(a) < messengerKey(b) ? -1 : 1));
  return there.map(({ letter, copy, fate }) => ({ type: fate === 'arrive' ? 'delivered' : 'captured', letter, copy }));
}

/** Game time at which somebody arrives next, dawn is near or the game ends, or null while neither will: when the clock has to ring. */
export function nextRing({ messengers, ends, header }: GameState): number | null {
  let next = ends ?? header.night?.at ?? null;
  for (const { due } of messengers.values()) if (due !== null && (next === null || due < next)) next = due;
  return next;
}

/** Messengers that were held until something that has just happened; they are there at once. */
export function releases(state: GameState, happened: readonly Happening[], at: number): readonly Happening[] {
  if (state.messengers.size === 0) return [];
  const waiting: Messenger[] = [];
  for (const messenger of state.messengers.values()) if (messenger.until !== null) waiting.push(messenger);
  if (waiting.length === 0) return [];
  const moved = movedBy(state, happened);
  return waiting
    .filter(({ until }) => moved.some((event) => until !== null && fulfils(until, event)))
    .map((messenger) => ({ type: 'diverted', ...messenger, due: at, until: null }));
}

function lettersSealed(happened: readonly Happening[]): readonly Letter[] {
  const letters: Letter[] = [];
  for (const happening of happened) {
    const letter = letterSealed(happening);
    if (letter !== null) letters.push(letter);
  }
  return letters;
}

/** What the red army does by hand to one messenger under way. */
export function divert(state: GameState, command: RedCommand, at: number): readonly Happening[] | Refusal {
  const { letter, copy } = command;
  const messenger = state.messengers.get(messengerKey(command));
  if (!messenger) return { code: 'no-messenger', params: { id: letter, copy } };
  switch (command.type) {
    case 'capture':
      return [{ type: 'captured', letter, copy }];
    case 'hold':
      return [{ type: 'diverted', ...messenger, due: null, until: null }];
    case 'release':
      return [{ type: 'diverted', ...messenger, due: at, until: null }];
    case 'delay':
      if (!Number.isSafeInteger(command.by) || command.by < 0) {
        return { code: 'bad-field', params: { field: 'by', want: 'milliseconds' } };
      }
      return [{ type: 'diverted', ...messenger, due: (messenger.due ?? at) + command.by, until: null }];
    case 'copy':
      return [{ type: 'departed', ...secondOf(state, messenger, at) }];
  }
}

/** The copy follows the one that it was taken from, and is sure to arrive unless it is caught in its turn. */
function secondOf({ copies, header }: GameState, messenger: Messenger, at: number): Messenger {
  const copy = (copies.get(messenger.letter) ?? 1) + 1;
  return { ...messenger, copy, due: (messenger.due ?? at) + header.valley.walk[0], fate: 'arrive', until: null };
}
