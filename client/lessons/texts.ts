/** A lesson's own texts: in the reader's language where it speaks it, in its own otherwise. */
import type { Text } from '../../shared/lessons/lesson.ts';
import { language } from '../i18n/language.svelte.ts';

interface Said {
  readonly words: string;
  /** Where it is not the page's language. */
  readonly lang: string | undefined;
}

export function saidIn({ en, zh }: Text): Said {
  const [own, other, tag] = language.locale === 'zh' ? [zh, en, 'en'] : [en, zh, 'zh-CN'];
  return own === undefined ? { words: other ?? '', lang: tag } : { words: own, lang: undefined };
}

export function wordsOf(text: Text): string {
  return saidIn(text).words;
}
