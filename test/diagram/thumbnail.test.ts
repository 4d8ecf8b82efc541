import { describe, expect, test } from 'vitest';
import { THUMBNAIL, thumbnailOf, type Thumbnail } from '../../shared/diagram/thumbnail.ts';
import { randomGame } from '../support/random-game.ts';
import { drawn, exampleGame, witnessed } from '../support/witnessed-game.ts';

const CROSSING = exampleGame('story-crossing');

function seenAt(upTo?: number): Thumbnail {
  const state = drawn(CROSSING, upTo);
  return thumbnailOf(state, state.at);
}

const count = (d: string, command: string) => d.split(command).length - 1;
const strokeOf = ({ strokes }: Thumbnail, army: number, kind: string) =>
  strokes.find((stroke) => stroke.army === army && stroke.kind === kind)?.d ?? '';

describe('the crossing scene in small', () => {
  test('one path for each army and kind of line, whatever it holds', () => {
    const thumbnail = seenAt();
    const keys = thumbnail.strokes.map(({ army, kind }) => `${kind} ${army}`);
    expect(new Set(keys).size).toBe(keys.length);
    // Officer 1 sent six prepares, and general 1 two promises.
    expect(count(strokeOf(thumbnail, 1, 'thin'), 'M')).toBe(8);
    expect(count(strokeOf(thumbnail, 2, 'dashed'), 'M')).toBe(1);
    expect(count(strokeOf(thumbnail, 2, 'open'), 'M')).toBe(1);
  });

  test('every mark is there', () => {
    const { crosses, promises, votes, refusals, glow, lozenges, rule, thread, knows, violations } = seenAt();
    expect(count(crosses, 'M') / 2).toBe(3);
    expect([promises, votes, refusals, glow].map((d) => count(d, 'M'))).toEqual([6, 5, 1, 4]);
    expect([lozenges, rule, thread].map((d) => count(d, 'M'))).toEqual([2, 2, 2]);
    expect(count(knows, 'M')).toBe(4);
    expect(violations).toBe('');
  });

  test('who is silent has no lane, but a second officer has its place from the start', () => {
    expect(count(seenAt().officers, 'M')).toBe(2);
    expect(count(seenAt(1).officers, 'M')).toBe(2);
  });

  test('a walking letter ends in a dot at the right edge, which is now', () => {
    const discs = strokeOf(seenAt(18), 1, 'walker');
    expect(discs).toBe('');
    expect(strokeOf(seenAt(19), 1, 'walker')).toMatch(new RegExp(`^M${THUMBNAIL.right - 2.4} `));
  });
});

test('a letter on its way comes on as time passes, though nothing happens', () => {
  const letter = { id: 'L1', from: 'P1', to: 'A2', kind: 'prepare', n: 1 };
  const game = witnessed({ armies: 3, acceptRule: 'textbook', tent: 'separate' }, [
    { seq: 1, at: 0, type: 'sent', letter },
    { seq: 2, at: 0, type: 'departed', letter: 'L1', copy: 1, due: 4000, fate: 'arrive', until: null },
  ]);
  const state = drawn(game);
  const [early, late] = [1000, 3000].map((now) => strokeOf(thumbnailOf(state, now), 1, 'thin'));
  expect(early).not.toBe(late);
});

test('an old letter that still walks is still drawn', () => {
  const letter = { id: 'L1', from: 'P1', to: 'A2', kind: 'prepare', n: 1 };
  const idle = Array.from({ length: 100 }, (_, i) => ({ seq: i + 3, at: (i + 1) * 4000, type: 'paused' }));
  const game = witnessed({ armies: 3, acceptRule: 'textbook', tent: 'separate' }, [
    { seq: 1, at: 0, type: 'sent', letter },
    { seq: 2, at: 0, type: 'departed', letter: 'L1', copy: 1, due: null, fate: 'arrive', until: null },
    ...idle,
  ]);
  expect(strokeOf(thumbnailOf(drawn(game), 400_000), 1, 'walker')).not.toBe('');
});

test('however long the game, there is no more to draw than a minute holds', () => {
  const lengths = [200, 6000].map((length) => {
    const { header, events } = randomGame(3, { armies: 3, length });
    const state = drawn(witnessed(header, events));
    return JSON.stringify(thumbnailOf(state, state.at)).length;
  });
  expect(lengths[1]).toBeLessThan(3 * (lengths[0] ?? 0));
});
