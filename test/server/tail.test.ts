/** The last texts of a log, as bytes. */
import { describe, expect, it } from 'vitest';
import { Tail } from '../../server/room/tail.ts';

describe('A tail', () => {
  it('gives back what it was given, whatever is written in it', () => {
    const tail = new Tail(10);
    const texts = ['{"a":1}', '', '许诺 6:00', '\u{1F409}', 'x'.repeat(5000)];
    tail.push(texts);
    expect(tail.from(0)).toEqual(texts);
    expect(tail.from(3)).toEqual(texts.slice(3));
    expect(tail.from(5)).toEqual([]);
  });

  it.each([
    [0, 3],
    [1, 1],
    [1, 3],
    [3, 1],
    [3, 2],
    [3, 7],
    [128, 50],
  ])('holds the last %i, and never more than twice as many, when %i come at a time', (keep, atOnce) => {
    const tail = new Tail(keep);
    const all: string[] = [];
    for (let i = 0; i < 400; i += atOnce) {
      const next = Array.from({ length: atOnce }, (_, k) => `text ${'é'.repeat((i + k) % 13)} ${i + k}`);
      tail.push(next);
      all.push(...next);
      expect(tail.length).toBeGreaterThanOrEqual(Math.min(keep, all.length));
      expect(tail.length).toBeLessThanOrEqual(2 * keep);
      expect(tail.from(0)).toEqual(all.slice(all.length - tail.length));
    }
  });
});
