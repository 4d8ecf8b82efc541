/** What a mark on the scrubber stands for. Each call reads the language anew. */
import { m } from '../i18n/generated/messages.js';
import { whoWords } from '../judge/words.ts';
import type { Mark } from './track.ts';

export function markWords(mark: Mark): string {
  const who = mark.seat === null ? '' : whoWords(mark.seat);
  switch (mark.type) {
    case 'chosen':
      return m.replay_mark_chosen({ value: mark.value });
    case 'knows':
      return m.replay_mark_knows({ who, value: mark.value });
    case 'vote':
      return m.replay_mark_vote({ who, value: mark.value });
    case 'violation':
      return m.replay_mark_violation({ who, rules: mark.rules.join(m.list_comma()) });
    case 'captured':
      return m.replay_mark_captured();
    case 'dawn':
      return m.watch_dawn();
    case 'act':
      return m.replay_mark_act({ who });
  }
}
