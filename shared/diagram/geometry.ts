/** Points, lines and heads: what a letter looks like once lanes and time have their places. */
import type { LetterKind } from '../paxos/letters.ts';
import { progressOf, CAPTURED_AT } from './walk.ts';
import type { Flight } from './space-time.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a letter is drawn: thin for the first phase, thick for the second, dashed for a refusal, dotted for news. */
export type LineStyle = 'thin' | 'thick' | 'dashed' | 'dotted';

export const LINE_STYLES: Readonly<Record<LetterKind, LineStyle>> = {
  prepare: 'thin',
  promise: 'thin',
  accept: 'thick',
  accepted: 'thick',
  reject: 'dashed',
  announce: 'dotted',
};

export interface HeadSize {
  readonly length: number;
  /** Half its width. */
  readonly half: number;
  /** How far before the lane it ends, and before an eye. */
  readonly gap: number;
  readonly eyeGap: number;
}

/** Time along, lanes across; turned, time runs down. */
export interface Frame {
  readonly turned: boolean;
  /** Drawn time at the start of the picture, and how many units a millisecond takes. */
  readonly from: number;
  readonly start: number;
  readonly scale: number;
}

export function along({ from, start, scale }: Frame, time: number): number {
  return start + (time - from) * scale;
}

export function pointAt(frame: Frame, time: number, lane: number): Point {
  const place = along(frame, time);
  return frame.turned ? { x: lane, y: place } : { x: place, y: lane };
}

/** How far across a flight comes, from 0 to 1: a captured one ends before the lane that it never reached. */
export function reachOf(flight: Flight, lanesCrossed: number, now: number): number {
  const { fate, walker } = flight;
  if (fate === 'arrived') return 1;
  if (fate === 'captured') return takenAt(lanesCrossed);
  // Where the record names no messengers, nobody knows how far it has come.
  const gone = walker === null ? 0.5 : progressOf(walker, now);
  return walker?.messenger.fate === 'capture' ? (gone / CAPTURED_AT) * takenAt(lanesCrossed) : gone;
}

/** At 80 % of its way; from far off, in the gutter before the last lane rather than behind it. */
function takenAt(lanesCrossed: number): number {
  return Math.max(CAPTURED_AT, 1 - 0.6 / Math.max(1, lanesCrossed));
}

export interface Line {
  readonly start: Point;
  readonly end: Point;
}

export interface Arrow extends Line {
  /** Its tip first. */
  readonly head: readonly [Point, Point, Point];
}

/** A line whose head ends just before the lane; a short one has a short head. */
export function arrowOf(start: Point, goal: Point, turned: boolean, size: HeadSize, eye: boolean): Arrow {
  const length = Math.hypot(goal.x - start.x, goal.y - start.y) || 1;
  const u = { x: (goal.x - start.x) / length, y: (goal.y - start.y) / length };
  const steep = Math.max(0.2, Math.abs(turned ? u.x : u.y));
  const back = Math.min(eye ? size.eyeGap : size.gap / steep, length / 2);
  const tip = { x: goal.x - u.x * back, y: goal.y - u.y * back };
  const long = Math.min(size.length, (length - back) * 0.6);
  const base = { x: tip.x - u.x * long, y: tip.y - u.y * long };
  const side = { x: -u.y * size.half, y: u.x * size.half };
  // The shaft reaches a little into the head, so that no light falls between them.
  const end = { x: base.x + u.x * long * 0.2, y: base.y + u.y * long * 0.2 };
  const wing = (by: number) => ({ x: base.x + side.x * by, y: base.y + side.y * by });
  return { start, end, head: [tip, wing(1), wing(-1)] };
}

/** To a tenth: paths stay short. */
export const near = (value: number): number => Math.round(value * 10) / 10;

const placed = ({ x, y }: Point) => `${near(x)} ${near(y)}`;

export const lineTo = ({ start, end }: Line): string => `M${placed(start)}L${placed(end)}`;
export const chain = (points: readonly Point[]): string => `M${points.map(placed).join('L')}`;
export const closed = (points: readonly Point[]): string => `${chain(points)}Z`;

/** A cross, a disc, a lozenge and the like around a point, by how far they reach. */
export function cross({ x, y }: Point, r: number): string {
  return `M${placed({ x: x - r, y: y - r })}l${2 * r} ${2 * r}M${placed({ x: x + r, y: y - r })}l${-2 * r} ${2 * r}`;
}

export function disc({ x, y }: Point, r: number): string {
  return `M${placed({ x: x - r, y })}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

export function box({ x, y }: Point, width: number, height: number): string {
  return `M${placed({ x: x - width / 2, y: y - height / 2 })}h${near(width)}v${near(height)}h${near(-width)}z`;
}

export function lozenge({ x, y }: Point, r: number, tall: number): string {
  return closed([
    { x, y: y - tall },
    { x: x + r, y },
    { x, y: y + tall },
    { x: x - r, y },
  ]);
}

/** Open to the side where the number stands. */
export function bracket({ x, y }: Point, wide: number, high: number): string {
  return `M${placed({ x, y: y - high / 2 })}h${-wide}v${high}h${wide}`;
}

/** A pennant on a pole that stands on the point. */
export function pennant({ x, y }: Point, high: number): string {
  return `M${placed({ x, y })}v${-high}l${near(high * 0.7)} ${near(high * 0.28)}l${near(-high * 0.7)} ${near(high * 0.28)}`;
}

export function triangle({ x, y }: Point, half: number, high: number): string {
  return `M${placed({ x, y: y - high })}l${half} ${high}h${-2 * half}z`;
}
