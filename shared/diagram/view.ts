/** One look at a game: which stretch, how large, and where on the picture a moment on a lane is. */
import type { Seat } from '../paxos/seats.ts';
import { arrowOf, pointAt, reachOf, type Frame, type HeadSize, type Line, type Point } from './geometry.ts';
import type { Box } from './labels.ts';
import type { Lane } from './lanes.ts';
import type { Flight, Mark, SpaceTime } from './space-time.ts';

/** From stamps that can be read, through small ones, to squares as in the thumbnail. */
export type Detail = 'full' | 'less' | 'least';

export interface View {
  readonly state: SpaceTime;
  readonly frame: Frame;
  readonly lanes: readonly Lane[];
  /** Between two lanes. */
  readonly gap: number;
  readonly detail: Detail;
  /** Game time. */
  readonly moment: number;
  /** In drawn time. */
  readonly from: number;
  readonly until: number;
  readonly within: Box;
}

export function laneOf({ lanes }: Pick<View, 'lanes'>, seat: Seat): number {
  return lanes.find((lane) => lane.seat === seat)?.at ?? 0;
}

export function at(view: Pick<View, 'lanes' | 'frame'>, time: number, seat: Seat): Point {
  return pointAt(view.frame, time, laneOf(view, seat));
}

type Ways = Pick<View, 'lanes' | 'frame' | 'gap' | 'moment' | 'until'>;

/** From its writer to wherever it came. */
export function wayOf(view: Ways, flight: Flight): Line {
  const { letter, start, end } = flight;
  const [a, b] = [laneOf(view, letter.from), laneOf(view, letter.to)];
  const lane = a + (b - a) * reachOf(flight, Math.abs(b - a) / view.gap, view.moment);
  return { start: pointAt(view.frame, start, a), end: pointAt(view.frame, end ?? view.until, lane) };
}

export interface Drawn {
  readonly flight: Flight;
  readonly line: Line;
  readonly arrow: ReturnType<typeof arrowOf> | null;
}

export function drawnOf(view: Ways, flight: Flight, head: HeadSize): Drawn {
  const line = wayOf(view, flight);
  const { turned } = view.frame;
  const arrow = flight.fate === 'arrived' ? arrowOf(line.start, line.end, turned, head, flight.eye) : null;
  return { flight, line, arrow };
}

export interface MarkSize {
  /** How far before its act the middle of a mark stands. */
  readonly before: number;
  readonly width: number;
  readonly height: number;
}

const FULL: Readonly<Record<Mark['type'], MarkSize>> = {
  promise: { before: 14, width: 24, height: 30 },
  vote: { before: 29, width: 50, height: 36 },
  refusal: { before: 9, width: 18, height: 18 },
  claim: { before: 0, width: 14, height: 16 },
  announcement: { before: 0, width: 8, height: 8 },
  order: { before: 0, width: 16, height: 44 },
  violation: { before: 0, width: 30, height: 26 },
  chosen: { before: 0, width: 18, height: 20 },
  knows: { before: 0, width: 24, height: 24 },
};

const LESS: Readonly<Record<Mark['type'], MarkSize>> = {
  ...FULL,
  promise: { before: 10, width: 16, height: 20 },
  vote: { before: 13, width: 24, height: 20 },
  refusal: { before: 6, width: 12, height: 12 },
  order: { before: 0, width: 12, height: 30 },
  knows: { before: 0, width: 16, height: 16 },
};

export function sizeOf({ detail }: Pick<View, 'detail'>, type: Mark['type']): MarkSize {
  return detail === 'full' ? FULL[type] : LESS[type];
}

/** The middle of a mark: it ends where the act is. */
export function centreOf(view: Pick<View, 'frame' | 'detail'>, type: Mark['type'], { x, y }: Point): Point {
  const { before, width, height } = sizeOf(view, type);
  if (!view.frame.turned) return { x: x - before, y };
  return { x, y: y - (before > 0 ? before - width / 2 + height / 2 : 0) };
}
