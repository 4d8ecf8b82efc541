/** A question that is answered with yes or no. Each call reads the language anew, so a page that calls it redraws. */
import { m } from '../i18n/generated/messages.js';
import type { Option } from './settings-choices.ts';

export function yesOrNo(answer: boolean | null, choose: (answer: boolean) => void): readonly Option[] {
  const option = (value: boolean, label: string): Option => ({
    label,
    hint: null,
    chosen: answer === value,
    choose: () => {
      choose(value);
    },
  });
  return [option(true, m.class_yes()), option(false, m.class_no())];
}
