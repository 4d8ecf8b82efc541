/** Which answers a general may give, and which one its duty asks for (SPEC.md, "Right answers"). */
import { hasVoted, hasVotedOther, type Duty } from './duty.ts';
import {
  pairOf,
  type AcceptLetter,
  type Letter,
  type Pair,
  type PrepareLetter,
  type Reply,
  type Request,
} from './letters.ts';
import type { Notebook } from './notebook.ts';
import type { RuleSettings } from './settings.ts';

/** A reply before it is sealed: what is left to choose once the letter that it answers is known. */
export type ReplyDraft =
  | { readonly kind: 'promise'; readonly accepted: Pair | null }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'reject'; readonly promised: number };

export interface Answer {
  readonly notebook: Notebook;
  readonly reply: ReplyDraft | null;
}

type AcceptRule = RuleSettings['acceptRule'];

/** May a general refuse this letter? It may always be silent; a refusal needs a cause (L1). */
export function mayReject(duty: Duty, request: Request, acceptRule: AcceptRule): boolean {
  return request.kind === 'prepare' ? mayRejectPrepare(duty, request) : mayRejectAccept(duty, request, acceptRule);
}

function mayRejectPrepare(duty: Duty, { n, from }: PrepareLetter): boolean {
  return n < duty.promised || (n === duty.promised && duty.boundTo !== from);
}

function mayRejectAccept(duty: Duty, { n, value }: AcceptLetter, acceptRule: AcceptRule): boolean {
  if (n < duty.promised || hasVotedOther(duty, n, value)) return true;
  return acceptRule === 'seed' && n > duty.promised;
}

/**
 * The answer that an obliging general gives: it grants whatever it may grant, refuses the rest with its number, and
 * its notebook then equals its duty.
 */
export function dutifulAnswer(duty: Duty, request: Request): Answer {
  const { promised, accepted } = duty;
  const refusal: Answer = { notebook: { promised, accepted }, reply: { kind: 'reject', promised } };
  if (request.kind === 'prepare') {
    if (mayRejectPrepare(duty, request)) return refusal;
    return { notebook: { promised: request.n, accepted }, reply: { kind: 'promise', accepted } };
  }
  const { n, value } = request;
  if (hasVotedOther(duty, n, value)) return refusal;
  if (hasVoted(duty, n, value)) return { notebook: { promised, accepted }, reply: { kind: 'accepted' } };
  if (n < promised) return refusal;
  return { notebook: { promised: n, accepted: { n, value } }, reply: { kind: 'accepted' } };
}

/**
 * The right answer nearest to one that was given: a right refusal stays a refusal, silence stays silence, and a vote
 * cast in silence is still cast in silence where it may be cast at all.
 */
export function rightAnswerNear(
  duty: Duty,
  request: Request,
  given: { readonly reply: ReplyDraft['kind'] | null; readonly voted: boolean },
  acceptRule: AcceptRule,
): Answer {
  const { promised, accepted } = duty;
  const dutiful = dutifulAnswer(duty, request);
  if (given.reply === 'reject' && mayReject(duty, request, acceptRule)) {
    return { notebook: { promised, accepted }, reply: { kind: 'reject', promised } };
  }
  if (given.reply !== null) return dutiful;
  const votes = given.voted && dutiful.reply?.kind === 'accepted';
  return { notebook: votes ? dutiful.notebook : { promised, accepted }, reply: null };
}

/** Whether a letter can be answered in this way at all: a prepare with a promise, an accept with accepted. */
export function fits({ kind }: ReplyDraft, letter: Letter): letter is Request {
  if (letter.kind === 'prepare') return kind !== 'accepted';
  return letter.kind === 'accept' && kind !== 'promise';
}

/** Addresses and numbers a reply: all that a draft leaves open follows from the letter that it answers. */
export function seal(draft: ReplyDraft, request: Request, id: string): Reply {
  const { n, id: re, from: to, to: from } = request;
  // Each as one literal: a game keeps all of its letters, and one put together by spreading takes five times the memory.
  switch (draft.kind) {
    case 'promise':
      return { id, from, to, n, re, kind: 'promise', accepted: pairOf(draft.accepted) };
    case 'reject':
      return { id, from, to, n, re, kind: 'reject', promised: draft.promised };
    case 'accepted':
      if (request.kind !== 'accept') throw new TypeError('only an accept can be answered with accepted');
      return { id, from, to, n, re, kind: 'accepted', value: request.value };
  }
}
