/** What can be picked in a picture, in the order in which it happened: by keys one after the other, by hand what is near. */
import type { Point } from '../../shared/diagram/geometry.ts';
import type { Picture } from '../../shared/diagram/picture.ts';
import { letterTitle, markTitle } from './picture-words.ts';

export interface Item {
  readonly key: string;
  /** The event that it stands for. */
  readonly seq: number;
  /** A letter is a line, a mark a point twice. */
  readonly start: Point;
  readonly end: Point;
  readonly words: () => string;
}

/** What the filter leaves, and what has begun within the picture. */
export function itemsOf({ letters, marks, edge, turned }: Picture): readonly Item[] {
  const inside = (point: Point) => (turned ? point.y : point.x) >= edge;
  const items = [
    ...letters
      .filter(({ pale, start }) => !pale && inside(start))
      .map((each): Item => {
        const { key, sent: seq, start, end } = each;
        return { key: `letter ${key}`, seq, start, end, words: () => letterTitle(each) };
      }),
    ...marks
      .filter(({ pale, point }) => !pale && inside(point))
      .map(({ key, mark, centre }): Item => {
        return { key, seq: mark.seq, start: centre, end: centre, words: () => markTitle(mark) };
      }),
  ];
  return items.sort((a, b) => a.seq - b.seq);
}

/** The nearest of those that are near at all. */
export function itemNear(items: readonly Item[], point: Point, reach: number): Item | null {
  let best: Item | null = null;
  let least = reach;
  for (const item of items) {
    const far = distance(point, item);
    if (far >= least) continue;
    least = far;
    best = item;
  }
  return best;
}

function distance({ x, y }: Point, { start, end }: Item): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const part = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy || 1);
  const on = Math.min(1, Math.max(0, part));
  return Math.hypot(x - start.x - on * dx, y - start.y - on * dy);
}
