/** The sheet that a general writes on, as texts, and the act that they mean. */
import type { Entry, PlayerCommand } from '../../shared/game/commands.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import type { ReplyDraft } from '../../shared/paxos/answer.ts';
import { samePair, type LetterKind, type Pair } from '../../shared/paxos/letters.ts';
import { isBlank, numberIn, timeIn } from '../letters/field-text.ts';

export type Answering = Extract<PlayerCommand, { type: 'answer' }>;

/** Into the notebook. A field left blank leaves the entry as it is. */
export interface EntryTexts {
  readonly promised: string;
  readonly acceptedNumber: string;
  readonly acceptedTime: string;
  /** The accepted entry is struck out. */
  readonly strike: string;
}

export interface AnswerTexts extends EntryTexts {
  readonly reply: string;
  /** What a promise says of earlier: nothing accepted, or a pair. */
  readonly report: string;
  readonly reportNumber: string;
  readonly reportTime: string;
  /** The number that a refusal names. */
  readonly named: string;
}

export const YES = 'yes';
export const NOTHING = 'nothing';
export const PAIR = 'pair';
/** No letter leaves. */
export const SILENCE = 'silence';
export type ReplyChoice = ReplyDraft['kind'] | typeof SILENCE;

export const BLANK_ENTRY: EntryTexts = { promised: '', acceptedNumber: '', acceptedTime: '', strike: '' };
export const BLANK_ANSWER: AnswerTexts = {
  ...BLANK_ENTRY,
  reply: '',
  report: '',
  reportNumber: '',
  reportTime: '',
  named: '',
};

/** Null where a field is half written or makes no sense. */
export function entryIn(texts: EntryTexts): Entry | null {
  const promised = isBlank(texts.promised) ? undefined : numberIn(texts.promised, 0);
  const accepted = acceptedIn(texts);
  if (promised === null || accepted === 'wrong') return null;
  return { ...(promised === undefined ? {} : { promised }), ...(accepted === undefined ? {} : { accepted }) };
}

function acceptedIn({ acceptedNumber, acceptedTime, strike }: EntryTexts): Pair | null | undefined | 'wrong' {
  if (strike === YES) return null;
  if (isBlank(acceptedNumber) && isBlank(acceptedTime)) return undefined;
  return pairIn(acceptedNumber, acceptedTime) ?? 'wrong';
}

function pairIn(number: string, time: string): Pair | null {
  const n = numberIn(number);
  const value = timeIn(time);
  return n === null || value === null ? null : { n, value };
}

function isEmpty(entry: Entry): boolean {
  return Object.keys(entry).length === 0;
}

/** `wrong`: something is missing or makes no sense; the fields say what. `idle`: nothing would happen. */
export type Meant = PlayerCommand | 'wrong' | 'idle';

export function answerIn(re: string, texts: AnswerTexts): Meant {
  const entry = entryIn(texts);
  const reply = replyIn(texts);
  if (entry === null || reply === 'wrong') return 'wrong';
  // Leaving a letter where it lies is no act.
  if (reply === null && isEmpty(entry)) return 'idle';
  return { type: 'answer', re, entry, reply };
}

export function writingIn(texts: EntryTexts): Meant {
  const entry = entryIn(texts);
  if (entry === null) return 'wrong';
  return isEmpty(entry) ? 'idle' : { type: 'write', entry };
}

function replyIn(texts: AnswerTexts): ReplyDraft | null | 'wrong' {
  switch (texts.reply) {
    case SILENCE:
      return null;
    case 'accepted':
      return { kind: 'accepted' };
    case 'reject': {
      const promised = numberIn(texts.named, 0);
      return promised === null ? 'wrong' : { kind: 'reject', promised };
    }
    case 'promise': {
      if (texts.report === NOTHING) return { kind: 'promise', accepted: null };
      const accepted = texts.report === PAIR ? pairIn(texts.reportNumber, texts.reportTime) : null;
      return accepted === null ? 'wrong' : { kind: 'promise', accepted };
    }
    default:
      return 'wrong';
  }
}

/** A promise answers a prepare, accepted an accept; everything else answers both. */
export function answers(reply: ReplyChoice, kind: LetterKind): boolean {
  if (reply === 'promise') return kind === 'prepare';
  return reply !== 'accepted' || kind === 'accept';
}

/** An answer, written out. What the notebook says already stays blank. */
export function sheetOf(view: PlayerView, { entry, reply }: Pick<Answering, 'entry' | 'reply'>): AnswerTexts {
  return { ...BLANK_ANSWER, ...entryTexts(view, entry), ...replyTexts(reply) };
}

export function entryTexts({ notebook }: PlayerView, { promised, accepted }: Entry): EntryTexts {
  const raises = promised !== undefined && promised !== notebook.promised;
  const changes = accepted !== undefined && !samePair(accepted, notebook.accepted);
  return {
    promised: raises ? String(promised) : '',
    acceptedNumber: changes && accepted !== null ? String(accepted.n) : '',
    acceptedTime: changes && accepted !== null ? accepted.value : '',
    strike: changes && accepted === null ? YES : '',
  };
}

function replyTexts(reply: ReplyDraft | null): Partial<AnswerTexts> {
  if (reply === null) return { reply: SILENCE };
  switch (reply.kind) {
    case 'accepted':
      return { reply: reply.kind };
    case 'reject':
      return { reply: reply.kind, named: String(reply.promised) };
    case 'promise': {
      const { kind, accepted } = reply;
      if (accepted === null) return { reply: kind, report: NOTHING };
      return { reply: kind, report: PAIR, reportNumber: String(accepted.n), reportTime: accepted.value };
    }
  }
}
