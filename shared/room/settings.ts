/** What the host chooses for a room, and the header of the games that are played in it. */
import { RECORD_FORMAT, type GameHeader, type HelpLevel } from '../game/header.ts';
import type { Stage } from '../game/stage.ts';
import { CALM_VALLEY, type ValleySettings } from '../game/valley.ts';
import { proposersOf } from '../paxos/seats.ts';
import type { RuleSettings } from '../paxos/settings.ts';

/** The lesson that a room plays: what it says to people, which the room does not read. */
export interface LessonNote {
  readonly id: string;
  readonly [further: string]: unknown;
}

export interface RoomSettings extends RuleSettings {
  readonly level: HelpLevel;
  readonly valley: ValleySettings;
  /** The time that each officer wishes for, army 1 first. */
  readonly wishes: readonly string[];
  /** How long a bot thinks before each act, shortest and longest, in milliseconds of game time. */
  readonly pace: readonly [number, number];
  /** From the call for the last orders to the end, in milliseconds of game time. */
  readonly dawn: number;
  /** Game time at which dawn is called by itself, in milliseconds; left out: by hand alone. */
  readonly night?: number;
  readonly lesson?: LessonNote;
  /** What the lesson wants of its seats. */
  readonly stage?: Stage;
}

/** How many times as fast as the clock game time may go. */
export const SPEEDS = [0.5, 1, 2, 4, 8] as const;

export const ROOM_DEFAULTS: RoomSettings = {
  armies: 3,
  acceptRule: 'textbook',
  tent: 'separate',
  level: 'coached',
  valley: CALM_VALLEY,
  wishes: ['06:00', '07:00', '08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00'],
  pace: [3000, 7000],
  dawn: 60_000,
};

export function gameHeader(settings: RoomSettings, id: string, seed: string): GameHeader {
  const { armies, acceptRule, tent, level, valley, wishes, dawn, night, lesson, stage } = settings;
  const dealt = proposersOf(armies).map((officer, i) => [officer, wishes[i] ?? '06:00'] as const);
  return {
    format: RECORD_FORMAT,
    id,
    armies,
    acceptRule,
    tent,
    level,
    wishes: Object.fromEntries(dealt),
    valley,
    seed,
    ...(lesson === undefined ? {} : { lesson: lesson.id }),
    ...(stage === undefined ? {} : { stage }),
    ...(night === undefined ? {} : { night: { at: night, within: dawn } }),
  };
}
