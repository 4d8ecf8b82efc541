/** What a remark says, in the reader's language. Each call reads the language anew, so a page that calls it redraws. */
import type { Remark, Sentence } from '../../shared/game/remark.ts';
import { m } from '../i18n/generated/messages.js';

type Saying = (facts: Remark['facts']) => string;

/** One message for each sentence; the test of the catalogues holds them complete. */
export function remarkWords({ sentence, facts }: Pick<Remark, 'sentence' | 'facts'>): string {
  return (m as unknown as Readonly<Record<`remark_${Sentence}`, Saying>>)[`remark_${sentence}`](facts);
}
