import { beforeEach, expect, test, vi } from 'vitest';
import { codeFrom, forgetPlace, recallPlace, rememberPlace, spaced } from '../../client/net/places.ts';

const PLACE = { code: 'K7Q4MX', token: 't'.repeat(32) };

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

test('a place is this browser’s until it is given up', async () => {
  rememberPlace(PLACE);
  expect([recallPlace('K7Q4MX'), recallPlace('ABCDEF')]).toEqual([PLACE, null]);
  // As after a reload: only what is stored is left.
  vi.resetModules();
  const reloaded = await import('../../client/net/places.ts');
  expect(reloaded.recallPlace('K7Q4MX')).toEqual(PLACE);
  reloaded.forgetPlace('K7Q4MX');
  expect(reloaded.recallPlace('K7Q4MX')).toBeNull();
});

test('where nothing may be stored, a place lasts as long as the page', () => {
  const forbidden = (): never => {
    throw new DOMException('forbidden');
  };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  rememberPlace(PLACE);
  expect(recallPlace('K7Q4MX')).toEqual(PLACE);
  forgetPlace('K7Q4MX');
  expect(recallPlace('K7Q4MX')).toBeNull();
  vi.unstubAllGlobals();
});
