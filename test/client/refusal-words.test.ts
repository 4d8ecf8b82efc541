import { afterEach, expect, test } from 'vitest';
import { refused } from '../../shared/wire/refusal.ts';
import { OFFLINE } from '../../client/net/reply.ts';
import { refusalWords } from '../../client/net/refusal-words.ts';
import { language } from '../../client/i18n/language.svelte.ts';

afterEach(() => {
  language.choose('en');
});

test('a refusal is said in the reader’s language, with what it tells', () => {
  expect(refusalWords(refused('too-fast', { seconds: 3 }))).toBe('That was too fast. Try again in 3 s.');
  expect(refusalWords(OFFLINE)).toContain('No answer from the server');
  language.choose('zh');
  expect(refusalWords(refused('too-fast', { seconds: 3 }))).toContain('3 秒');
});

test('what a record, too, is refused for has the words of the records', () => {
  expect(refusalWords(refused('not-delivered', { id: 'L9' }))).toContain('L9');
});

test('a letter that a player does not hold is said in a player’s words', () => {
  expect(refusalWords(refused('letter-unknown', { id: 'L9' }))).toBe('No such letter has reached you.');
});

test('a seat that a room has not needs no further words', () => {
  expect(refusalWords(refused('unknown-seat'))).toBe('This room has no such seat.');
});
