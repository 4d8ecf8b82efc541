/**
 * The valley: what becomes of messengers. Their fates are drawn when they leave, by chance and by script, and recorded;
 * the red army may divert them by hand as they walk. It captures, delays and copies; it never alters and never forges.
 */
import type { Letter, LetterKind } from '../paxos/letters.ts';
import { armyOf, type Seat } from '../paxos/seats.ts';
import type { Chance } from './chance.ts';

/** Times in milliseconds of game time, chances from 0 to 1. */
export interface ValleySettings {
  /** Shortest and longest walk. */
  readonly walk: readonly [number, number];
  readonly capture: number;
  readonly delay: number;
  /** How long a delayed messenger hides, on top of its walk. */
  readonly hiding: readonly [number, number];
  readonly copy: number;
  /** Letters within an army arrive at once and are never lost. */
  readonly ownCampAtOnce: boolean;
  readonly script: readonly ScriptLine[];
}

export const CALM_VALLEY: ValleySettings = {
  walk: [4000, 8000],
  capture: 0,
  delay: 0,
  hiding: [10_000, 30_000],
  copy: 0,
  ownCampAtOnce: true,
  script: [],
};

/** Which letters a line of script speaks of; what it leaves out matches all. `nth` counts the letters that match the rest. */
export interface LetterMatch {
  readonly from?: Seat;
  readonly to?: Seat;
  readonly kind?: LetterKind;
  readonly n?: number;
  readonly nth?: number;
}

/** The first event of this type that concerns a matching letter: it lets held messengers go. */
export interface Until extends Omit<LetterMatch, 'nth'> {
  readonly type: 'sent' | 'delivered' | 'answered';
}

export type ScriptDeed =
  | { readonly do: 'capture' }
  | { readonly do: 'delay'; readonly by: number }
  | { readonly do: 'copy'; readonly after: number }
  | { readonly do: 'hold'; readonly until: Until | null };

export type ScriptLine = { readonly match: LetterMatch } & ScriptDeed;

/** One messenger, carrying one copy of a letter. */
export interface Messenger {
  readonly letter: string;
  /** 1, 2, … : which copy. */
  readonly copy: number;
  /** Game time at which its walk ends; null while it is held up with no end in sight. */
  readonly due: number | null;
  readonly fate: 'arrive' | 'capture';
  /** What lets it go, while it is held. */
  readonly until: Until | null;
}

export function matches(match: LetterMatch, letter: Letter): boolean {
  return (
    (match.from === undefined || match.from === letter.from) &&
    (match.to === undefined || match.to === letter.to) &&
    (match.kind === undefined || match.kind === letter.kind) &&
    (match.n === undefined || ('n' in letter && match.n === letter.n))
  );
}

/** Letters within one camp have no valley to cross. */
export function staysInCamp(valley: ValleySettings, { from, to }: Letter): boolean {
  return valley.ownCampAtOnce && armyOf(from) === armyOf(to);
}

/** A captured messenger is taken this far into its walk. */
const CAPTURED_AT = 0.8;

/** How far each line of the script has come. */
export interface ScriptProgress {
  /** Letters that its match has met. */
  met: number;
  /** What it waits for has happened. */
  over: boolean;
}

/** The messengers that leave with a letter at game time `at`; `progress` counts this letter in. */
export function messengersFor(
  valley: ValleySettings,
  chance: Chance,
  letter: Letter,
  at: number,
  progress: readonly Readonly<ScriptProgress>[],
): readonly Messenger[] {
  const walk = Math.round(between(valley.walk, chance.draw()));
  const luck = {
    capture: chance.draw() < valley.capture,
    delay: chance.draw() < valley.delay,
    copy: chance.draw() < valley.copy,
  };
  const hiding = Math.round(between(valley.hiding, chance.draw()));

  let first: Messenger = {
    letter: letter.id,
    copy: 1,
    due: at + (luck.capture ? Math.round(walk * CAPTURED_AT) : walk + (luck.delay ? hiding : 0)),
    fate: luck.capture ? 'capture' : 'arrive',
    until: null,
  };
  const copies: number[] = luck.copy ? [at + walk + hiding] : [];
  // What a script says of a letter goes before chance.
  for (const [i, line] of valley.script.entries()) {
    const { met = 1, over = false } = progress[i] ?? {};
    if (!matches(line.match, letter) || (line.match.nth ?? met) !== met) continue;
    switch (line.do) {
      case 'capture':
        first = { ...first, fate: 'capture', due: at + Math.round(walk * CAPTURED_AT), until: null };
        break;
      case 'delay':
        first = { ...first, fate: 'arrive', due: at + walk + line.by, until: null };
        break;
      case 'hold':
        if (!over) first = { ...first, fate: 'arrive', due: null, until: line.until };
        break;
      case 'copy':
        copies.push(at + walk + line.after);
        break;
    }
  }
  return [
    first,
    ...copies.map((due, i): Messenger => ({ letter: letter.id, copy: i + 2, due, fate: 'arrive', until: null })),
  ];
}

function between([low, high]: readonly [number, number], part: number): number {
  return low + (high - low) * part;
}
