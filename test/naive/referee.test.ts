import { describe, expect, test } from 'vitest';
import { RULES } from '../../shared/paxos/rules.ts';
import { randomGame } from '../support/random-game.ts';
import { naiveVerdict } from './referee.ts';
import { Story, book, pair } from './story.ts';

const SIX = '06:00';
const NOON = '12:00';

/** P1 holds promises numbered n of the first two generals, who report nothing. */
function opened(n = 1, settings = {}): Story {
  const story = new Story(settings);
  story.promised('P1', 'A1', n);
  story.promised('P1', 'A2', n);
  return story;
}

/** (1, 06:00) is chosen by A1 and A2. */
function chosen(settings = {}): Story {
  const story = opened(1, settings);
  story.voted('P1', 'A1', 1, SIX);
  story.voted('P1', 'A2', 1, SIX);
  return story;
}

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

describe('an officer', () => {
  test('O1: to propose with too few promises, or unprepared; once for each value', () => {
    const story = new Story();
    story.promised('P1', 'A1', 1);
    story.accept('P1', 'A1', 1, SIX);
    story.accept('P1', 'A2', 1, SIX);
    story.accept('P2', 'A2', 2, SIX);
    expect(story.violations).toEqual(['P1 O1', 'P2 O1']);
  });

  test('O1: a promise that arrives twice is one', () => {
    const story = new Story();
    const letter = story.promised('P1', 'A1', 1);
    story.answer(letter, book(1), { promise: null });
    story.accept('P1', 'A1', 1, SIX);
    expect(story.violations).toEqual(['P1 O1']);
  });

  test('O2: promises of an earlier round counted', () => {
    const story = opened();
    story.promised('P1', 'A3', 2);
    story.accept('P1', 'A3', 2, SIX);
    expect(story.violations).toEqual(['P1 O2']);
  });

  test('O3: a value of its own where the promises allow only another', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.promised('P2', 'A1', 2, pair(1, SIX));
    story.promised('P2', 'A2', 2);
    story.accept('P2', 'A2', 2, NOON);
    expect(story.violations).toEqual(['P2 O3']);
  });

  test('O4: a reported value, but not the highest', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.promised('P2', 'A2', 2);
    story.promised('P2', 'A3', 2);
    story.voted('P2', 'A3', 2, NOON);
    story.promised('P1', 'A1', 3, pair(1, SIX));
    story.promised('P1', 'A3', 3, pair(2, NOON));
    story.accept('P1', 'A1', 3, SIX);
    expect(story.violations).toEqual(['P1 O4']);
  });

  test('O5: two values at one number; with it no O3', () => {
    const story = chosen();
    story.promised('P2', 'A1', 2, pair(1, SIX));
    story.promised('P2', 'A2', 2, pair(1, SIX));
    story.accept('P2', 'A1', 2, SIX);
    story.accept('P2', 'A1', 2, NOON);
    story.accept('P2', 'A2', 2, NOON);
    expect(story.violations).toEqual(['P2 O5']);
  });

  test("O6: another officer's number, once for each officer", () => {
    const story = new Story();
    story.promised('P1', 'A1', 1);
    story.prepare('P2', 'A2', 1);
    story.prepare('P2', 'A3', 1);
    story.prepare('P3', 'A3', 1);
    story.accept('P2', 'A3', 1, SIX);
    expect(story.violations).toEqual(['P2 O6', 'P3 O6', 'P2 O1']);
  });

  test('O7: a claim without proof, even of what is chosen', () => {
    const story = chosen();
    story.claim('P1', 1, SIX);
    story.claim('P2', 1, SIX);
    story.claim('P2', 1, SIX);
    expect(story.violations).toEqual(['P2 O7']);
  });

  test('O7: reports prove as acceptances do', () => {
    const story = chosen();
    story.promised('P2', 'A1', 2, pair(1, SIX));
    story.promised('P2', 'A2', 2, pair(1, SIX));
    story.claim('P2', 1, SIX);
    expect(story.violations).toEqual([]);
  });

  test('O8: to announce what one does not know; once for each time', () => {
    const story = new Story();
    story.announce('P1', 'A1', SIX);
    story.announce('P1', 'A2', SIX);
    story.announce('A3', 'P2', NOON);
    story.announce('A3', 'P3', NOON);
    story.announce('A1', 'A2', SIX);
    expect(story.violations).toEqual(['P1 O8', 'A3 O8']);
  });

  test('D3: a number below one that was used', () => {
    const story = new Story();
    story.prepare('P1', 'A1', 5);
    story.prepare('P1', 'A1', 3);
    story.prepare('P1', 'A2', 3);
    story.prepare('P1', 'A2', 5);
    expect(story.violations).toEqual(['P1 D3']);
  });

  test('D4: a value that some quorum allows, against the highest report held', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.promised('P2', 'A1', 2, pair(1, SIX));
    story.promised('P2', 'A2', 2);
    story.promised('P2', 'A3', 2);
    story.accept('P2', 'A2', 2, NOON);
    expect(story.violations).toEqual(['P2 D4']);
  });

  test('D4: later promises change nothing', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.promised('P2', 'A2', 2);
    story.promised('P2', 'A3', 2);
    story.accept('P2', 'A2', 2, NOON);
    story.promised('P2', 'A1', 2, pair(1, SIX));
    story.accept('P2', 'A1', 2, NOON);
    expect(story.violations).toEqual([]);
  });
});

describe('an army', () => {
  test('X1: the last order alone is judged, by what was known as it was given', () => {
    const story = chosen();
    story.order(1, SIX);
    story.order(2, NOON);
    story.order(2, null);
    story.order(3, SIX);
    story.announce('P1', 'P3', SIX);
    expect(story.violations).toEqual(['army 3 X1']);
    expect(story.verdict.battle).toMatchObject({ outcome: 'victory', value: SIX, earned: false });
  });

  test('X1: a time that was told may be ordered, and earns the victory', () => {
    const story = chosen();
    story.announce('P1', 'A2', SIX);
    story.order(1, SIX);
    story.order(2, SIX);
    expect(story.violations).toEqual([]);
    expect(story.verdict.battle).toMatchObject({ outcome: 'victory', value: SIX, earned: true });
  });
});

describe('what is chosen, and who knows', () => {
  test('the same value at two numbers is not chosen', () => {
    const story = opened();
    story.voted('P1', 'A1', 1, SIX);
    story.promised('P2', 'A2', 2);
    story.promised('P2', 'A3', 2);
    story.voted('P2', 'A2', 2, SIX);
    expect(story.verdict).toMatchObject({ outcome: 'undecided', quadrant: 'stuck', chosen: [] });
  });

  test('a chosen pair stays chosen when notebooks move on', () => {
    const story = chosen();
    story.promised('P2', 'A2', 2, pair(1, SIX));
    story.promised('P2', 'A3', 2);
    story.voted('P2', 'A2', 2, SIX);
    expect(story.verdict).toMatchObject({ outcome: 'consensus', quadrant: 'sound', chosen: [pair(1, SIX)] });
    expect(story.moment?.choosable).toEqual([SIX]);
  });

  test('the officer knows with the letter that completes its quorum; no general does', () => {
    const { knows, chosen: pairs } = chosen().verdict;
    expect(pairs).toEqual([{ ...pair(1, SIX), seq: 15 }]);
    expect(knows).toEqual({ P1: { value: SIX, seq: 16 }, P2: null, P3: null, A1: null, A2: null, A3: null });
  });

  test('a shared tent lets the officer see the votes of its own general', () => {
    const story = opened(1, { tent: 'shared' });
    story.voted('P1', 'A2', 1, SIX);
    story.answer(story.accept('P1', 'A1', 1, SIX), book(1, pair(1, SIX)), 'accepted');
    story.events.pop();
    expect(story.verdict.knows.P1).toEqual({ value: SIX, seq: 15 });
  });

  test('in the beginning anything may be chosen; a proposal under way narrows nothing yet', () => {
    expect(new Story().moment).toBeUndefined();
    const story = opened();
    expect(story.moment?.choosable).toEqual(['open']);
    story.accept('P1', 'A1', 1, SIX);
    expect(story.moment?.choosable).toEqual([SIX, 'open']);
  });
});

describe('games by chance', () => {
  const verdictsOf = (count: number, options = {}): readonly ReturnType<typeof naiveVerdict>[] =>
    Array.from({ length: count }, (_, place) => {
      const { header, events } = randomGame(place + 1, options);
      return naiveVerdict(header, events);
    });

  test('every id, every outcome and every battle comes up often', { timeout: 240_000 }, () => {
    const verdicts = verdictsOf(2000);
    const violations = verdicts.flatMap((verdict) => verdict.violations);
    for (const { id } of RULES) {
      expect(violations.filter(({ rule }) => rule === id).length, id).toBeGreaterThanOrEqual(20);
    }
    const severities = violations.filter(({ rule }) => rule === 'G1').map(({ severity }) => severity);
    expect(severities.filter((severity) => severity === 'odd').length).toBeGreaterThanOrEqual(20);
    expect(severities.filter((severity) => severity === 'unsafe').length).toBeGreaterThanOrEqual(20);
    expect(violations.filter(({ root }) => !root).length).toBeGreaterThanOrEqual(500);
    for (const quadrant of ['sound', 'stuck', 'lucky', 'fatal']) {
      expect(verdicts.filter((verdict) => verdict.quadrant === quadrant).length, quadrant).toBeGreaterThanOrEqual(50);
    }
    for (const outcome of ['victory', 'defeat', 'stalemate']) {
      expect(verdicts.filter(({ battle }) => battle.outcome === outcome).length, outcome).toBeGreaterThanOrEqual(50);
    }
    expect(verdicts.filter(({ battle }) => battle.earned).length).toBeGreaterThanOrEqual(50);
  });

  test('without slips nothing at all is held against anyone', { timeout: 120_000 }, () => {
    for (const verdict of verdictsOf(400, { slips: 0 })) {
      expect(verdict.violations, verdict.record).toEqual([]);
      expect(verdict.outcome, verdict.record).not.toBe('broken');
    }
  });
});
