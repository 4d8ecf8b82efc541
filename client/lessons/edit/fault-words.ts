/** What is wrong with a lesson, in the reader's language. */
import type { LessonFault } from '../../../shared/lessons/fault.ts';
import { m } from '../../i18n/generated/messages.js';

type Sentence = (params: Readonly<Record<string, string | number>>) => string;

/** Families of messages whose last part is an id: the test of the catalogues holds them complete. */
const sentences = m as unknown as Readonly<Record<string, Sentence | undefined>>;
const underscored = (id: string): string => id.replaceAll('-', '_');

export function faultWords({ code, params }: LessonFault): string {
  const { want } = params;
  const wanted = code === 'bad-field' ? sentences[`want_${underscored(String(want))}`]?.({}) : undefined;
  const filled = wanted === undefined ? params : { ...params, want: wanted };
  return sentences[`lesson_fault_${underscored(code)}`]?.(filled) ?? code;
}
