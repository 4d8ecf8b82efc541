/** What a player of a lesson has to do next, in words. Each call reads the language anew, so a page that calls it redraws. */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import { isRequest } from '../../shared/paxos/letters.ts';
import { firstOf } from '../../shared/paxos/knowledge.ts';
import { isAcceptor } from '../../shared/paxos/seats.ts';
import { m } from '../i18n/generated/messages.js';
import { whoWords } from '../judge/words.ts';
import { adviceWords } from '../officer/advice-words.ts';
import type { LessonHere } from './here.svelte.ts';
import { deedWords, momentWords } from './lesson-words.ts';
import { cueOf } from './part.ts';

export interface Direction {
  readonly words: string;
  readonly kind: 'now' | 'wait';
  /** What a button beside it does: writes an act on its sheet, or opens the next letter. */
  readonly button: { readonly does: 'open' } | { readonly does: 'write'; readonly act: PlayerCommand } | null;
  /** Nothing is left to do: whoever is alone may let the night end. */
  readonly free: boolean;
}

export function directionFor(here: LessonHere, view: PlayerView): Direction {
  const { part } = here;
  const cue = part === null ? null : cueOf(part);
  if (cue === null) return part?.rests === true ? waitFor(m.lesson_rests(), true) : freely(here, view);
  const asked = here.asked(view);
  if (asked !== null) {
    // The sheet of a letter that lies open has it already.
    const open = asked.type === 'answer' && here.table?.reading() === asked.re;
    const button = view.header.level === 'guided' && !open ? ({ does: 'write', act: asked } as const) : null;
    return { words: m.lesson_now({ deed: deedWords(cue.do) }), kind: 'now', button, free: false };
  }
  // Between its cues a general answers as its duty asks.
  const answering = answerTo(here, view);
  if (answering !== null) return answering;
  const until = momentWords(cue.when);
  const words = until === null ? m.lesson_wait_turn() : m.lesson_wait({ until });
  const unopened = here.table?.unopened() ?? 0;
  return { words, kind: 'wait', button: unopened > 0 ? { does: 'open' } : null, free: false };
}

/** Where no part says what comes next. */
function freely(here: LessonHere, view: PlayerView): Direction {
  const { table, part } = here;
  const guided = view.header.level === 'guided';
  if (view.header.level === 'exam' && (part === null || part.cues.length === 0)) return silently(view);
  const answering = answerTo(here, view);
  if (answering !== null) return answering;
  // The last orders are everyone's.
  if (view.ends !== null && view.order === undefined) {
    return { words: m.lesson_order_now(), kind: 'now', button: null, free: false };
  }
  if ((table?.unopened() ?? 0) > 0) {
    return { words: m.officer_advice_open(), kind: 'now', button: { does: 'open' }, free: false };
  }
  const advice = guided ? (isAcceptor(view.seat) ? adviceForOrder(view) : (table?.advice() ?? null)) : null;
  if (advice !== null) {
    const words = m.lesson_now({ deed: adviceWords(advice, view, 0) });
    return { words, kind: 'now', button: { does: 'write', act: advice }, free: false };
  }
  if (view.order !== undefined) return waitFor(m.officer_advice_done(), true);
  if (isAcceptor(view.seat)) return waitFor(m.lesson_wait_letters(), view.received.size > 0);
  // Its letters may still be under way.
  return guided
    ? waitFor(adviceWords(null, view, 0), false)
    : { words: m.lesson_free(), kind: 'now', button: null, free: view.sent.length > 0 };
}

/** At an examination nobody says what to do, but that the night ends. */
function silently({ ends, order, sent, received }: PlayerView): Direction {
  if (order !== undefined) return waitFor(m.officer_advice_done(), true);
  if (ends !== null) return { words: m.lesson_order_now(), kind: 'now', button: null, free: false };
  return { words: m.lesson_free(), kind: 'now', button: null, free: sent.length > 0 || received.size > 0 };
}

function answerTo({ table }: LessonHere, view: PlayerView): Direction | null {
  if (!isAcceptor(view.seat)) return null;
  const waiting = [...view.received.values()].find(({ letter, answered }) => !answered && isRequest(letter));
  if (waiting === undefined) return null;
  const who = whoWords(waiting.letter.from);
  if (table?.reading() === waiting.letter.id) {
    return { words: m.lesson_answer_open({ who }), kind: 'now', button: null, free: false };
  }
  const words = m.lesson_answer({ who });
  return { words, kind: 'now', button: { does: 'open' }, free: false };
}

/** A general that was told a time attacks at it. */
function adviceForOrder({ mind, order }: PlayerView): PlayerCommand | null {
  const heard = firstOf(mind.known) ?? firstOf(mind.told);
  return heard === null || order !== undefined ? null : { type: 'order', value: heard.value };
}

function waitFor(words: string, free: boolean): Direction {
  return { words, kind: 'wait', button: null, free };
}
