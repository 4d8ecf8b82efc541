import { describe, expect, test } from 'vitest';
import { NOON, SIX, opened } from './openings.ts';
import { Story, book, pair } from './story.ts';

describe('a general', () => {
  test('G1: to promise less than was promised is unsafe when the notebook is lowered with it', () => {
    const story = new Story();
    story.promised('P1', 'A1', 5);
    story.promised('P2', 'A1', 3);
    expect(story.violations).toEqual(['A1 G1']);
    expect(story.verdict.violations[0]?.severity).toBe('unsafe');
  });

  test('G1: it is odd when the notebook keeps the higher promise', () => {
    const story = new Story();
    story.promised('P1', 'A1', 5);
    story.answer(story.prepare('P2', 'A1', 3), book(5), { promise: null });
    expect(story.verdict.violations).toMatchObject([{ rule: 'G1', severity: 'odd', root: true }]);
  });

  test('G1: it is a consequence when the notebook had lost the promise', () => {
    const story = new Story();
    story.promised('P1', 'A1', 5);
    story.write('A1', book(0));
    story.promised('P2', 'A1', 3);
    expect(story.violations).toEqual(['A1 G10', 'A1 G1 consequence']);
  });

  test('G1: a captured promise binds all the same', () => {
    const story = new Story();
    const letter = story.prepare('P1', 'A1', 5);
    story.answer(letter, book(5), { promise: null });
    story.events.pop();
    story.promised('P2', 'A1', 3);
    expect(story.violations).toEqual(['A1 G1']);
  });

  test('G2: a promise that is not written', () => {
    const story = new Story();
    story.answer(story.prepare('P1', 'A1', 1), book(0), { promise: null });
    expect(story.violations).toEqual(['A1 G2']);
  });

  test('G2: with it, the lowered number is no G10', () => {
    const story = new Story();
    story.promised('P1', 'A1', 3);
    story.answer(story.prepare('P2', 'A1', 5), book(1), { promise: null });
    expect(story.violations).toEqual(['A1 G2']);
  });

  test('G3: a vote below the promise', () => {
    const story = opened();
    story.promised('P2', 'A1', 2);
    story.answer(story.accept('P1', 'A1', 1, SIX), book(2, pair(1, SIX)), 'accepted');
    expect(story.violations).toEqual(['A1 G3']);
  });

  test('G3: in silence it is a vote too, and with it there is no G8, G9, G10', () => {
    const story = opened();
    story.promised('P2', 'A1', 2);
    story.answer(story.accept('P1', 'A1', 1, SIX), book(1, pair(1, SIX)), null);
    expect(story.violations).toEqual(['A1 G3', 'A1 D2']);
  });

  test('G3: to repeat an old vote is right', () => {
    const story = opened();
    const letter = story.voted('P1', 'A1', 1, SIX);
    story.promised('P2', 'A1', 2, pair(1, SIX));
    story.answer(letter, book(2, pair(1, SIX)), 'accepted');
    expect(story.violations).toEqual([]);
  });

  test('G4: a promise that hides the vote', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.answer(story.prepare('P2', 'A1', 2), book(2, pair(1, SIX)), { promise: null });
    expect(story.violations).toEqual(['A1 G4']);
  });

  test('G4: it is a consequence of an erased notebook, which is a G10', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.write('A1', book(1));
    story.promised('P2', 'A1', 2);
    expect(story.violations).toEqual(['A1 G10', 'A1 G4 consequence']);
  });

  test('G5: a promise that reports another pair than the last vote', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.answer(story.prepare('P2', 'A1', 2), book(2, pair(1, SIX)), { promise: pair(1, NOON) });
    expect(story.violations).toEqual(['A1 G5']);
  });

  test('G6: a promise that reports a vote never cast', () => {
    const story = new Story();
    story.answer(story.prepare('P1', 'A1', 2), book(2), { promise: pair(1, NOON) });
    expect(story.violations).toEqual(['A1 G6']);
  });

  test('G7: a second value at one number; the duty keeps the first', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.voted('P1', 'A1', 1, NOON);
    expect(story.violations).toEqual(['P1 O5', 'A1 G7']);
    expect(story.moment?.duty.A1).toEqual({ promised: 1, accepted: pair(1, SIX) });
  });

  test('G7: repeating either of two votes is one again', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    const second = story.voted('P1', 'A1', 1, NOON);
    story.answer(second, book(1, pair(1, NOON)), 'accepted');
    expect(story.violations).toEqual(['P1 O5', 'A1 G7', 'A1 G7 consequence']);
  });

  test('G7: a pair written that is neither the vote nor the letter, even where there was none', () => {
    const story = new Story();
    story.write('A1', book(0, pair(1, NOON)));
    expect(story.violations).toEqual(['A1 G7']);
  });

  test('G7: a repair is none', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.write('A1', book(0));
    story.write('A1', book(1, pair(1, SIX)));
    expect(story.violations).toEqual(['A1 G10']);
  });

  test('G8: an acceptance that is not written', () => {
    const story = opened();
    story.answer(story.accept('P1', 'A1', 1, SIX), book(1), 'accepted');
    expect(story.violations).toEqual(['A1 G8']);
  });

  test('G8: with it, another pair in the notebook is no G7', () => {
    const story = opened();
    story.answer(story.accept('P1', 'A1', 1, SIX), book(1, pair(1, NOON)), 'accepted');
    expect(story.violations).toEqual(['A1 G8']);
  });

  test('G9: a vote above the promise, with the promise left as it was', () => {
    const story = opened();
    story.answer(story.accept('P1', 'A3', 1, SIX), book(0, pair(1, SIX)), 'accepted');
    expect(story.violations).toEqual(['A3 G9']);
  });

  test('G10: the written promise lowered below the duty, or the pair erased', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.write('A1', book(0, pair(1, SIX)));
    story.write('A1', book(1, pair(1, SIX)));
    story.write('A1', book(1));
    expect(story.violations).toEqual(['A1 G10', 'A1 G10']);
  });

  test('G10: with G1 the erased pair still counts', () => {
    const story = opened(5);
    story.voted('P1', 'A1', 5, SIX);
    story.answer(story.prepare('P2', 'A1', 3), book(3), { promise: pair(5, SIX) });
    expect(story.violations).toEqual(['A1 G1', 'A1 G10']);
  });

  test('G11: one number promised to two officers', () => {
    const story = new Story();
    story.promised('P1', 'A1', 1);
    story.promised('P2', 'A1', 1);
    expect(story.violations).toEqual(['P2 O6', 'A1 G11']);
  });

  test('G11: to the same officer it is a repetition', () => {
    const story = new Story();
    const letter = story.promised('P1', 'A1', 1);
    story.answer(letter, book(1), { promise: null });
    expect(story.violations).toEqual([]);
  });

  test('L1: a refusal that the table does not have', () => {
    const story = opened();
    story.answer(story.prepare('P1', 'A3', 1), book(0), { reject: 0 });
    story.answer(story.accept('P1', 'A1', 1, SIX), book(1), { reject: 1 });
    expect(story.violations).toEqual(['A3 L1', 'A1 L1']);
  });

  test('L1: by the story, a general may refuse a proposal that it did not promise', () => {
    const refusal = (acceptRule: 'textbook' | 'seed'): Story => {
      const story = opened(1, { acceptRule });
      story.answer(story.accept('P1', 'A3', 1, SIX), book(0), { reject: 0 });
      return story;
    };
    expect(refusal('textbook').violations).toEqual(['A3 L1']);
    expect(refusal('seed').violations).toEqual([]);
  });

  test('L1: the second value at a number may be refused', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.answer(story.accept('P1', 'A1', 1, NOON), book(1, pair(1, SIX)), { reject: 1 });
    expect(story.violations).toEqual(['P1 O5']);
  });

  test('L2: a refusal with another number than the promised one', () => {
    const story = new Story();
    story.promised('P1', 'A1', 3);
    story.answer(story.prepare('P2', 'A1', 2), book(3), { reject: 4 });
    expect(story.violations).toEqual(['A1 L2']);
  });

  test('D1: the written promise raised above the duty', () => {
    const story = new Story();
    story.answer(story.prepare('P1', 'A1', 1), book(4), { promise: null });
    story.answer(story.prepare('P2', 'A2', 2), book(2), null);
    expect(story.violations).toEqual(['A1 D1', 'A2 D1']);
  });

  test('D2: a vote written and not answered', () => {
    const story = opened();
    story.answer(story.accept('P1', 'A1', 1, SIX), book(1, pair(1, SIX)), null);
    expect(story.violations).toEqual(['A1 D2']);
  });
});
