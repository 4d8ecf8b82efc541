import { afterEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { Drafts } from '../../client/letters/drafts.svelte.ts';
import { isBlank, numberIn, timeIn } from '../../client/letters/field-text.ts';
import { letterShort, letterWords, unopenedWords, wayWords } from '../../client/letters/letter-words.ts';
import type { Letter } from '../../shared/paxos/letters.ts';

afterEach(() => {
  language.choose('en');
  localStorage.clear();
});

const up = { id: 'a', from: 'P1', to: 'A2' } as const;
const down = { id: 'b', from: 'A2', to: 'P1', re: 'a' } as const;
const LETTERS: readonly Letter[] = [
  { ...up, kind: 'prepare', n: 3 },
  { ...down, kind: 'promise', n: 3, accepted: null },
  { ...down, kind: 'promise', n: 3, accepted: { n: 2, value: '07:00' } },
  { ...up, kind: 'accept', n: 1, value: '06:00' },
  { ...down, kind: 'accepted', n: 1, value: '06:00' },
  { ...down, kind: 'reject', n: 1, promised: 2 },
  { id: 'c', from: 'P1', to: 'A2', kind: 'announce', value: '06:00' },
];

describe('a letter in words', () => {
  test('on the slip', () => {
    expect(LETTERS.map(letterWords)).toEqual([
      'prepare 3',
      'ok 3, nothing accepted',
      'ok 3. I had accepted 2, 07:00',
      'accept 1, 06:00',
      'accepted 1, 06:00',
      'rejected 1: promised 2',
      'we attack at 06:00',
    ]);
  });

  test('in a list', () => {
    expect(LETTERS.map(letterShort)).toEqual([
      'prepare 3',
      'ok 3',
      'ok 3 (2, 07:00)',
      'accept 1, 06:00',
      'accepted 1, 06:00',
      'rejected 1: promised 2',
      'attack at 06:00',
    ]);
  });

  test("in Chinese, in the story's own terms", () => {
    language.choose('zh');
    expect(LETTERS.map(letterWords)).toEqual([
      '编号 3',
      'ok，编号 3，还没有接受过',
      'ok，编号 3。已接受（编号 2，进攻时间 07:00）',
      '编号 1，进攻时间 06:00',
      'Accepted（编号 1，进攻时间 06:00）',
      'Rejected（编号 1），已许诺编号 2',
      '我们在 06:00 进攻',
    ]);
  });

  test('says whom it is from, to whom, and what it answers', () => {
    const [prepare, promise] = LETTERS;
    if (prepare === undefined || promise === undefined) throw new Error('there are letters');
    expect(wayWords(prepare)).toBe('officer 1 to general 2');
    expect(wayWords(promise, prepare)).toBe('general 2 to officer 1, in answer to prepare 3');
  });

  test('one letter is not "1 letters"', () => {
    expect([0, 1, 2].map(unopenedWords)).toEqual(['all letters opened', '1 letter unopened', '2 letters unopened']);
  });
});

describe('what is written in a field', () => {
  test.each([
    ['7', 7],
    [' 42 ', 42],
    ['007', 7],
    ['３', 3],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%j is the number %d', (text, n) => {
    expect(numberIn(text)).toBe(n);
  });

  test.each(['', '0', '-1', '1.5', '1e3', 'three', '二', '9007199254740992', '1 2'])('%j is no number', (text) => {
    expect(numberIn(text)).toBeNull();
  });

  test('where a number may also be none, 0 is one', () => {
    expect([numberIn('0', 0), numberIn('-1', 0)]).toEqual([0, null]);
  });

  test.each([
    ['6:00', '06:00'],
    ['06:00', '06:00'],
    ['0600', '06:00'],
    ['600', '06:00'],
    ['06：00', '06:00'],
    ['０６：００', '06:00'],
    [' 23:59 ', '23:59'],
    ['0.05', '00:05'],
  ])('%j is the time %s', (text, time) => {
    expect(timeIn(text)).toBe(time);
  });

  test.each(['', '6', '24:00', '06:60', '6:0', 'six', '06:00 pm', '12345'])('%j is no time', (text) => {
    expect(timeIn(text)).toBeNull();
  });

  test('blank is what has no characters to see', () => {
    expect(['', '  ', '\u3000', '0'].map(isBlank)).toEqual([true, true, true, false]);
  });
});

describe('drafts', () => {
  const BLANK = { time: '', to: '' };

  test('what was typed is there for whoever comes back to the same game and seat, and nobody else', () => {
    new Drafts('game', 'A2').write('order', { time: '06:00' });
    expect(new Drafts('game', 'A2').read('order', BLANK)).toEqual({ time: '06:00', to: '' });
    expect(new Drafts('game', 'A1').read('order', BLANK)).toEqual(BLANK);
    expect(new Drafts('other', 'A2').read('order', BLANK)).toEqual(BLANK);
  });

  test('what is dropped leaves nothing behind', () => {
    const drafts = new Drafts('game', 'A2');
    drafts.write('order', { time: '06:00' });
    drafts.drop('order');
    expect(drafts.has('order')).toBe(false);
    expect(new Drafts('game', 'A2').has('order')).toBe(false);
    expect(localStorage.getItem('drafts/game/A2')).toBeNull();
  });

  test('of games that never ended here, only the last dozen stay', () => {
    for (let i = 1; i <= 14; i += 1) new Drafts(`game${i}`, 'A2').write('order', { time: '06:00' });
    const kept = Array.from({ length: 14 }, (_, i) => new Drafts(`game${i + 1}`, 'A2').has('order'));
    expect(kept).toEqual([false, false, ...Array.from({ length: 12 }, () => true)]);
  });

  test.each(['no json', '3', 'null', '{"order":7}', '{"order":{"time":7}}'])(
    '%s in the storage is no draft',
    (text) => {
      localStorage.setItem('drafts/game/A2', text);
      expect(new Drafts('game', 'A2').read('order', BLANK)).toEqual(BLANK);
    },
  );
});
