import { afterEach, expect, test } from 'vitest';
import { firstLanguage, language } from '../../client/i18n/language.svelte.ts';
import { eventsWords, flawWords, whoWords } from '../../client/judge/words.ts';

afterEach(() => {
  language.choose('en');
});

test('seats are named as in the game, in both languages', () => {
  expect([whoWords('A1'), whoWords('P3'), whoWords('army 2')]).toEqual(['general 1', 'officer 3', 'army 2']);
  language.choose('zh');
  expect([whoWords('A1'), whoWords('P3'), whoWords('army 2')]).toEqual(['将军1', '参谋3', '蓝军2']);
});

test('a flaw says in words what a field should have been', () => {
  const flaw = { line: 2, code: 'bad-field', params: { field: 'letter.n', want: 'positive-integer' } } as const;
  expect(flawWords(flaw)).toBe(
    'The field “letter.n” must be a whole number from 1 up. Correct it, or export the record again.',
  );
  language.choose('zh');
  expect(flawWords(flaw)).toContain('从 1 起的整数');
});

test('a flaw keeps a wanted thing that is not a code', () => {
  expect(flawWords({ line: 9, code: 'seq-gap', params: { want: 8, got: 9 } })).toContain(
    'should bear seq 8, but has 9',
  );
});

test('a long list of events is cut, and says so', () => {
  expect(eventsWords([4])).toBe('event 4');
  expect(eventsWords([4, 7])).toBe('events 4, 7');
  expect(eventsWords(Array.from({ length: 15 }, (_, i) => i + 1))).toContain('12 and 3 more');
});

test.each([
  ['zh', ['en-GB'], 'zh'],
  [null, ['zh-Hans-CN', 'en'], 'zh'],
  [null, ['fr', 'de', 'zh-TW'], 'zh'],
  [null, ['fr'], 'en'],
  ['klingon', ['zh'], 'zh'],
  [null, [], 'en'],
] as const)('remembered %s, preferred %s: %s', (remembered, preferred, expected) => {
  expect(firstLanguage(remembered, preferred)).toBe(expected);
});
