/** Why a request is not carried out. Codes are stable; each has a sentence in every language. */
import type { ClassRefusal } from '../class/commands.ts';
import type { RefusalCode } from '../game/refusal.ts';
import type { RoomRefusal } from '../room/commands.ts';

export type WireRefusal =
  /** The request has not the form that this version of the wire asks for; `at` names the field. */
  | 'bad-request'
  /** No such request. */
  | 'unknown-request'
  /** The request came without a function to answer it with. */
  | 'no-answer'
  /** This socket has entered no room yet. */
  | 'not-entered'
  /** No room has this code. */
  | 'unknown-room'
  /** The token opens no place in this room. */
  | 'bad-token'
  /** A name needs at least one letter or digit, and at most 24 characters. */
  | 'bad-name'
  /** Somebody in the room has this name. */
  | 'name-taken'
  /** Faster than a person can; try again in `seconds`. */
  | 'too-fast'
  /** Too many tries; try again in `seconds`. */
  | 'too-many'
  /** The server cannot write at the moment: nothing was done, send it again. */
  | 'store-down'
  /** The room was taken over elsewhere: enter it again, then send again. */
  | 'moved'
  /** The game that this was meant for is not on. */
  | 'no-game'
  /** Only whoever sits on a seat may act for it. */
  | 'no-seat'
  /** Whoever looks over a shoulder does not write. */
  | 'partner-writes'
  /** A bot keeps this seat; take it back first. */
  | 'bot-plays'
  /** The record is the host's until it is released, and there is none before the end. */
  | 'record-closed'
  /** No class has this code. */
  | 'unknown-class'
  /** Only the instructor may. */
  | 'not-instructor'
  /** Only a student may. */
  | 'not-student'
  /** This server lets only those open a class who know its password. */
  | 'wrong-password'
  /** The passphrase is not the one that was set when the class was opened. */
  | 'wrong-passphrase'
  /** A passphrase needs at least `least` characters. */
  | 'short-passphrase'
  /** This name is not on the class's roster. */
  | 'not-on-roster'
  /** No such game was played in this class. */
  | 'unknown-session'
  /** Nobody leads a debrief here at the moment. */
  | 'not-led'
  /** A text that is no session record: `line` is the first faulty one, `reason` what is wrong with it. */
  | 'not-a-record'
  /** A record that can be judged, but not played on: `line` holds what no player could have sent here. */
  | 'not-playable'
  /** The request comes from a page of another origin. */
  | 'foreign-page'
  /** More than `bytes` at once. */
  | 'too-large'
  /** No link to a replay that this server has made: cut short, changed, or made with another key. */
  | 'bad-link'
  /** The link was right, and is too old. */
  | 'link-expired'
  /** The game that is to be shared, or was, is not kept here any more. */
  | 'session-gone'
  | ClassRefusal
  | RoomRefusal
  | RefusalCode;

export interface Refused {
  readonly ok: false;
  readonly code: WireRefusal;
  readonly params: Readonly<Record<string, string | number>>;
}

export function refused(code: WireRefusal, params: Refused['params'] = {}): Refused {
  return { ok: false, code, params };
}

/** Codes after which the same command may be sent again as it is, and should be. */
export const RETRY: ReadonlySet<WireRefusal> = new Set(['store-down', 'moved', 'too-fast', 'not-entered']);
