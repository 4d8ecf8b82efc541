import { expect, test } from 'vitest';
import { linesOf } from '../../client/class/answers.ts';
import type { Guess, Truth } from '../../shared/class/events.ts';

const CHOSEN: Truth = { chosen: ['06:00'], open: false, known: ['P1'] };
const NO: Guess = { chosen: false, value: null, open: true, known: [] };
const about = (guess: Guess | null, truth: Truth) =>
  Object.fromEntries(linesOf(guess, truth).map(({ about: what, yours, right }) => [what, [yours, right]]));

test('whoever says that no time is chosen was not asked which, nor who knows it', () => {
  expect(about(NO, CHOSEN)).toEqual({
    chosen: [false, false],
    value: [null, false],
    open: [true, false],
    known: [null, false],
  });
});

test('whoever says that one is chosen is told of each answer whether it is right', () => {
  const guess: Guess = { chosen: true, value: '06:00', open: true, known: ['P1'] };
  expect(about(guess, CHOSEN)).toEqual({
    chosen: [true, true],
    value: ['06:00', true],
    open: [true, false],
    known: [['P1'], true],
  });
});

test('where nothing is chosen and nobody said so, there is nothing to name', () => {
  expect(Object.keys(about(NO, { chosen: [], open: true, known: [] }))).toEqual(['chosen', 'open']);
});
