/** Where the camps of a game stand: army 1 to the left above, the others clockwise around the valley. */
import { armiesOf } from '../../shared/paxos/seats.ts';
import type { Point } from './hill.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export interface CampSite extends Point {
  readonly army: number;
  /** The foot of its hill, clockwise. */
  readonly corners: readonly Point[];
}

const CORNERS = 11;

export function campsAround(armies: number, { width, height }: Frame): readonly CampSite[] {
  const first = -90 - 180 / armies;
  return armiesOf(armies).map((army) => {
    const angle = ((first + (army - 1) * (360 / armies)) * Math.PI) / 180;
    const towards = { x: Math.cos(angle), y: Math.sin(angle) };
    const middle = { x: width / 2 + towards.x * width * 0.5, y: height / 2 + towards.y * height * 0.56 };
    const breadth = armies > 3 ? 0.23 : 0.3;
    return {
      army,
      x: width / 2 + towards.x * width * 0.38,
      y: height / 2 + towards.y * height * 0.34 + height * 0.075,
      corners: around(middle, width * breadth, height * (breadth + 0.08), army),
    };
  });
}

/** An uneven ring; the same for the same army. */
function around({ x, y }: Point, wide: number, high: number, army: number): readonly Point[] {
  return Array.from({ length: CORNERS }, (_, i) => {
    const angle = (i / CORNERS) * 2 * Math.PI;
    const uneven = 1 + 0.09 * Math.sin(3 * angle + army * 1.7) + 0.05 * Math.cos(5 * angle + army * 2.9);
    return { x: x + Math.cos(angle) * wide * uneven, y: y + Math.sin(angle) * high * uneven };
  });
}

/** Where somebody is who has come this far from one camp to another, from 0 to 1. */
export function alongTheWay(from: Point, to: Point, t: number): Point {
  // Both ways bend to their own side, so that who goes does not run into who comes back.
  const bend = 0.48 * t * (1 - t);
  return {
    x: from.x + (to.x - from.x) * t - (to.y - from.y) * bend,
    y: from.y + (to.y - from.y) * t + (to.x - from.x) * bend,
  };
}

export interface Way {
  readonly path: string;
  readonly middle: Point;
  readonly end: Point;
}

/** A bent way that stops well before the other camp: nobody sees how far a messenger came. */
export function wayIntoTheDark(from: Point, to: Point, reach: number): Way {
  const bend = { x: -(to.y - from.y) * 0.12, y: (to.x - from.x) * 0.12 };
  const along = (t: number): Point => ({
    x: from.x + (to.x - from.x) * t + bend.x * 4 * t * (1 - t),
    y: from.y + (to.y - from.y) * t + bend.y * 4 * t * (1 - t),
  });
  const points = Array.from({ length: 13 }, (_, i) => along((i / 12) * reach));
  const path = points.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).join('L');
  return { path: `M${path}`, middle: along(reach / 2), end: along(reach) };
}
