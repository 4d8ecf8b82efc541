/** The page's language: first the remembered one, then the browser's. Messages read it, so switching redraws them. */
import { overwriteGetLocale, type Locale } from './generated/runtime.js';
import { recall, remember } from '../storage.ts';

/** The language tag that fonts and screen readers want. */
const TAGS: Record<Locale, string> = { en: 'en', zh: 'zh-CN' };

export function firstLanguage(remembered: string | null, preferred: readonly string[]): Locale {
  if (remembered === 'en' || remembered === 'zh') return remembered;
  const known = preferred.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'en' || tag === 'zh');
  return known ?? 'en';
}

class Language {
  #locale = $state<Locale>(firstLanguage(recall('language'), navigator.languages));

  get locale(): Locale {
    return this.#locale;
  }

  get tag(): string {
    return TAGS[this.#locale];
  }

  choose(locale: Locale): void {
    this.#locale = locale;
    remember('language', locale);
  }
}

export const language = new Language();
overwriteGetLocale(() => language.locale);
