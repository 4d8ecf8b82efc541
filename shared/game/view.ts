/**
 * A player's view: the fold of its redacted log, and so all that it can know. Pages show it, bots play by it, and
 * hints are judged on it. Advanced in place by its one owner, as the game's state is.
 */
import { castVote, grant, newDuty, type Duty } from '../paxos/duty.ts';
import { voteOf } from '../paxos/general-rules.ts';
import { hearOf, learnVote, newKnowledge, type Knowledge } from '../paxos/knowledge.ts';
import { newLedger, noteAccept, notePrepare, notePromise, type Ledger } from '../paxos/ledger.ts';
import type { Letter, Pair } from '../paxos/letters.ts';
import { EMPTY_NOTEBOOK, type Notebook } from '../paxos/notebook.ts';
import { armyOf, quorumOf, type Seat } from '../paxos/seats.ts';
import type { PlayerEvent } from './redact.ts';
import type { PlayerHeader } from './header.ts';

/** A letter that reached this player; a second messenger with the same letter is a copy. */
export interface Received {
  readonly letter: Letter;
  readonly firstAt: number;
  arrivals: number;
  answered: boolean;
}

export interface PlayerView {
  readonly seat: Seat;
  readonly header: PlayerHeader;
  /** Events folded so far: this viewer's own numbering. */
  count: number;
  at: number;
  paused: boolean;
  ended: boolean;
  /** Game time at which the last orders close; null until dawn is called. */
  ends: number | null;
  /** In order of first arrival. */
  readonly received: Map<string, Received>;
  readonly sent: Letter[];
  /** Game time of this player's last letter; 0 before the first. */
  lastSentAt: number;
  /** The highest number seen in any letter. */
  highestSeen: number;
  notebook: Notebook;
  readonly duty: Duty;
  readonly ledger: Ledger;
  readonly mind: Knowledge;
  readonly claims: Pair[];
  /** The army's last order, or undefined before the first. */
  order: string | null | undefined;
}

export function newView(header: PlayerHeader, seat: Seat): PlayerView {
  return {
    seat,
    header,
    count: 0,
    at: 0,
    paused: false,
    ended: false,
    ends: null,
    received: new Map(),
    sent: [],
    lastSentAt: 0,
    highestSeen: 0,
    notebook: EMPTY_NOTEBOOK,
    duty: newDuty(),
    ledger: newLedger(),
    mind: newKnowledge(),
    claims: [],
    order: undefined,
  };
}

export function viewEvent(view: PlayerView, event: PlayerEvent): PlayerView {
  view.count += 1;
  view.at = event.at;
  switch (event.type) {
    case 'paused':
    case 'resumed':
      view.paused = event.type === 'paused';
      return view;
    case 'dawn':
      view.ends = event.ends;
      return view;
    case 'ended':
      view.ended = true;
      return view;
    case 'sent':
      return noteSent(view, event.letter);
    case 'delivered':
      return receive(view, event.letter);
    case 'answered':
      return noteAnswer(view, event);
    case 'wrote':
      view.notebook = event.notebook;
      return view;
    case 'claimed':
      view.claims.push({ n: event.n, value: event.value });
      return view;
    case 'ordered':
      view.order = event.value;
      return view;
    case 'voted':
      learn(view, event.vote, armyOf(view.seat));
      return view;
  }
}

function noteSent(view: PlayerView, letter: Letter): PlayerView {
  view.sent.push(letter);
  view.lastSentAt = view.at;
  if (letter.kind === 'prepare') notePrepare(view.ledger, letter.n);
  if (letter.kind === 'accept') noteAccept(view.ledger, letter.n, letter.value);
  return view;
}

function receive(view: PlayerView, letter: Letter): PlayerView {
  const before = view.received.get(letter.id);
  if (before) before.arrivals += 1;
  else view.received.set(letter.id, { letter, firstAt: view.at, arrivals: 1, answered: false });
  view.highestSeen = Math.max(view.highestSeen, ...numbersIn(letter));
  if (letter.kind === 'announce') hearOf(view.mind, letter.value, view.count);
  if (letter.kind === 'accepted') learn(view, letter, armyOf(letter.from));
  if (letter.kind === 'promise') {
    notePromise(view.ledger, letter);
    if (letter.accepted !== null) learn(view, letter.accepted, armyOf(letter.from));
  }
  return view;
}

function numbersIn(letter: Letter): readonly number[] {
  switch (letter.kind) {
    case 'announce':
      return [];
    case 'promise':
      return [letter.n, letter.accepted?.n ?? 0];
    case 'reject':
      return [letter.n, letter.promised];
    case 'prepare':
    case 'accept':
    case 'accepted':
      return [letter.n];
  }
}

function noteAnswer(view: PlayerView, { re, notebook, reply }: Extract<PlayerEvent, { type: 'answered' }>): PlayerView {
  const received = view.received.get(re);
  const letter = received?.letter ?? null;
  const vote = voteOf({ letter, before: view.notebook, after: notebook, reply });
  view.notebook = notebook;
  if (received) received.answered = true;
  if (reply !== null) {
    view.sent.push(reply);
    view.lastSentAt = view.at;
  }
  if (letter?.kind === 'prepare' && reply?.kind === 'promise') grant(view.duty, letter.n, letter.from);
  if (letter?.kind === 'accept' && vote !== null && castVote(view.duty, vote, letter.from)) {
    learn(view, vote, armyOf(view.seat));
  }
  return view;
}

function learn(view: PlayerView, { n, value }: Pair, army: number): void {
  learnVote(view.mind, { n, value }, army, quorumOf(view.header.armies), view.count);
}
