import { expect, test } from 'vitest';
import type { Guess, Truth } from '../../shared/class/events.ts';
import { guessIn, linesOf, sheetOf } from '../../client/class/answers.ts';

const YES: Guess = { chosen: true, value: '06:00', open: false, known: ['P1', 'A2'] };
const TRUTH: Truth = { chosen: ['06:00'], open: false, known: ['A2', 'P1'] };

test('a guess is on the sheet as it was sent, and comes off it again', () => {
  expect(guessIn(sheetOf(YES))).toEqual(YES);
  expect(guessIn(sheetOf({ ...YES, value: null }))).toEqual({ ...YES, value: null });
});

test.each([
  ['nothing is answered', {}],
  ['it is not said whether a time is chosen', { open: true }],
  ['it is not said whether another one could be', { chosen: false }],
  ['what is named is no time', { chosen: true, open: true, value: '25:00' }],
])('there is no guess while %s', (_, answered) => {
  expect(guessIn({ ...sheetOf(null), ...answered })).toBeNull();
});

test('whoever says that no time is chosen names none, and nobody who knows it', () => {
  expect(guessIn({ ...sheetOf(YES), chosen: false })).toEqual({ chosen: false, value: null, open: false, known: [] });
});

test('a time may be written as a phone can', () => {
  expect(guessIn({ ...sheetOf(YES), value: '600' })?.value).toBe('06:00');
});

const verdicts = (guess: Guess | null, truth: Truth) => linesOf(guess, truth).map(({ about, right }) => [about, right]);

test('each answer is held against what was true, in whatever order the seats were ticked', () => {
  expect(verdicts(YES, TRUTH)).toEqual([
    ['chosen', true],
    ['value', true],
    ['open', true],
    ['known', true],
  ]);
  expect(verdicts(YES, { chosen: ['07:00'], open: true, known: ['P1'] })).toEqual([
    ['chosen', true],
    ['value', false],
    ['open', false],
    ['known', false],
  ]);
});

test('where agreement is broken, either time is right', () => {
  expect(verdicts(YES, { ...TRUTH, chosen: ['07:00', '06:00'] })[1]).toEqual(['value', true]);
});

test('where nothing is chosen, and nobody said so, there is nothing to name or to know', () => {
  const none: Truth = { chosen: [], open: true, known: [] };
  expect(verdicts({ ...YES, chosen: false, value: null, open: true, known: [] }, none)).toEqual([
    ['chosen', true],
    ['open', true],
  ]);
  expect(verdicts(YES, none)[0]).toEqual(['chosen', false]);
  expect(verdicts({ ...YES, value: null }, none)[1]).toEqual(['value', false]);
});

test('what was not answered is not right', () => {
  const lines = linesOf(null, TRUTH);
  expect(lines.map(({ yours }) => yours)).toEqual([null, null, null, null]);
  expect(lines.some(({ right }) => right)).toBe(false);
});
