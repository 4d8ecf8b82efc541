/** A handful of the repository's example records, from the story to the traps; the build carries them along. */
import { m } from '../i18n/generated/messages.js';

const files = import.meta.glob<string>('../../examples/*.jsonl', { query: '?url', import: 'default', eager: true });

export interface Example {
  readonly name: string;
  readonly title: () => string;
  readonly url: string;
}

const TITLES: readonly (readonly [string, () => string])[] = [
  ['story-sequential', m.example_story_sequential],
  ['story-crossing', m.example_story_crossing],
  ['story-stubborn', m.example_story_stubborn],
  ['minority-overtaken', m.example_minority_overtaken],
  ['trap-moved-on', m.example_trap_moved_on],
  ['duel', m.example_duel],
  ['lucky-report', m.example_lucky_report],
  ['battle-luck', m.example_battle_luck],
  ['five-armies', m.example_five_armies],
];

export const examples: readonly Example[] = TITLES.flatMap(([name, title]) => {
  const url = files[`../../examples/${name}.jsonl`];
  return url === undefined ? [] : [{ name, title, url }];
});
