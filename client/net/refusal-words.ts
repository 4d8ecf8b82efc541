/** Why a request was not carried out, in the reader's language. */
import type { Refused } from '../../shared/wire/refusal.ts';
import { m } from '../i18n/generated/messages.js';
import { flawWords } from '../judge/words.ts';
import type { FlawRefusal, Offline } from './reply.ts';

type Sentence = (params: Readonly<Record<string, string | number>>) => string;

/** A family of messages whose last part is a code: the test of the catalogues holds it complete. */
export function refusalWords({ code, params }: Refused | Offline): string {
  const key = `refusal_${code.replaceAll('-', '_')}`;
  const own = (m as unknown as Readonly<Record<string, Sentence | undefined>>)[key];
  return own?.(params) ?? flawWords({ line: 0, code: code as FlawRefusal, params });
}
