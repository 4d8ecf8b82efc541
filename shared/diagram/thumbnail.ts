/**
 * The space-time diagram as small as a stamp, without words: a path for each army and kind of line, however many letters
 * there are. The right edge is now.
 */
import { armiesOf, armyOf, type Seat } from '../paxos/seats.ts';
import {
  arrowOf,
  box,
  bracket,
  chain,
  closed,
  cross,
  disc,
  LINE_STYLES,
  lineTo,
  lozenge,
  near,
  pennant,
  pointAt,
  reachOf,
  triangle,
  type Frame,
  type LineStyle,
  type Point,
} from './geometry.ts';
import { timeOf } from './drawn-time.ts';
import { fewLanesOf, type Lane } from './lanes.ts';
import { marksIn, spansIn, type Mark, type SpaceTime } from './space-time.ts';

export interface Thumbnail {
  readonly bands: readonly { readonly army: number; readonly y: number; readonly height: number }[];
  readonly officers: string;
  /** A general's lane is dotted until it is bound. */
  readonly unbound: string;
  readonly bound: string;
  readonly strokes: readonly Stroke[];
  readonly crosses: string;
  readonly promises: string;
  readonly refusals: string;
  readonly votes: string;
  readonly orders: string;
  readonly glow: string;
  readonly thread: string;
  readonly rule: string;
  readonly lozenges: string;
  readonly knows: string;
  readonly violations: string;
}

/** All that one army wrote in one kind of line. */
export interface Stroke {
  readonly army: number;
  readonly kind: LineStyle | 'head' | 'open' | 'waiting' | 'walker';
  readonly d: string;
}

export const THUMBNAIL = { width: 208, height: 160, left: -2, right: 203 } as const;

const FIRST = 13;
const LAST = 147;
const START = 7;
const HEAD = { length: 5.6, half: 2.3, gap: 2, eyeGap: 4 };

/** No more than this is shown, in drawn milliseconds; and no fewer, or the first letter would race. */
const LONGEST = 60_000;
const SHORTEST = 15_000;
/** Of messengers: more would be a blot. */
const MOST = 60;

export function thumbnailOf(state: SpaceTime, moment: number): Thumbnail {
  const lanes = fewLanesOf(state, FIRST, LAST);
  const gap = lanes.length > 1 ? (LAST - FIRST) / (lanes.length - 1) : LAST;
  const now = timeOf(state, moment);
  const from = startOf(state, now);
  const span = Math.max(SHORTEST, now - from);
  const frame: Frame = { turned: false, from: now - span, start: START, scale: (THUMBNAIL.right - START) / span };
  const view = { state, frame, lanes, moment, now, from, size: Math.min(1, gap / 33) };
  return { ...lanesIn(view, gap), ...lettersIn(view, gap), ...marksDrawn(view) };
}

interface View {
  readonly state: SpaceTime;
  readonly frame: Frame;
  readonly lanes: readonly Lane[];
  readonly moment: number;
  readonly now: number;
  readonly from: number;
  /** 1, or less where there are many lanes. */
  readonly size: number;
}

/** As far back as the picture goes. */
function startOf({ flights: { done, open } }: SpaceTime, now: number): number {
  const oldest = done.at(-Math.max(1, MOST - open.size));
  const crowded = done.length + open.size > MOST ? (oldest?.start ?? 0) : 0;
  return Math.max(0, now - LONGEST, Math.min(crowded, now - SHORTEST));
}

function laneOf({ lanes }: View, seat: Seat): number {
  return lanes.find((lane) => lane.seat === seat)?.at ?? 0;
}

function at(view: View, time: number, seat: Seat): Point {
  return pointAt(view.frame, time, laneOf(view, seat));
}

function lanesIn(view: View, gap: number): Pick<Thumbnail, 'bands' | 'officers' | 'unbound' | 'bound'> {
  const { left, right } = THUMBNAIL;
  const generals = view.lanes.filter(({ kind }) => kind === 'general');
  const height = near(Math.min(15, gap * 0.45));
  const whole = ({ at: y }: Lane) => `M${left} ${near(y)}H${right}`;
  return {
    bands: generals.map(({ seat, at: y }) => ({ army: armyOf(seat), y: near(y - height / 2), height })),
    officers: paths(view.lanes.filter(({ kind }) => kind === 'officer').map(whole)),
    unbound: paths(generals.map(whole)),
    bound: paths(
      generals.map(({ seat, at: y }) => {
        const since = [...view.state.bound].find(([general]) => general === seat)?.[1];
        if (since === undefined) return '';
        return `M${near(Math.max(left, pointAt(view.frame, since, y).x))} ${near(y)}H${right}`;
      }),
    ),
  };
}

const paths = (parts: readonly string[]): string => parts.join('');

function lettersIn(view: View, gap: number): Pick<Thumbnail, 'strokes' | 'crosses'> {
  const { state, moment, now, from, size } = view;
  const strokes = new Map<string, string[]>();
  const add = (army: number, kind: Stroke['kind'], d: string) => {
    const key = `${kind} ${army}`;
    const drawn = strokes.get(key);
    if (drawn === undefined) strokes.set(key, [d]);
    else drawn.push(d);
  };
  const crosses: string[] = [];
  for (const flight of spansIn(state.flights, from, now).slice(-2 * MOST)) {
    const { letter, start, end, fate, eye } = flight;
    const army = armyOf(letter.from);
    const [a, b] = [laneOf(view, letter.from), laneOf(view, letter.to)];
    const reach = a + (b - a) * reachOf(flight, Math.abs(b - a) / gap, moment);
    const [origin, goal] = [pointAt(view.frame, start, a), pointAt(view.frame, end ?? now, reach)];
    const style = LINE_STYLES[letter.kind];
    if (fate === 'arrived') {
      const arrow = arrowOf(origin, goal, false, scaled(size), eye);
      add(army, style, lineTo(arrow));
      add(army, style === 'dashed' ? 'open' : 'head', closed(arrow.head));
      continue;
    }
    add(army, style, lineTo({ start: origin, end: goal }));
    if (fate === 'captured') crosses.push(cross(goal, near(3.6 * size)));
    else add(army, 'walker', disc(goal, near(2.4 * size)));
  }
  for (const { letter, start, end } of spansIn(state.waits, from, now).slice(-2 * MOST)) {
    const line = { start: at(view, start, letter.to), end: at(view, end ?? now, letter.to) };
    add(armyOf(letter.from), 'waiting', lineTo(line));
  }
  return { strokes: inOrder(strokes, state.armies), crosses: paths(crosses) };
}

function scaled(size: number): typeof HEAD {
  const { length, half, gap, eyeGap } = HEAD;
  return { length: length * size, half: half * size, gap: gap * size, eyeGap: eyeGap * size };
}

/** What lies behind comes first. */
const KINDS = ['waiting', 'dotted', 'thin', 'thick', 'dashed', 'head', 'open', 'walker'] as const;

function inOrder(strokes: ReadonlyMap<string, readonly string[]>, armies: number): readonly Stroke[] {
  return KINDS.flatMap((kind) =>
    armiesOf(armies).flatMap((army) => {
      const drawn = strokes.get(`${kind} ${army}`);
      return drawn === undefined ? [] : [{ army, kind, d: paths(drawn) }];
    }),
  );
}

type Marks = Omit<Thumbnail, 'bands' | 'officers' | 'unbound' | 'bound' | 'strokes' | 'crosses'>;

function marksDrawn(view: View): Marks {
  const drawn = {
    ...{ promises: '', refusals: '', votes: '', orders: '', glow: '', thread: '', rule: '', lozenges: '' },
    ...{ knows: knownIn(view), violations: '' },
  };
  for (const mark of marksIn(view.state, view.from, view.now)) drawMark(view, mark, drawn);
  return drawn;
}

type Drawn = { -readonly [Key in keyof Marks]: string };

function drawMark(view: View, mark: Mark, drawn: Drawn): void {
  const { size } = view;
  const point = at(view, mark.time, mark.seat);
  switch (mark.type) {
    case 'promise':
      drawn.promises += bracket({ x: point.x - 2, y: point.y }, near(4 * size), near(12 * size));
      return;
    case 'refusal':
      drawn.refusals += disc({ x: point.x - 3 * size, y: point.y }, near(3 * size));
      return;
    case 'vote':
      drawn.votes += box(stampAt(point, size), 9 * size, 9 * size);
      if (mark.golden) drawn.glow += box(stampAt(point, size), 14 * size, 14 * size);
      return;
    case 'order':
      drawn.orders += pennant(point, near(9 * size));
      return;
    case 'violation':
      drawn.violations += triangle(
        { x: point.x, y: Math.max(12, point.y - 3 * size) },
        near(6.5 * size),
        near(11 * size),
      );
      return;
    case 'chosen': {
      const stamps = mark.quorum.map((vote) => stampAt(at(view, vote.time, vote.seat), size));
      drawn.thread += chain(stamps);
      drawn.rule += `M${near(point.x)} 4V${LAST}`;
      drawn.lozenges += lozenge({ x: point.x + 2 * size, y: point.y }, 5.5 * size, 6.5 * size);
      return;
    }
    case 'claim':
    case 'announcement':
    case 'knows':
      // Too small to be told apart here; who knows is a double line.
      return;
  }
}

/** A stamp ends where the act is. */
function stampAt({ x, y }: Point, size: number): Point {
  return { x: x - 4.5 * size, y };
}

function knownIn(view: View): string {
  const parts = [...view.state.knowing].map(([seat, since]) => {
    const { x, y } = at(view, since, seat);
    const half = 3 * view.size;
    const start = near(Math.max(THUMBNAIL.left, x));
    return `M${start} ${near(y - half)}H${THUMBNAIL.right}M${start} ${near(y + half)}H${THUMBNAIL.right}`;
  });
  return paths(parts);
}
