/**
 * Hills as old maps draw them: hachures, short strokes down the slope, thick above and ending in a point. Drawn by rule
 * rather than by hand, so that any valley with any number of armies can have them.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Step extends Point {
  /** Unit vector towards the top of the hill. */
  readonly up: Point;
}

/** A small generator with a seed: the same hill looks the same at every visit. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A closed smooth curve through the corners (Catmull-Rom), as points about `gap` apart. Corners run clockwise. */
export function outline(corners: readonly Point[], gap: number): readonly Step[] {
  const at = (i: number) => corners[(i + corners.length) % corners.length] ?? { x: 0, y: 0 };
  return corners.flatMap((_, i) => {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const count = Math.max(1, Math.round(Math.hypot(c.x - b.x, c.y - b.y) / gap));
    return Array.from({ length: count }, (__, k) => {
      const t = k / count;
      const slope = (p: number, q: number, r: number, s: number) =>
        (r - p + 2 * t * (2 * p - 5 * q + 4 * r - s) + 3 * t * t * (3 * q - p - 3 * r + s)) / 2;
      const place = (p: number, q: number, r: number, s: number) =>
        q + (t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * q - p - 3 * r + s)))) / 2;
      const along = { x: slope(a.x, b.x, c.x, d.x), y: slope(a.y, b.y, c.y, d.y) };
      const length = Math.hypot(along.x, along.y) || 1;
      return {
        x: place(a.x, b.x, c.x, d.x),
        y: place(a.y, b.y, c.y, d.y),
        up: { x: -along.y / length, y: along.x / length },
      };
    });
  });
}

const near = (value: number) => Math.round(value * 10) / 10;
const moved = ({ x, y, up }: Step, by: number): Point => ({ x: x + up.x * by, y: y + up.y * by });

export function pathOf(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${near(x)} ${near(y)}`).join('L')}Z`;
}

/** The line that runs `height` above the foot of the hill. */
export function contour(steps: readonly Step[], height: number): string {
  return pathOf(steps.filter((_, i) => i % 4 === 0).map((step) => moved(step, height)));
}

/** One row of hachures. `foot`: how far up its point ends, negative for beyond the foot of the hill. */
export function hachures(steps: readonly Step[], foot: number, length: number, width: number, seed: number): string {
  const next = chance(seed);
  const strokes = steps.map((step) => {
    const thinned = next() < 0.08;
    const low = foot + (next() - 0.5) * length * 0.3;
    const high = low + length * (0.75 + next() * 0.5);
    const lean = (next() - 0.5) * 3;
    const tip = moved(step, low);
    const top = moved(step, high);
    const side = { x: (-step.up.y * width) / 2, y: (step.up.x * width) / 2 };
    if (thinned) return '';
    return (
      `M${near(tip.x)} ${near(tip.y)}` +
      `L${near(top.x + side.x + lean * step.up.y)} ${near(top.y + side.y - lean * step.up.x)}` +
      `L${near(top.x - side.x + lean * step.up.y)} ${near(top.y - side.y - lean * step.up.x)}Z`
    );
  });
  return strokes.join('');
}
