/** What a player of a lesson has to do next, in words. Each call reads the language anew, so a page that calls it redraws. */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import { isRequest } from '../../shared/paxos/letters.ts';
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
}

export function directionFor(here: LessonHere, view: PlayerView): Direction {
  const { part, table } = here;
  const guided = view.header.level === 'guided';
  const asked = here.asked(view);
  const cue = part === null ? null : cueOf(part);
  if (asked !== null && cue !== null) {
    const button = guided ? ({ does: 'write', act: asked } as const) : null;
    return { words: m.lesson_now({ deed: deedWords(cue.do) }), kind: 'now', button };
  }
  // The last orders are everyone's.
  if (view.ends !== null && view.order === undefined && !(part?.rests ?? false)) {
    return { words: m.lesson_order_now(), kind: 'now', button: null };
  }
  const unopened = table?.unopened() ?? 0;
  if (isAcceptor(view.seat)) {
    const waiting = [...view.received.values()].find(({ letter, answered }) => !answered && isRequest(letter));
    if (waiting !== undefined && cue === null && part?.rests === true) return waitFor(m.lesson_rests());
    if (waiting !== undefined) {
      const words = m.lesson_answer({ who: whoWords(waiting.letter.from) });
      return { words, kind: 'now', button: { does: 'open' } };
    }
  }
  if (cue !== null) {
    const until = momentWords(cue.when);
    const words = until === null ? m.lesson_wait_turn() : m.lesson_wait({ until });
    return { words, kind: 'wait', button: unopened > 0 ? { does: 'open' } : null };
  }
  if (part?.rests === true) return waitFor(m.lesson_rests());
  if (unopened > 0) return { words: m.officer_advice_open(), kind: 'now', button: { does: 'open' } };
  if (isAcceptor(view.seat)) return waitFor(m.lesson_wait_letters());
  if (!guided) return { words: m.lesson_free(), kind: 'now', button: null };
  const advice = table?.advice() ?? null;
  const words = adviceWords(advice, view, 0);
  return advice === null
    ? waitFor(words)
    : { words: m.lesson_now({ deed: words }), kind: 'now', button: { does: 'write', act: advice } };
}

function waitFor(words: string): Direction {
  return { words, kind: 'wait', button: null };
}
