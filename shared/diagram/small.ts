/**
 * Letters and marks in small and without words, as paths: one for each army and kind of line, however many there are.
 * So the thumbnail is drawn, and the whole picture where it holds too much for stamps.
 */
import { armiesOf, armyOf } from '../paxos/seats.ts';
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
  triangle,
  type LineStyle,
  type Point,
} from './geometry.ts';
import type { Flight, Mark, Wait } from './space-time.ts';
import { at, wayOf, type View } from './view.ts';

export interface SmallLetters {
  readonly strokes: readonly Stroke[];
  readonly crosses: string;
}

/** All that one army wrote in one kind of line. */
export interface Stroke {
  readonly army: number;
  readonly kind: LineStyle | 'head' | 'open' | 'waiting' | 'walker';
  readonly d: string;
}

export interface SmallMarks {
  readonly promises: string;
  readonly refusals: string;
  readonly votes: string;
  readonly orders: string;
  readonly glow: string;
  readonly thread: string;
  readonly rule: string;
  readonly lozenges: string;
  readonly violations: string;
}

export interface SmallView extends Pick<View, 'frame' | 'lanes' | 'gap' | 'moment' | 'until'> {
  /** 1, or less where there are many lanes. */
  readonly size: number;
  /** What the rule of a chosen time runs through. */
  readonly across: readonly [number, number];
}

const HEAD = { length: 5.6, half: 2.3, gap: 2, eyeGap: 4 };

export function smallLetters(
  view: SmallView,
  armies: number,
  flights: Iterable<Flight>,
  waits: Iterable<Wait>,
): SmallLetters {
  const { until, size } = view;
  const strokes = new Map<string, string[]>();
  const add = (army: number, kind: Stroke['kind'], d: string) => {
    const key = `${kind} ${army}`;
    const drawn = strokes.get(key);
    if (drawn === undefined) strokes.set(key, [d]);
    else drawn.push(d);
  };
  const crosses: string[] = [];
  for (const flight of flights) {
    const { letter, fate, eye } = flight;
    const army = armyOf(letter.from);
    const line = wayOf(view, flight);
    const style = LINE_STYLES[letter.kind];
    if (fate === 'arrived') {
      const arrow = arrowOf(line.start, line.end, view.frame.turned, scaled(size), eye);
      add(army, style, lineTo(arrow));
      add(army, style === 'dashed' ? 'open' : 'head', closed(arrow.head));
      continue;
    }
    add(army, style, lineTo(line));
    if (fate === 'captured') crosses.push(cross(line.end, near(3.6 * size)));
    else add(army, 'walker', disc(line.end, near(2.4 * size)));
  }
  for (const { letter, start, end } of waits) {
    const line = { start: at(view, start, letter.to), end: at(view, end ?? until, letter.to) };
    add(armyOf(letter.from), 'waiting', lineTo(line));
  }
  return { strokes: inOrder(strokes, armies), crosses: crosses.join('') };
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
      return drawn === undefined ? [] : [{ army, kind, d: drawn.join('') }];
    }),
  );
}

type Drawn = { -readonly [Key in keyof SmallMarks]: string };

export function smallMarks(view: SmallView, marks: Iterable<Mark>): SmallMarks {
  const drawn: Drawn = {
    ...{ promises: '', refusals: '', votes: '', orders: '', glow: '', thread: '', rule: '', lozenges: '' },
    violations: '',
  };
  for (const mark of marks) drawMark(view, mark, drawn);
  return drawn;
}

function drawMark(view: SmallView, mark: Mark, drawn: Drawn): void {
  const { size, frame } = view;
  const point = at(view, mark.time, mark.seat);
  switch (mark.type) {
    case 'promise':
      drawn.promises += bracket(before(view, point, 2), near(4 * size), near(12 * size));
      return;
    case 'refusal':
      drawn.refusals += disc(before(view, point, 3 * size), near(3 * size));
      return;
    case 'vote':
      drawn.votes += box(stampAt(view, point), 9 * size, 9 * size);
      if (mark.golden !== null) drawn.glow += box(stampAt(view, point), 14 * size, 14 * size);
      return;
    case 'order':
      drawn.orders += pennant(point, near(9 * size));
      return;
    case 'violation': {
      const y = Math.max(12, point.y - 3 * size);
      drawn.violations += triangle({ x: point.x, y }, near(6.5 * size), near(11 * size));
      return;
    }
    case 'chosen': {
      const stamps = mark.quorum.map((vote) => stampAt(view, at(view, vote.time, vote.seat)));
      const [from, to] = view.across;
      drawn.thread += chain(stamps);
      drawn.rule += frame.turned ? `M${from} ${near(point.y)}H${to}` : `M${near(point.x)} ${from}V${to}`;
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

function before({ frame }: SmallView, { x, y }: Point, by: number): Point {
  return frame.turned ? { x, y: y - by } : { x: x - by, y };
}

/** A stamp ends where the act is. */
function stampAt(view: SmallView, point: Point): Point {
  return before(view, point, 4.5 * view.size);
}
