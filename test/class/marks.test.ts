import { expect, test } from 'vitest';
import type { Guess, Truth } from '../../shared/class/events.ts';
import { marksOf, QUESTIONS } from '../../shared/class/marks.ts';

const OPEN: Truth = { chosen: [], open: true, known: [] };
const CHOSEN: Truth = { chosen: ['06:00'], open: false, known: ['A1', 'P1'] };
const BROKEN: Truth = { chosen: ['06:00', '07:00'], open: false, known: ['P2'] };

const guess = (rest: Partial<Guess> = {}): Guess => ({ chosen: false, value: null, open: true, known: [], ...rest });

test.each([
  ['nothing is chosen, and said so', OPEN, guess(), [true, true, true, true]],
  ['a time is named where none is chosen', OPEN, guess({ chosen: true, value: '06:00' }), [false, false, true, true]],
  ['chosen, it says, and names no time where none is', OPEN, guess({ chosen: true }), [false, false, true, true]],
  ['not chosen, it says, where one is', CHOSEN, guess({ open: false }), [false, false, true, false]],
  ['chosen, but not which', CHOSEN, guess({ chosen: true, open: false }), [true, false, true, false]],
  [
    'all of it, whatever the order of the seats',
    CHOSEN,
    guess({ chosen: true, value: '06:00', open: false, known: ['P1', 'A1'] }),
    [true, true, true, true],
  ],
  ['one seat too many', CHOSEN, guess({ known: ['P1', 'A1', 'A2'] }), [false, false, false, false]],
  ['of two chosen times either is right', BROKEN, guess({ chosen: true, value: '07:00' }), [true, true, false, false]],
])('%s', (_, truth, one, right) => {
  const marks = marksOf(one, truth);
  expect(QUESTIONS.map((question) => marks[question])).toEqual(right);
});
