import { describe, expect, test } from 'vitest';
import { randomGame } from '../support/random-game.ts';
import { naiveBlame, repaired } from './blame.ts';
import { naiveVerdict } from './referee.ts';
import { Story, book, pair } from './story.ts';

const SIX = '06:00';
const NOON = '12:00';

function blamed(story: Story): readonly string[] {
  return naiveBlame(story.header, story.events).map(({ by, rule }) => `${by} ${rule}`);
}

/** A1 and A2 choose (1, 06:00). */
function chosen(): Story {
  const story = new Story();
  story.promised('P1', 'A1', 1);
  story.promised('P1', 'A2', 1);
  story.voted('P1', 'A1', 1, SIX);
  story.voted('P1', 'A2', 1, SIX);
  return story;
}

describe('blame', () => {
  test('nobody, when agreement holds', () => {
    expect(blamed(chosen())).toEqual([]);
  });

  test('the general that hid its vote, not the officer that believed it', () => {
    const story = chosen();
    story.answer(story.prepare('P2', 'A2', 2), book(2, pair(1, SIX)), { promise: null });
    story.promised('P2', 'A3', 2);
    story.voted('P2', 'A2', 2, NOON);
    story.voted('P2', 'A3', 2, NOON);
    expect(story.verdict.outcome).toBe('broken');
    expect(blamed(story)).toEqual(['A2 G4']);
  });

  test('who spoiled the notebook, not what followed from it', () => {
    const story = chosen();
    story.write('A2', book(0));
    story.promised('P2', 'A2', 2);
    story.promised('P2', 'A3', 2);
    story.voted('P2', 'A2', 2, NOON);
    story.voted('P2', 'A3', 2, NOON);
    expect(story.violations).toEqual(['A2 G10', 'A2 G4 consequence']);
    expect(blamed(story)).toEqual(['A2 G10']);
  });

  test('the officer that chose its own value', () => {
    const story = chosen();
    story.promised('P2', 'A2', 2, pair(1, SIX));
    story.promised('P2', 'A3', 2);
    story.voted('P2', 'A2', 2, NOON);
    story.voted('P2', 'A3', 2, NOON);
    expect(blamed(story)).toEqual(['P2 O3']);
  });

  test('the earlier of two that would each have been enough to put right', () => {
    const story = chosen();
    // P2 never prepared; A2 had promised 3 meanwhile, so that its vote at 2 is wrong as well.
    story.promised('P3', 'A2', 3, pair(1, SIX));
    const letter = story.accept('P2', 'A2', 2, NOON);
    story.answer(letter, book(3, pair(2, NOON)), 'accepted');
    story.voted('P2', 'A3', 2, NOON);
    expect(story.violations).toEqual(['P2 O1', 'A2 G3']);
    expect(blamed(story)).toEqual(['P2 O1']);
  });

  test('in games by chance, the repair gives agreement', { timeout: 240_000 }, () => {
    let broken = 0;
    for (let seed = 1; broken < 20; seed += 1) {
      const { header, events } = randomGame(seed, { armies: 3, slips: 0.12, length: 60 });
      const blame = naiveBlame(header, events);
      if (naiveVerdict(header, events).outcome !== 'broken') {
        expect(blame).toEqual([]);
        continue;
      }
      broken += 1;
      expect(blame.length, `seed ${seed}`).toBeGreaterThan(0);
      expect(blame.every(({ root, severity }) => root && severity === 'unsafe')).toBe(true);
      expect(naiveVerdict(header, repaired(header, events, blame)).outcome).not.toBe('broken');
    }
  });
});
