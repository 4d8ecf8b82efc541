import { m } from '../i18n/generated/messages.js';
import type { Case } from './desk.svelte.ts';
import { MEANINGS, QUADRANTS } from './quadrants.ts';
import { flawWords } from './words.ts';

/** What a screen reader says when a case is decided. */
export function announcement({ name, finding }: Case): string {
  switch (finding.state) {
    case 'judging':
      return m.judging({ name });
    case 'judged': {
      const { quadrant } = finding.verdict;
      return m.announce_verdict({ name, quadrant: QUADRANTS[quadrant](), meaning: MEANINGS[quadrant]() });
    }
    case 'flawed':
      return m.announce_flaw({ name, line: finding.flaw.line, reason: flawWords(finding.flaw) });
    case 'failed':
      return m.announce_failed({ name });
  }
}
