/** Where drawn time stands across the page: as in the diagram above it, where that shows the whole game. */
import { marginsFor, TURNED_BELOW } from '../../shared/diagram/picture.ts';
import { wholeOf } from '../../shared/diagram/stretch.ts';

export interface Scale {
  /** In pixels of the page. */
  readonly width: number;
  readonly start: number;
  readonly end: number;
  /** Drawn time at the end. */
  readonly whole: number;
}

/** On either side, so that a thumb at the very end can be seen. */
const SIDE = 14;

/** `beside`: below a diagram. */
export function scaleFor(width: number, total: number, beside: boolean): Scale {
  if (!beside || width < TURNED_BELOW) {
    return { width, start: SIDE, end: Math.max(SIDE + 1, width - SIDE), whole: Math.max(1, total) };
  }
  const { before, after } = marginsFor(width);
  return { width, start: before * width, end: (1 - after) * width, whole: wholeOf(total).length };
}

export function xOf({ start, end, whole }: Scale, place: number): number {
  return Math.round((start + ((end - start) * place) / whole) * 10) / 10;
}

export function placeAtX({ start, end, whole }: Scale, x: number): number {
  return Math.min(whole, Math.max(0, ((x - start) / (end - start)) * whole));
}
