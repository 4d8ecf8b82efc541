/** What may be asked of a class. Who asks is an argument of its own, never part of the command. */
import type { Member } from '../room/events.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Result } from '../lessons/result.ts';
import type { Attempting } from './assignments.ts';
import type { ClassSettings, Guess, Place, Student } from './events.ts';
import type { Sheet } from './sheets.ts';

/** The instructor's. */
export type ClassCommand =
  | { readonly type: 'settle'; readonly settings: ClassSettings }
  | { readonly type: 'lock'; readonly on: boolean }
  /** For so many days games are kept that are over, if the server lets it; null: as long as it does by itself. */
  | { readonly type: 'keep'; readonly days: number | null }
  /** Everyone who waits gets a seat that is free, or one in a new room; with `all`, everyone one in new rooms. */
  | { readonly type: 'seat'; readonly all: boolean }
  | { readonly type: 'move'; readonly student: Student; readonly place: Place | null }
  | { readonly type: 'swap'; readonly students: readonly [Student, Student] }
  | { readonly type: 'remove'; readonly student: Student }
  | { readonly type: 'close'; readonly room: string }
  /** The next round; with `rotate` everyone changes seats within their room. */
  | { readonly type: 'next-round'; readonly rotate: boolean }
  /** Time stands still in those of these rooms where a game is on, and everyone in them is asked. */
  | { readonly type: 'freeze'; readonly rooms: readonly string[] }
  /** The class has this lesson from now on, in place of one with the same id. */
  | { readonly type: 'keep-lesson'; readonly lesson: Lesson }
  | { readonly type: 'drop-lesson'; readonly lesson: string }
  /** Hands out a lesson, one that comes with the game or, `own`, one of the class's: it is played without help. */
  | {
      readonly type: 'assign';
      readonly lesson: string;
      readonly own: boolean;
      readonly title: string | null;
      readonly until: number | null;
    }
  /** Whether attempts at it may be begun, and until when, in milliseconds since 1970. */
  | {
      readonly type: 'set-assignment';
      readonly assignment: number;
      readonly open: boolean;
      readonly until: number | null;
    }
  /** Takes it away, with what came of it. */
  | { readonly type: 'drop-assignment'; readonly assignment: number }
  /** Whether everyone is asked to hand in their progress. */
  | { readonly type: 'collect'; readonly on: boolean }
  /** What was handed in is forgotten. */
  | { readonly type: 'drop-sheets' }
  | { readonly type: 'show' }
  | { readonly type: 'thaw' };

/** A student's. */
export type StudentCommand =
  | { readonly type: 'guess'; readonly guess: Guess }
  /** In place of what this student handed in before; null takes it back. */
  | { readonly type: 'hand-in'; readonly sheet: Sheet | null; readonly named: boolean }
  | { readonly type: 'leave' };

/** What the server does by itself. */
export type ClassDeed =
  | {
      readonly type: 'open';
      readonly code: string;
      readonly link: string;
      readonly passphrase: string;
      readonly settings: ClassSettings;
    }
  | { readonly type: 'relink'; readonly link: string }
  | { readonly type: 'arrive'; readonly token: string }
  | { readonly type: 'list'; readonly only: boolean }
  /** These students have become these members of a room. */
  | { readonly type: 'enrol'; readonly room: string; readonly members: Readonly<Record<Member, Student>> }
  | (Attempting & { readonly type: 'attempt'; readonly token: string; readonly room: string })
  | { readonly type: 'score'; readonly room: string; readonly result: Result }
  | {
      readonly type: 'play';
      readonly room: string;
      readonly session: string;
      readonly at: number;
      readonly lesson?: string;
    }
  /** `due`: not by hand, it was as old as games get. */
  | { readonly type: 'erase'; readonly session: string; readonly due: boolean };

export type ClassRefusal =
  /** Nobody new comes in while the class is locked. */
  | 'class-locked'
  /** As many as a class holds are in it. */
  | 'class-full'
  /** Not in this class. */
  | 'unknown-student'
  /** Not a room of this class. */
  | 'not-in-class'
  /** Somebody else sits there. */
  | 'place-taken'
  /** A second one sits only where a first one does. */
  | 'nobody-to-pair'
  /** These rooms have no such seat. */
  | 'no-such-seat'
  /** Nobody waits for a seat. */
  | 'nobody-waits'
  /** Not while a game is on in one of the rooms that it is about. */
  | 'game-on'
  /** No game is on in these rooms. */
  | 'nothing-runs'
  /** Not while time stands still for a question. */
  | 'frozen'
  /** Nothing is asked. */
  | 'not-frozen'
  /** This student's room was not asked. */
  | 'not-asked'
  /** The class has no such lesson. */
  | 'unknown-lesson'
  /** As many lessons as a class keeps are in it. */
  | 'too-many-lessons'
  /** The class has no such assignment, or has it no more. */
  | 'unknown-assignment'
  /** Nobody begins another attempt any more. */
  | 'assignment-closed'
  /** As many assignments as a class keeps are in it. */
  | 'too-many-assignments'
  /** As many attempts as one person, or all together, may have were begun. */
  | 'attempts-used';
