/** The log of a class: who is in it, which rooms it has, who sits in which, and what it was asked. Names are kept apart. */
import type { Seat } from '../paxos/seats.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Member } from '../room/events.ts';
import type { RoomSettings } from '../room/settings.ts';
import type { Role } from '../lessons/goals.ts';
import type { Result } from '../lessons/result.ts';
import type { Person } from './assignments.ts';
import type { Leftovers } from './seating.ts';
import type { Sheet } from './sheets.ts';

/** A pseudonym, `s1`, `s2` …, in order of arrival. */
export type Student = string;

export interface ClassSettings {
  /** What every room of the class plays, unless it is told otherwise. */
  readonly room: RoomSettings;
  readonly leftovers: Leftovers;
}

/** Where a student is: on a seat, as the second one on it, watching, or as the commander of the red army. */
export interface Place {
  /** The room's code. */
  readonly room: string;
  /** Null for a watcher, and for the red army. */
  readonly seat: Seat | null;
  readonly role: 'player' | 'partner' | 'watcher' | 'red';
}

/** Asked of everyone while time stands still; each is answered from what one knows. */
export interface Guess {
  /** Whether a time is chosen by now. */
  readonly chosen: boolean;
  /** Which one; null where none is, or one cannot say. */
  readonly value: string | null;
  /** Whether another time could still be chosen. */
  readonly open: boolean;
  /** The seats whose players know what is chosen. */
  readonly known: readonly Seat[];
}

/** What is true in a room, as time stands still: the right answer to what a guess answers. */
export interface Truth {
  /** The times that are chosen, in that order; two only where agreement is broken. */
  readonly chosen: readonly string[];
  /** A time that is not chosen yet could still be. */
  readonly open: boolean;
  /** The seats whose players know a chosen time. */
  readonly known: readonly Seat[];
}

/** Where in which game: after this event. */
export interface Moment {
  readonly session: string;
  readonly seq: number;
}

export type ClassEvent =
  /** `link` and `passphrase` are hashes of what opens the instructor's dashboard. */
  | {
      readonly type: 'opened';
      readonly code: string;
      readonly link: string;
      readonly passphrase: string;
      readonly settings: ClassSettings;
    }
  /** The instructor's link is another one; the old one opens nothing any more. */
  | { readonly type: 'relinked'; readonly link: string }
  | { readonly type: 'settled'; readonly settings: ClassSettings }
  /** Whether only those come in who are on the roster, which is kept with the names. */
  | { readonly type: 'listed'; readonly only: boolean }
  /** While it is locked nobody new comes in. */
  | { readonly type: 'locked'; readonly on: boolean }
  /** `token` is the SHA-256 of the secret that this browser holds. */
  | { readonly type: 'arrived'; readonly student: Student; readonly token: string }
  | { readonly type: 'left'; readonly student: Student }
  | { readonly type: 'roomed'; readonly room: string }
  | { readonly type: 'unroomed'; readonly room: string }
  /** Null: back in the waiting room. */
  | { readonly type: 'placed'; readonly student: Student; readonly place: Place | null }
  /** Who these members of a room are, by whose pseudonyms its games are played. */
  | { readonly type: 'enrolled'; readonly room: string; readonly members: Readonly<Record<Member, Student>> }
  /** The next round begins, the second one or later: what is played from now on belongs to it. */
  | { readonly type: 'round'; readonly round: number }
  /** `at`: when it was begun, in milliseconds since 1970; older logs do not say. `lesson`: the id of the one it was played for. */
  | {
      readonly type: 'played';
      readonly room: string;
      readonly session: string;
      readonly at?: number;
      readonly lesson?: string;
    }
  /** The record of this game is deleted; `due`: not by hand, it was as old as games get. */
  | { readonly type: 'erased'; readonly session: string; readonly due?: true }
  /** In place of one with the same id. */
  | { readonly type: 'lesson-kept'; readonly lesson: Lesson }
  | { readonly type: 'lesson-dropped'; readonly lesson: string }
  /** Assignments are counted from 1. */
  | {
      readonly type: 'assigned';
      readonly assignment: number;
      readonly lesson: Lesson;
      readonly own: boolean;
      readonly title: string | null;
      readonly until: number | null;
    }
  | {
      readonly type: 'assignment-set';
      readonly assignment: number;
      readonly open: boolean;
      readonly until: number | null;
    }
  | { readonly type: 'assignment-dropped'; readonly assignment: number }
  /** `token` is the SHA-256 of the secret that enters the room of this attempt. */
  | {
      readonly type: 'attempted';
      readonly assignment: number;
      readonly person: Person;
      readonly token: string;
      readonly room: string;
      readonly role: Role;
      readonly at: number;
    }
  | { readonly type: 'scored'; readonly room: string; readonly result: Result }
  | { readonly type: 'collecting'; readonly on: boolean }
  /**
   * `key` is the same for whatever one student hands in, and leads to nobody; `student`: who wants the name beside it. Null
   * takes it back.
   */
  | {
      readonly type: 'handed-in';
      readonly key: string;
      readonly student: Student | null;
      readonly sheet: Sheet | null;
    }
  | { readonly type: 'sheets-dropped' }
  /** For so many days games are kept that are over; null as long as the server keeps them by itself. */
  | { readonly type: 'kept'; readonly days: number | null }
  /** Time stands still in these rooms, and everyone in them is asked; asks are counted from 1. */
  | {
      readonly type: 'frozen';
      readonly ask: number;
      readonly rooms: readonly string[];
      /** By room. */
      readonly truths: Readonly<Record<string, Truth>>;
      /** When each of them was stopped, by room. Older logs do not say. */
      readonly moments?: Readonly<Record<string, Moment>>;
    }
  | { readonly type: 'guessed'; readonly ask: number; readonly student: Student; readonly guess: Guess }
  /** The class sees the answers, and what was true. */
  | { readonly type: 'shown'; readonly ask: number }
  | { readonly type: 'thawed'; readonly ask: number };
