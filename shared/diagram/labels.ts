/**
 * Where words find a place: each asks for some places in order, and gets the first that lies on no other words, no
 * letter and no mark. What finds none is not written; it stands in the list beside the picture.
 */
import type { Line, Point } from './geometry.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Place {
  /** Where the first line of words starts or ends, on its base line. */
  readonly at: Point;
  readonly anchor: 'start' | 'end';
}

export interface Wanted {
  readonly key: string;
  readonly lines: readonly string[];
  /** Where it is wider than its words. */
  readonly width?: number;
  readonly places: readonly Place[];
}

export interface Label extends Place {
  readonly key: string;
  readonly lines: readonly string[];
  readonly box: Box;
}

export const LINE_HEIGHT = 16;
/** Of the letters above the base line, and below it. */
const RISE = 11;
const FALL = 4;
/** Fonts differ: words get this much more than they should need. */
const SLACK = 1.15;

/** About how wide words are at 14 units: Chinese characters are square. */
export function widthOf(words: string): number {
  let width = 0;
  for (const sign of words) width += sign.charCodeAt(0) > 0x2e7f ? 14 : 7.6;
  return width * SLACK;
}

function boxOf(lines: readonly string[], least: number, { at, anchor }: Place): Box {
  const width = Math.max(least, ...lines.map(widthOf));
  const height = RISE + FALL + (lines.length - 1) * LINE_HEIGHT;
  return { x: anchor === 'start' ? at.x : at.x - width, y: at.y - RISE, width, height };
}

export interface Obstacles {
  /** Words that would reach out of here are not written. */
  readonly within: Box;
  readonly lines: readonly Line[];
  readonly boxes: readonly Box[];
}

export function placeLabels(wanted: readonly Wanted[], { within, lines, boxes }: Obstacles): readonly Label[] {
  const inTheWay = new Squares<Line>(lines, ({ start, end }) => boxBetween(start, end), crosses);
  const taken = new Squares<Box>(boxes, (box) => box, overlap);
  return wanted.flatMap(({ key, lines: words, width = 0, places }) => {
    for (const place of places) {
      const box = boxOf(words, width, place);
      if (!contains(within, box) || taken.meets(box) || inTheWay.meets(box)) continue;
      taken.add(box);
      return [{ key, lines: words, box, ...place }];
    }
    return [];
  });
}

const SQUARE = 96;

/** What lies where, in squares: only what is near is looked at, so that a long picture costs no more for each word. */
class Squares<T> {
  readonly #squares = new Map<number, T[]>();
  readonly #boxOf: (each: T) => Box;
  readonly #meet: (each: T, box: Box) => boolean;

  constructor(all: readonly T[], boxOf: (each: T) => Box, meet: (each: T, box: Box) => boolean) {
    this.#boxOf = boxOf;
    this.#meet = meet;
    for (const each of all) this.add(each);
  }

  add(each: T): void {
    for (const square of squaresOf(this.#boxOf(each))) {
      const there = this.#squares.get(square);
      if (there === undefined) this.#squares.set(square, [each]);
      else there.push(each);
    }
  }

  meets(box: Box): boolean {
    return squaresOf(box).some((square) => this.#squares.get(square)?.some((each) => this.#meet(each, box)));
  }
}

/** Squares in a column have consecutive names. */
const COLUMN = 4096;

function squaresOf({ x, y, width, height }: Box): readonly number[] {
  const squares: number[] = [];
  for (let column = Math.floor(x / SQUARE); column <= Math.floor((x + width) / SQUARE); column += 1) {
    for (let row = Math.floor(y / SQUARE); row <= Math.floor((y + height) / SQUARE); row += 1)
      squares.push(column * COLUMN + row);
  }
  return squares;
}

function boxBetween(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(outer: Box, { x, y, width, height }: Box): boolean {
  return x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
}

/** Cuts the line to the box, side by side (Liang and Barsky); something is left where they meet. */
export function crosses({ start, end }: Line, { x, y, width, height }: Box): boolean {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  let [from, to] = [0, 1];
  const sides = [
    [-dx, start.x - x],
    [dx, x + width - start.x],
    [-dy, start.y - y],
    [dy, y + height - start.y],
  ] as const;
  for (const [step, room] of sides) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from <= to;
}
