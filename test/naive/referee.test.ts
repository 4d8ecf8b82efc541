import { describe, expect, test } from 'vitest';
import { RULES } from '../../shared/paxos/rules.ts';
import { randomGame } from '../support/random-game.ts';
import { NOON, SIX, chosen, opened } from './openings.ts';
import { naiveVerdict } from './referee.ts';
import { Story, book, pair } from './story.ts';

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
