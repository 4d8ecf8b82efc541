/**
 * The events of the protocol: what happened, in order, as the session record holds it (SPEC.md, "The record").
 * A game adds further types around these; whoever judges ignores them.
 */
import type { AcceptLetter, AnnounceLetter, PrepareLetter, Reply } from './letters.ts';
import type { Notebook } from './notebook.ts';
import type { Acceptor, Proposer, Seat } from './seats.ts';

interface Stamp {
  /** 1, 2, 3 … with no gap. */
  readonly seq: number;
  /** Milliseconds of game time; never decreases. */
  readonly at: number;
}

/** A letter that leaves without answering one. Replies leave inside `answered`. */
export type SentLetter = PrepareLetter | AcceptLetter | AnnounceLetter;

export interface Sent extends Stamp {
  readonly type: 'sent';
  readonly letter: SentLetter;
}

/** A messenger arrives with the letter; a second arrival is a duplicate. */
export interface Delivered extends Stamp {
  readonly type: 'delivered';
  readonly letter: string;
}

/** A messenger is caught: that copy never arrives. */
export interface Captured extends Stamp {
  readonly type: 'captured';
  readonly letter: string;
}

/** A general's one act: the notebook as it stands after it, and the reply that left, or none. */
export interface Answered extends Stamp {
  readonly type: 'answered';
  readonly by: Acceptor;
  readonly re: string;
  readonly notebook: Notebook;
  readonly reply: Reply | null;
}

/** A general edits the notebook with no letter. */
export interface Wrote extends Stamp {
  readonly type: 'wrote';
  readonly by: Acceptor;
  readonly notebook: Notebook;
}

/** An officer declares that a value is chosen, and attaches the letters that prove it. */
export interface Claimed extends Stamp {
  readonly type: 'claimed';
  readonly by: Proposer;
  readonly n: number;
  readonly value: string;
  readonly evidence: readonly string[];
}

/** An army's order: attack at `value`, or hold (null). The last one counts. */
export interface Ordered extends Stamp {
  readonly type: 'ordered';
  readonly army: number;
  readonly by: Seat;
  readonly value: string | null;
}

/** No act follows. */
export interface Ended extends Stamp {
  readonly type: 'ended';
}

export type ProtocolEvent = Sent | Delivered | Captured | Answered | Wrote | Claimed | Ordered | Ended;
/** What happens, before a log has numbered and timed it: all that the rules ask about. */
export type Unstamped<Event> = Event extends Stamp ? Omit<Event, keyof Stamp> : never;
export type ProtocolAct = Unstamped<ProtocolEvent>;
export type ProtocolEventType = ProtocolEvent['type'];
