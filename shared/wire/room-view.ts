/** A room as one of its members sees it. Built from nothing: what is not listed here stays on the server. */
import type { Parent, PlayerHeader } from '../game/header.ts';
import type { Cue } from '../game/stage.ts';
import type { LessonForPlayers } from '../lessons/for-players.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { Seat } from '../paxos/seats.ts';
import type { Member } from '../room/events.ts';
import type { RoomSettings } from '../room/settings.ts';
import type { Phase } from '../room/state.ts';

export interface SeatView {
  readonly seat: Seat;
  readonly member: Member | null;
  /** Of whoever sits there; null where nobody does, and once a name is forgotten. */
  readonly name: string | null;
  /** A bot acts for this seat. */
  readonly bot: boolean;
  /** Whoever sits there has this room open. */
  readonly here: boolean;
  /** Those who look over their shoulder. */
  readonly partners: readonly WatcherView[];
}

export interface WatcherView {
  readonly member: Member;
  readonly name: string | null;
  readonly here: boolean;
}

export interface You {
  readonly member: Member;
  readonly name: string | null;
  readonly host: boolean;
  /** Whose log this member's is; a partner's is that of the seat beside which it sits. */
  readonly seat: Seat | null;
  /** What this member may: a partner sees a seat's log and does not write; `instructor` is the host without a seat. */
  readonly role: 'player' | 'partner' | 'red' | 'spectator' | 'instructor';
  /** What the lesson wants of this member's seat. */
  readonly part: PartView | null;
  /** How many tabs or devices have this place open. */
  readonly tabs: number;
}

/** A seat's part in a lesson: everything that it is to do, how much of it is done, and whether it is its turn. */
export interface PartView {
  readonly cues: readonly Cue[];
  readonly done: number;
  readonly due: boolean;
  /** After the last cue it rests. */
  readonly rests: boolean;
  /** The rule that whoever plays this seat is to break; nobody else knows of it. */
  readonly breaks: RuleId | null;
}

/** A lesson as the members of a room see it: the one that it is set to. */
export interface LessonView {
  readonly id: string;
  /** Null for those that come with the game: who has its id has them. */
  readonly own: LessonForPlayers | null;
  /** The id of the lesson of the game that is on, or is over: once that is, the next one may be another. */
  readonly played: string | null;
  /** Once the game is over: who was told to break which rule. */
  readonly saboteurs: readonly { readonly seat: Seat; readonly rule: RuleId }[];
}

export interface GameView {
  readonly session: string;
  readonly header: PlayerHeader;
  /** Game time as this was sent, in milliseconds; it goes on while `running`. */
  readonly now: number;
  readonly running: boolean;
  /** How many times as fast as the clock it goes then. */
  readonly speed: number;
}

/** What a code alone shows: enough to choose a seat. */
export interface RoomCard {
  readonly code: string;
  readonly phase: Phase;
  readonly armies: number;
  readonly free: number;
}

export interface RoomView {
  readonly code: string;
  /** The code of the class that seats this room; null where everyone seats themselves. */
  readonly class: string | null;
  /** The number of the assignment of that class that somebody plays alone here; null in other rooms. */
  readonly attempt: number | null;
  readonly phase: Phase;
  readonly armies: number;
  /** Only the host sees what awaits messengers. */
  readonly settings: RoomSettings | null;
  /** Addresses of the server in its network, without scheme and port: for a host at the server itself, who sends the link. */
  readonly lan: readonly string[] | null;
  readonly host: Member;
  readonly seats: readonly SeatView[];
  /** Whoever commands the red army. */
  readonly red: WatcherView | null;
  /** Everyone else. */
  readonly watchers: readonly WatcherView[];
  readonly you: You;
  /** The game that is on, or was on last. */
  readonly game: GameView | null;
  readonly lesson: LessonView | null;
  /** What its game goes on with; null where it began anew. */
  readonly fork: Parent | null;
  /** Time stands still for a question of the class, and goes on with it. */
  readonly frozen: boolean;
  /** The server cannot write at the moment: nothing is lost, nothing goes on. */
  readonly stalled: boolean;
  /** This member may have the record of the last game. */
  readonly record: boolean;
}
