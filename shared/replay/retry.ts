/**
 * A player's own mistakes, each to be tried again from the moment before it. Everything is judged on the fold of the
 * player's own log up to there, and so by what this player knew: nothing here has seen the record.
 */
import type { PlayerCommand } from '../game/commands.ts';
import { adviceForOfficer, adviceOn, remarksOn } from '../game/help.ts';
import type { PlayerEvent } from '../game/redact.ts';
import type { Remark } from '../game/remark.ts';
import { newView, viewEvent, type PlayerView } from '../game/view.ts';
import { fits, type ReplyDraft } from '../paxos/answer.ts';
import { firstOf } from '../paxos/knowledge.ts';
import type { Reply } from '../paxos/letters.ts';
import { isProposer, type Seat } from '../paxos/seats.ts';
import type { PlayerLog } from './perspective.ts';

export interface Mistake {
  /** How many events of the player's own log came before it. */
  readonly count: number;
  /** What was done. */
  readonly command: PlayerCommand;
  /** What was wrong with it, gravest kinds only: what is merely odd is no mistake. */
  readonly remarks: readonly Remark[];
}

/** To do nothing is an act as well. */
export type Attempt = PlayerCommand | 'nothing';

export interface Trial {
  readonly right: boolean;
  /** What is wrong with it by the rules. Empty for what is right, and for what only misses the point. */
  readonly remarks: readonly Remark[];
}

export function mistakesIn(log: PlayerLog): readonly Mistake[] {
  const view = newView(log.header, log.seat);
  const mistakes: Mistake[] = [];
  log.events.forEach((event, count) => {
    const before = log.events[count - 1];
    const command = isGoneOn(before, event) ? null : commandAt(log, count);
    if (command !== null) {
      const remarks = wrongIn(view, command);
      if (remarks.length > 0) mistakes.push({ count, command, remarks });
    }
    viewEvent(view, event);
  });
  return mistakes;
}

/** What the player saw right before a mistake. */
export function viewBefore({ header, seat, events }: PlayerLog, { count }: Pick<Mistake, 'count'>): PlayerView {
  return events.slice(0, count).reduce(viewEvent, newView(header, seat));
}

export function tryAgain(log: PlayerLog, mistake: Mistake, attempt: Attempt): Trial {
  if (attempt === 'nothing') return { right: mayBeLeft(log, mistake), remarks: [] };
  const view = viewBefore(log, mistake);
  const remarks = wrongIn(view, attempt);
  const right = remarks.length === 0 && isPossible(view, attempt) && isToThePoint(mistake, attempt);
  return { right, remarks };
}

/** A right act in its place; null where the right one was to do nothing. */
export function solutionFor(log: PlayerLog, mistake: Mistake): PlayerCommand | null {
  const view = viewBefore(log, mistake);
  const { command } = mistake;
  switch (command.type) {
    case 'answer': {
      const { entry, reply } = adviceOn(view, command.re);
      return reply === null ? null : { type: 'answer', re: command.re, entry, reply };
    }
    case 'write':
      return null;
    case 'order':
      return { type: 'order', value: (firstOf(view.mind.known) ?? firstOf(view.mind.told))?.value ?? null };
    case 'prepare':
    case 'accept':
    case 'claim':
    case 'announce': {
      const advised = isProposer(view.seat) ? adviceForOfficer(view, view.at) : null;
      return advised !== null && wrongIn(view, advised).length === 0 ? advised : null;
    }
  }
}

/** Nobody has to say what is not so; a letter that asks for an answer, and a proposal that can be made, wait for it. */
function mayBeLeft(log: PlayerLog, mistake: Mistake): boolean {
  switch (mistake.command.type) {
    case 'claim':
    case 'announce':
    case 'order':
    case 'write':
      return true;
    case 'answer':
    case 'prepare':
    case 'accept':
      return solutionFor(log, mistake) === null;
  }
}

/** Only what this player can be sure of, and an order on what it has not heard. */
function wrongIn(view: PlayerView, command: PlayerCommand): readonly Remark[] {
  return remarksOn(view, command).filter(
    ({ rule, certain, severity }) => severity !== 'odd' && (certain || rule === 'X1'),
  );
}

/** Who answered a letter wrongly is asked about that letter. */
function isToThePoint({ command }: Mistake, attempt: PlayerCommand): boolean {
  return command.type !== 'answer' || (attempt.type === 'answer' && attempt.re === command.re);
}

/** What would be refused is no way out: nothing is ever said of it. */
function isPossible({ seat, received }: PlayerView, command: PlayerCommand): boolean {
  switch (command.type) {
    case 'answer': {
      const letter = received.get(command.re)?.letter;
      if (isProposer(seat) || letter === undefined) return false;
      return command.reply === null || fits(command.reply, letter);
    }
    case 'write':
      return !isProposer(seat);
    case 'prepare':
    case 'accept':
      return isProposer(seat) && isNumber(command.n) && areAddressees(command.to, seat);
    case 'claim':
      return isProposer(seat) && command.evidence.every((id) => received.has(id));
    case 'announce':
      return areAddressees(command.to, seat);
    case 'order':
      return true;
  }
}

function isNumber(n: number): boolean {
  return Number.isSafeInteger(n) && n > 0;
}

function areAddressees(to: readonly Seat[], from: Seat): boolean {
  return to.length > 0 && new Set(to).size === to.length && !to.includes(from);
}

/** The act that begins at a place of the log; null where no act of this player does. */
function commandAt({ seat, events }: PlayerLog, count: number): PlayerCommand | null {
  const event = events[count];
  switch (event?.type) {
    case 'sent':
      return commandToSend(sealedFrom(events, count));
    case 'answered':
      return {
        type: 'answer',
        re: event.re,
        entry: event.notebook,
        reply: event.reply === null ? null : draftOf(event.reply),
      };
    case 'wrote':
      return { type: 'write', entry: event.notebook };
    case 'claimed':
      return { type: 'claim', n: event.n, value: event.value, evidence: event.evidence };
    case 'ordered':
      return event.by === seat ? { type: 'order', value: event.value } : null;
    default:
      return null;
  }
}

type Sent = Extract<PlayerEvent, { type: 'sent' }>;

/** Letters of one content that leave at one time, each to another: sealed in one go. */
function sealedFrom(events: readonly PlayerEvent[], count: number): readonly Sent[] {
  const sealed: Sent[] = [];
  for (let i = count; i < events.length; i += 1) {
    const event = events[i];
    if (event?.type !== 'sent' || (i > count && !isGoneOn(events[i - 1], event))) break;
    sealed.push(event);
  }
  return sealed;
}

/** Both are of one act. */
function isGoneOn(before: PlayerEvent | undefined, event: PlayerEvent): boolean {
  if (before?.type !== 'sent' || event.type !== 'sent' || before.at !== event.at) return false;
  return before.letter.to !== event.letter.to && contentOf(before) === contentOf(event);
}

function contentOf({ letter }: Sent): string {
  const n = letter.kind === 'announce' ? 0 : letter.n;
  return `${letter.kind} ${n} ${letter.kind === 'prepare' ? '' : letter.value}`;
}

function commandToSend(sealed: readonly Sent[]): PlayerCommand | null {
  const letter = sealed[0]?.letter;
  if (letter === undefined) return null;
  const to = sealed.map((sent) => sent.letter.to);
  if (letter.kind === 'announce') return { type: 'announce', to, value: letter.value };
  const generals = sealed.flatMap(({ letter: one }) => (one.kind === 'announce' ? [] : [one.to]));
  return letter.kind === 'prepare'
    ? { type: 'prepare', to: generals, n: letter.n }
    : { type: 'accept', to: generals, n: letter.n, value: letter.value };
}

function draftOf(reply: Reply): ReplyDraft {
  switch (reply.kind) {
    case 'promise':
      return { kind: 'promise', accepted: reply.accepted };
    case 'accepted':
      return { kind: 'accepted' };
    case 'reject':
      return { kind: 'reject', promised: reply.promised };
  }
}
