/**
 * The state of a game: a fold of its log, nothing else. `evolve` advances it in place, because a game of ten thousand
 * letters must not copy them for every act; the state has one owner, and the same log always folds to the same state.
 */
import type { Letter } from '../paxos/letters.ts';
import { advance, newReferee, type Referee } from '../paxos/referee.ts';
import { letterOf } from '../paxos/table.ts';
import { chanceOf, sha256, type Chance, type Sha256 } from './chance.ts';
import type { GameEvent, Happening } from './events.ts';
import type { GameHeader } from './header.ts';
import { matches, type Messenger, type ScriptLine, type ScriptProgress, type Until } from './valley.ts';

export interface GameState {
  readonly header: GameHeader;
  /** What chance is drawn with. */
  readonly digest: Sha256;
  /** Of the last event; 0 before the first. */
  seq: number;
  /** Game time of the last event, milliseconds. */
  at: number;
  paused: boolean;
  /** Game time at which the game ends by itself; null until dawn is called. */
  ends: number | null;
  readonly referee: Referee;
  /** Messengers under way, by messengerKey. */
  readonly messengers: Map<string, Messenger>;
  /** How many messengers ever left with each letter of which there are copies. */
  readonly copies: Map<string, number>;
  /** How many letters went each way, by wayOf: what names the chance of the next one. */
  readonly written: Map<string, number>;
  /** How far each line of the valley's script has come. */
  readonly script: readonly ScriptProgress[];
}

export function newGame(header: GameHeader, digest: Sha256 = sha256): GameState {
  return {
    header,
    digest,
    seq: 0,
    at: 0,
    paused: false,
    ends: null,
    referee: newReferee(header),
    messengers: new Map(),
    copies: new Map(),
    written: new Map(),
    script: header.valley.script.map(() => ({ met: 0, over: false })),
  };
}

export function messengerKey({ letter, copy }: Pick<Messenger, 'letter' | 'copy'>): string {
  return `${letter} ${copy}`;
}

export function wayOf({ from, to }: Pick<Letter, 'from' | 'to'>): string {
  return `${from} ${to}`;
}

/**
 * The chance that goes with the next letter on a way. Named by the way and its own count, so that a seat's letters to
 * others shift nothing that this addressee could see.
 */
export function chanceOfNext({ header, digest, written }: GameState, way: Pick<Letter, 'from' | 'to'>): Chance {
  const name = wayOf(way);
  return chanceOf(header.seed, `${name} ${(written.get(name) ?? 0) + 1}`, digest);
}

export function hasEnded({ referee }: GameState): boolean {
  return referee.table.ended;
}

/** Carries out an event that `decide` has made or that a log holds. */
export function evolve(state: GameState, event: GameEvent): GameState {
  state.seq = event.seq;
  state.at = event.at;
  const sealed = letterSealed(event);
  if (sealed !== null) state.written.set(wayOf(sealed), (state.written.get(wayOf(sealed)) ?? 0) + 1);
  if (state.script.length > 0) {
    const moved = lettersMoved(event, (id) => letterOf(state.referee.table, id));
    for (const happened of moved) followScript(state, happened);
  }
  switch (event.type) {
    case 'departed':
    case 'diverted': {
      const { letter, copy, due, fate, until } = event;
      state.messengers.set(messengerKey(event), { letter, copy, due, fate, until });
      if (copy > 1) state.copies.set(letter, Math.max(copy, state.copies.get(letter) ?? 0));
      return state;
    }
    case 'paused':
      state.paused = true;
      return state;
    case 'resumed':
      state.paused = false;
      return state;
    case 'dawn':
      state.ends = event.ends;
      return state;
    case 'seated':
      return state;
    case 'delivered':
    case 'captured':
      state.messengers.delete(messengerKey(event));
      break;
    case 'sent':
    case 'answered':
    case 'wrote':
    case 'claimed':
    case 'ordered':
    case 'ended':
      break;
  }
  advance(state.referee, event);
  return state;
}

export function fold(header: GameHeader, events: Iterable<GameEvent>): GameState {
  const state = newGame(header);
  for (const event of events) evolve(state, event);
  return state;
}

/** The letter that an event sends. */
export function letterSealed(event: Happening): Letter | null {
  return event.type === 'sent' ? event.letter : event.type === 'answered' ? event.reply : null;
}

export interface LetterMoved {
  readonly type: Until['type'];
  readonly letter: Letter;
}

/** What an event does to letters: an answer both answers one and sends another. */
export function lettersMoved(event: Happening, find: (id: string) => Letter | null): readonly LetterMoved[] {
  switch (event.type) {
    case 'sent':
      return [{ type: 'sent', letter: event.letter }];
    case 'delivered': {
      const letter = find(event.letter);
      return letter === null ? [] : [{ type: 'delivered', letter }];
    }
    case 'answered': {
      const letter = find(event.re);
      const answered: LetterMoved[] = letter === null ? [] : [{ type: 'answered', letter }];
      return event.reply === null ? answered : [...answered, { type: 'sent', letter: event.reply }];
    }
    default:
      return [];
  }
}

function followScript(state: GameState, { type, letter }: LetterMoved): void {
  state.header.valley.script.forEach((line, i) => {
    const progress = state.script[i];
    if (!progress) return;
    if (type === 'sent' && matches(line.match, letter)) progress.met += 1;
    if (endsHold(line, { type, letter })) progress.over = true;
  });
}

/** This is what a held messenger waits for. */
export function fulfils(until: Until, { type, letter }: LetterMoved): boolean {
  return until.type === type && matches(until, letter);
}

/** From now on this line of script holds nobody. */
export function endsHold(line: ScriptLine, happened: LetterMoved): boolean {
  return line.do === 'hold' && line.until !== null && fulfils(line.until, happened);
}
