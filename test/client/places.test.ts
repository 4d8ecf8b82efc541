import { beforeEach, expect, test, vi } from 'vitest';
import { codeFrom, forgetPlace, recallPlace, rememberPlace, spaced } from '../../client/net/places.ts';

beforeEach(() => {
  localStorage.clear();
});

test.each([
  ['K7Q4MX', 'K7Q4MX'],
  [' k7q 4mx ', 'K7Q4MX'],
  ['k7q-4mx', 'K7Q4MX'],
  ['K7Q4M', null],
  ['K7Q4MX/..', null],
  ['将军将军将军', null],
  ['', null],
])('the code %j is %j', (typed, code) => {
  expect(codeFrom(typed)).toBe(code);
});

test('a code is shown in halves', () => {
  expect(spaced('K7Q4MX')).toBe('K7Q 4MX');
});

test('a place is this browser’s until it is given up', () => {
  const place = { code: 'K7Q4MX', token: 't'.repeat(32) };
  rememberPlace(place);
  expect([recallPlace('K7Q4MX'), recallPlace('ABCDEF')]).toEqual([place, null]);
  forgetPlace('K7Q4MX');
  expect(recallPlace('K7Q4MX')).toBeNull();
});

test('where nothing can be stored, nothing breaks', () => {
  const forbidden = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('forbidden');
  });
  rememberPlace({ code: 'K7Q4MX', token: 't'.repeat(32) });
  forbidden.mockRestore();
  expect(recallPlace('K7Q4MX')).toBeNull();
});
