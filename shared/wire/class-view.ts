/** A class as its instructor, or one of its students, sees it. Built from nothing, like a room's view. */
import type { Sheet } from '../class/sheets.ts';
import type { Person } from '../class/assignments.ts';
import type { LessonForPlayers } from '../lessons/for-players.ts';
import type { Role } from '../lessons/goals.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Result } from '../lessons/result.ts';
import type { ClassSettings, Guess, Place, Student, Truth } from '../class/events.ts';

/** What a class's code alone shows. */
export interface ClassCard {
  readonly code: string;
  readonly locked: boolean;
}

/** `away`: nobody has the class open in their name; `gone`: for longer than five minutes. */
export type Whereabouts = 'here' | 'away' | 'gone';

export interface StudentOfClass {
  readonly student: Student;
  /** Null once it is forgotten. */
  readonly name: string | null;
  readonly place: Place | null;
  readonly is: Whereabouts;
  /** For how long, in seconds, as this was sent; 0 for whoever is here. */
  readonly awayFor: number;
  /** On the roster, where there is one. */
  readonly listed: boolean;
}

export interface PlayedGame {
  readonly round: number;
  readonly room: string;
  readonly session: string;
  /** When it was begun, in milliseconds since 1970; null where nobody wrote that down. */
  readonly at: number | null;
  /** The id of the lesson that it was played for. */
  readonly lesson: string | null;
  /** It was as old as games get, and is deleted. */
  readonly gone: boolean;
  /** The number of the assignment that it was an attempt at; left out of the games that the class played. */
  readonly assignment?: number;
}

/** An assignment as its link shows it. */
export interface AssignmentCard {
  readonly assignment: number;
  readonly title: string | null;
  readonly lesson: LessonForPlayers;
  /** As whom it may be played. */
  readonly seats: Lesson['seats'];
  /** Milliseconds since 1970; null: as long as the instructor likes. */
  readonly until: number | null;
  readonly open: boolean;
}

/** At the desk. What came of its attempts is had by the request `results`. */
export interface AssignmentView {
  readonly assignment: number;
  readonly title: string | null;
  readonly lesson: Pick<Lesson, 'id' | 'title' | 'goals'> & { readonly questions: number };
  readonly until: number | null;
  /** Not closed by hand. */
  readonly open: boolean;
  /** How many attempts there are, and how many of them are scored. */
  readonly attempts: number;
  readonly scored: number;
}

/** Progress that somebody has handed in. */
export interface SheetView {
  /** Its pseudonym, which is no student's. */
  readonly key: string;
  /** Only where the student wants it there; null once it is forgotten, too. */
  readonly name: string | null;
  readonly sheet: Sheet;
}

/** One attempt, for the instructor. */
export interface AttemptView {
  readonly person: Person;
  /** Null once it is forgotten. */
  readonly name: string | null;
  /** Which one of this person's. */
  readonly number: number;
  readonly role: Role;
  readonly room: string;
  /** Null until its game has begun. */
  readonly session: string | null;
  /** Its record is there. */
  readonly kept: boolean;
  /** Milliseconds since 1970. */
  readonly begun: number;
  /** Null while it is not over. */
  readonly result: Result | null;
}

/** What is deleted when nobody does it, each after so many days. */
export interface Keeping {
  /** What the instructor has chosen; null for what the server does by itself. */
  readonly chosen: number | null;
  /** Games that are over, after their end. */
  readonly over: number;
  /** The same where nothing is chosen. */
  readonly byItself: number;
  /** The server keeps none for longer, whatever is chosen. */
  readonly most: number;
  /** Games that are not, since somebody has last gone on with them. */
  readonly unfinished: number;
  /** The class, with its rooms and names, since it was last used; not before its games. */
  readonly whole: number;
}

export interface AskView {
  /** Counted from 1. */
  readonly ask: number;
  readonly rooms: readonly string[];
  /** Time stands still for it. */
  readonly on: boolean;
  /** The class sees the answers. */
  readonly shown: boolean;
  /** Who was asked, and in which room. */
  readonly asked: readonly { readonly student: Student; readonly room: string }[];
  readonly guesses: readonly { readonly student: Student; readonly guess: Guess }[];
  /** By room; as time was stopped. */
  readonly truths: Readonly<Record<string, Truth>>;
}

/** The instructor's. The rooms themselves are entered one by one, with the instructor's token: it is the host of each. */
export interface DeskView {
  readonly role: 'instructor';
  readonly code: string;
  readonly round: number;
  readonly locked: boolean;
  readonly settings: ClassSettings;
  readonly students: readonly StudentOfClass[];
  /** Codes, in order of opening. */
  readonly rooms: readonly string[];
  /** Those of them whose logs cannot be read. */
  readonly unreadable: readonly string[];
  readonly played: readonly PlayedGame[];
  /** Its own; each is had by the request `lesson`. */
  readonly lessons: readonly Pick<Lesson, 'id' | 'title'>[];
  readonly assignments: readonly AssignmentView[];
  /** Progress that was handed in, which is had by the request `sheets`. */
  readonly sheets: {
    /** Everyone is asked for it. */
    readonly collecting: boolean;
    readonly count: number;
    /** Another number whenever there is something new. */
    readonly changes: number;
  };
  readonly keeping: Keeping;
  readonly asks: readonly AskView[];
  /** Names that were handed in; empty where there is no roster. */
  readonly roster: readonly string[];
  /** Whoever is not on the roster stays out. */
  readonly rosterOnly: boolean;
  /** A passphrase was set: a lost link can be had again. */
  readonly recoverable: boolean;
  /** Addresses of the server in its network, without scheme and port; none where the instructor is not at the server itself. */
  readonly lan: readonly string[];
  readonly stalled: boolean;
}

/** How many of those asked have answered what. */
export interface Tally {
  readonly asked: number;
  readonly answered: number;
  readonly chosen: number;
  readonly open: number;
  /** How many named this time as the chosen one. */
  readonly values: Readonly<Record<string, number>>;
}

export interface StudentAsk {
  readonly ask: number;
  readonly on: boolean;
  readonly armies: number;
  /** What this student has answered; it may be answered anew while it is asked. */
  readonly guess: Guess | null;
  /** Once the class is shown: what was true in this student's room, and what the class said. */
  readonly outcome: { readonly truth: Truth; readonly tally: Tally } | null;
}

export interface StudentView {
  readonly role: 'student';
  readonly code: string;
  readonly student: Student;
  readonly name: string | null;
  readonly round: number;
  /** Null while the student waits. Its room is entered with the same token. */
  readonly place: Place | null;
  /** How many wait for a seat, this student included. */
  readonly waiting: number;
  /** Names of those on the same seat. */
  readonly partners: readonly string[];
  /** The instructor asks everyone for their progress. */
  readonly collecting: boolean;
  /** This student has handed it in, with the name or without; null: not yet, or taken back. */
  readonly handedIn: 'named' | 'nameless' | null;
  /** The last question that this student was asked, as long as it is on or shown. */
  readonly ask: StudentAsk | null;
  readonly stalled: boolean;
}

export type ClassView = DeskView | StudentView;

export type { Guess, Place, Student, Truth };
