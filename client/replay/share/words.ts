/** What is said of links to replays. */
import { language } from '../../i18n/language.svelte.ts';
import { m } from '../../i18n/generated/messages.js';
import type { ShareReply } from '../../net/shares.ts';

/** By the reader's calendar, language and time zone; `time` in milliseconds since 1970. */
export function dayWords(time: number): string {
  return new Intl.DateTimeFormat(language.tag, { dateStyle: 'long', timeStyle: 'short' }).format(time);
}

type Failure = Exclude<ShareReply<'shared'>, { ok: true }>;

/** What whoever opened the link may do about it; null where it is only to be tried again. */
const ADVICE: Partial<Readonly<Record<Failure['code'], () => string>>> = {
  'bad-link': m.shared_advice_bad,
  'link-expired': m.shared_advice_expired,
  'session-gone': m.shared_advice_gone,
};

export interface Trouble {
  readonly advice: string | null;
  /** Waiting may help. */
  readonly passes: boolean;
}

export function troubleOf({ code }: Failure): Trouble {
  if (code === 'game-on') return { advice: m.shared_advice_on(), passes: true };
  const advice = ADVICE[code] ?? null;
  return { advice: advice?.() ?? null, passes: advice === null };
}
