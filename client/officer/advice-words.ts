/** The next right act of an officer in words. Each call reads the language anew, so a page that calls it redraws. */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import { m } from '../i18n/generated/messages.js';

export function adviceWords(advice: PlayerCommand | null, { order, sent }: PlayerView, unopened: number): string {
  // What is right next may be in a letter that nobody has read yet.
  if (unopened > 0) return m.officer_advice_open();
  switch (advice?.type) {
    case 'prepare':
      return sent.some(({ kind }) => kind === 'prepare')
        ? m.officer_advice_again({ n: advice.n })
        : m.officer_advice_prepare({ n: advice.n });
    case 'accept':
      return m.officer_advice_accept({ n: advice.n, time: advice.value });
    case 'claim':
      return m.officer_advice_claim({ n: advice.n, time: advice.value });
    case 'announce':
      return m.officer_advice_announce({ time: advice.value });
    case 'order':
      return advice.value === null ? m.officer_advice_hold() : m.officer_advice_order({ time: advice.value });
    case undefined:
    case 'answer':
    case 'write':
      return order === undefined ? m.officer_advice_wait() : m.officer_advice_done();
  }
}
