/**
 * The wire: every event of Socket.IO that passes between a browser and the server. Requests go up and each is answered
 * through its acknowledgement; frames come down. docs/protocol.md tells it to strangers.
 */
import type { ViewEvent } from '../game/redact.ts';
import type { Breach } from '../class/breaches.ts';
import type { Student } from '../class/events.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Extent } from '../judge/judge.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Member } from '../room/events.ts';
import type { Refused, WireRefusal } from './refusal.ts';
import type { AssignmentCard, AttemptView, ClassCard, ClassView, SheetView } from './class-view.ts';
import type { DebriefAsk, Followers, FollowersFrame, LedCursor, LedFrame } from './led.ts';
import type { RoomCard, RoomView } from './room-view.ts';
import type { RequestName, Requests } from './schemas.ts';

/** Goes with the handshake as `auth.version`; another one is refused with `old-version`. */
export const WIRE_VERSION = 1;

/**
 * The next events of this viewer's own log. `from` is how many came before these, in its own numbering; whoever holds
 * another number enters again with what it has.
 */
export interface LogFrame {
  readonly session: string;
  readonly from: number;
  readonly events: readonly ViewEvent[];
}

export interface VerdictFrame {
  readonly session: string;
  readonly verdict: Verdict;
  readonly extent: Extent;
}

/** By a member's pseudonym in a room: the student's in the class. */
export type Players = Readonly<Record<Member, Student>>;

interface Data {
  readonly open: { readonly code: string; readonly token: string };
  /** A code is a room's or a class's. */
  readonly look: { readonly room: RoomCard } | { readonly class: ClassCard };
  readonly join: { readonly code: string; readonly token: string };
  /** `led`: only while somebody leads a debrief. */
  readonly enter: {
    readonly room: RoomView;
    readonly log: LogFrame | null;
    readonly verdict: VerdictFrame | null;
    readonly led?: LedCursor;
  };
  /** What this viewer's log gained with the act, and before it, where that was not sent yet. */
  readonly act: { readonly log: LogFrame | null };
  readonly arrange: object;
  readonly record: { readonly name: string; readonly text: string };
  readonly openClass: { readonly code: string; readonly token: string };
  readonly attend: { readonly code: string; readonly token: string };
  readonly enterClass: { readonly class: ClassView; readonly led?: LedCursor };
  readonly teach: object;
  readonly study: object;
  readonly relink: object;
  readonly recover: object;
  readonly nameStudent: object;
  readonly roster: object;
  readonly nudge: object;
  readonly session: {
    readonly text: string;
    readonly verdict: VerdictFrame | null;
    /** When, in milliseconds since 1970; null while it is not over. */
    readonly ended: number | null;
    /** Which students stand behind the pseudonyms that the record has; old classes do not know of all. */
    readonly players: Players;
  };
  /** By session; by pseudonyms of the class. A game that is not over, deleted or not of this class is left out. */
  readonly breaches: { readonly games: Readonly<Record<string, readonly Breach[]>> };
  readonly lesson: { readonly lesson: Lesson };
  readonly assignment: { readonly assignment: AssignmentCard };
  /** The room's. */
  readonly attempt: { readonly code: string; readonly token: string; readonly number: number };
  readonly sheets: { readonly sheets: readonly SheetView[] };
  readonly results: { readonly attempts: readonly AttemptView[] };
  readonly deleteSession: object;
  readonly lead: Followers;
  readonly follow: object;
  readonly debrief: { readonly session: string; readonly text: string; readonly asks: readonly DebriefAsk[] };
}

export type Answer<Name extends RequestName> = ({ readonly ok: true } & Data[Name]) | Refused;
/** A refused act may bring news along as well. */
export type Answered<Name extends RequestName> = (answer: Answer<Name>) => void;

export type ClientToServer = {
  [Name in RequestName]: (request: Requests[Name], answer: Answered<Name>) => void;
};

export interface ServerToClient {
  readonly room: (room: RoomView) => void;
  readonly log: (frame: LogFrame) => void;
  readonly verdict: (frame: VerdictFrame) => void;
  /** Answers a request that came without an acknowledgement. */
  readonly refused: (refusal: {
    readonly request: string;
    readonly code: WireRefusal;
    readonly params: Refused['params'];
  }) => void;
  /** This socket has no place in the room any more: it was removed, or has to enter again. */
  readonly out: (reason: 'removed' | 'moved', room: string) => void;
  readonly class: (view: ClassView) => void;
  /** This socket has no place in the class any more, like `out`. */
  readonly outOfClass: (reason: 'removed' | 'moved') => void;
  /** The instructor asks this student to go on. */
  readonly nudged: () => void;
  /** Where the debrief stands that is led here. */
  readonly led: (frame: LedFrame) => void;
  /** Only to whoever leads. */
  readonly followers: (frame: FollowersFrame) => void;
}
