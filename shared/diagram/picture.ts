/** The space-time diagram in full: every lane, letter and mark in view with its place, and the words that found one. */
import type { Letter, Pair } from '../paxos/letters.ts';
import { armyOf, isProposer, type Seat } from '../paxos/seats.ts';
import {
  along,
  arrowOf,
  closed,
  LINE_STYLES,
  lineTo,
  pointAt,
  reachOf,
  type Frame,
  type Line,
  type LineStyle,
  type Point,
} from './geometry.ts';
import { timeOf } from './drawn-time.ts';
import { placeLabels, type Box, type Label, type Place, type Wanted } from './labels.ts';
import { lanesOf, type Lane } from './lanes.ts';
import { marksIn, spansIn, type Flight, type Mark, type SpaceTime } from './space-time.ts';

export interface PictureLetter {
  readonly key: number;
  readonly letter: Letter;
  readonly army: number;
  readonly style: LineStyle;
  readonly fate: Flight['fate'];
  readonly start: number;
  readonly shaft: string;
  readonly head: string;
  /** Where the line ends: a cross, or whoever walks. */
  readonly end: Point;
}

export interface PictureMark {
  readonly key: string;
  readonly mark: Mark;
  readonly point: Point;
  /** Towards the past: marks end where the act is. */
  readonly centre: Point;
}

export interface PictureThread {
  readonly key: string;
  readonly points: readonly Point[];
  readonly rule: number;
}

export interface Picture {
  readonly turned: boolean;
  readonly width: number;
  readonly height: number;
  /** Where time starts, and where it ends: now, or the edge. */
  readonly edge: number;
  readonly end: number;
  readonly lanes: readonly Lane[];
  /** From the first to the last lane of a seat that is not silent. */
  readonly across: readonly [number, number];
  readonly bound: readonly { readonly seat: Seat; readonly lane: number; readonly since: number }[];
  readonly knows: readonly { readonly seat: Seat; readonly lane: number; readonly since: number }[];
  readonly waits: readonly { readonly key: string; readonly army: number; readonly d: string }[];
  readonly letters: readonly PictureLetter[];
  readonly marks: readonly PictureMark[];
  readonly threads: readonly PictureThread[];
  readonly folds: readonly { readonly place: number; readonly skipped: number }[];
  readonly labels: readonly (Label & { readonly army: number | null; readonly kind: LabelKind })[];
  readonly frame: Frame;
}

export type LabelKind = 'letter' | 'captured' | 'knows' | 'order' | 'chosen';

/** What is written on letters and marks, in the reader's language. */
export interface Words {
  readonly letter: (letter: Letter) => readonly string[];
  readonly captured: string;
  readonly knows: (value: string) => string;
  readonly chosen: (pair: Pair) => string;
  readonly order: (value: string | null) => string;
}

/** Milliseconds of drawn time in one picture. */
export const IN_VIEW = 60_000;

/** Units of the picture that time runs along, and across. */
const ALONG = { edge: 90, length: 938, turnedEdge: 64 };
/** Between the edge and the first moment: room for its marks. */
const MARGIN = 56;
const SCALE = (ALONG.length - MARGIN) / IN_VIEW;
const SPACING = { start: 78, gap: 84, silentGap: 48 };
const TURNED = { start: 44, gap: 66, silentGap: 44 };
const HEAD = { length: 10, half: 4.2, gap: 2, eyeGap: 15 };
const FAN_MS = 4000;

export interface Look {
  /** Game time. */
  readonly moment: number;
  /** Where the picture ends, in drawn time. */
  readonly to: number;
  readonly turned: boolean;
}

export function pictureOf(state: SpaceTime, { moment, to, turned }: Look, words: Words): Picture {
  const spacing = turned ? TURNED : SPACING;
  const lanes = lanesOf(state, spacing);
  const from = Math.max(0, to - IN_VIEW);
  const edge = turned ? ALONG.turnedEdge : ALONG.edge;
  const frame: Frame = { turned, from, start: edge + MARGIN, scale: SCALE };
  const now = timeOf(state, moment);
  const until = Math.min(now, to);
  const across = (lanes.at(-1)?.at ?? spacing.start) + spacing.start * 0.6;
  const length = edge + ALONG.length + 16;
  const width = turned ? Math.max(across + 30, 320) : length;
  const height = turned ? length : across;
  const within = turned
    ? { x: 0, y: edge, width, height: height - edge }
    : { x: edge, y: 0, width: width - edge, height };
  const view: View = { state, frame, lanes, moment, from, until, within };
  const flights = spansIn(state.flights, from, until).map((flight) => ({ flight, ...lineOf(view, flight) }));
  const marks = marksIn(state, from, until).map((mark) => placed(view, mark));
  const spoken = lanes.filter(({ kind, silent }, i) => i === 0 || kind === 'general' || !silent);
  return {
    ...{ turned, width, height, edge, lanes, frame, marks },
    end: along(frame, until),
    across: [spoken[0]?.at ?? 0, spoken.at(-1)?.at ?? 0],
    bound: [...state.bound].map(([seat, since]) => ({ seat, ...sinceWhen(view, seat, since, edge) })),
    knows: [...state.knowing].map(([seat, since]) => ({ seat, ...sinceWhen(view, seat, since, edge) })),
    waits: spansIn(state.waits, from, until).map(({ letter, start, end }) => {
      const ends = { start: at(view, start, letter.to), end: at(view, end ?? until, letter.to) };
      return { key: letter.id, army: armyOf(letter.from), d: lineTo(ends) };
    }),
    letters: flights.map(({ flight, line, arrow }) => ({
      key: flight.nth,
      letter: flight.letter,
      army: armyOf(flight.letter.from),
      style: LINE_STYLES[flight.letter.kind],
      fate: flight.fate,
      start: flight.start,
      shaft: lineTo(arrow ?? line),
      head: arrow === null ? '' : closed(arrow.head),
      end: line.end,
    })),
    threads: state.chosen
      .filter(({ time }) => time >= from && time <= until)
      .map(({ seq, time, quorum }) => ({
        key: String(seq),
        points: quorum.map((vote) => placed(view, vote).centre),
        rule: along(frame, time),
      })),
    folds: state.folds
      .slice(-20)
      .filter(({ time }) => time >= from && time <= until)
      .map(({ time, skipped }) => ({ place: along(frame, time), skipped })),
    labels: labelsIn(view, flights, marks, words),
  };
}

interface View {
  readonly state: SpaceTime;
  readonly frame: Frame;
  readonly lanes: readonly Lane[];
  readonly moment: number;
  readonly from: number;
  readonly until: number;
  readonly within: Box;
}

interface Drawn {
  readonly flight: Flight;
  readonly line: Line;
  readonly arrow: ReturnType<typeof arrowOf> | null;
}

function laneOf({ lanes }: View, seat: Seat): number {
  return lanes.find((lane) => lane.seat === seat)?.at ?? 0;
}

function at(view: View, time: number, seat: Seat): Point {
  return pointAt(view.frame, time, laneOf(view, seat));
}

function sinceWhen(
  view: View,
  seat: Seat,
  since: number,
  edge: number,
): { readonly lane: number; readonly since: number } {
  return { lane: laneOf(view, seat), since: Math.max(edge, along(view.frame, since)) };
}

function lineOf(view: View, flight: Flight): Omit<Drawn, 'flight'> {
  const { letter, start, end, fate, eye } = flight;
  const [a, b] = [laneOf(view, letter.from), laneOf(view, letter.to)];
  const crossed = Math.abs(b - a) / (view.frame.turned ? TURNED.gap : SPACING.gap);
  const lane = a + (b - a) * reachOf(flight, crossed, view.moment);
  const line = { start: pointAt(view.frame, start, a), end: pointAt(view.frame, end ?? view.until, lane) };
  const { turned } = view.frame;
  return { line, arrow: fate === 'arrived' ? arrowOf(line.start, line.end, turned, HEAD, eye) : null };
}

/** How far before its act the middle of a mark stands, and how much room it takes. */
const MARKS: Readonly<
  Record<Mark['type'], { readonly before: number; readonly width: number; readonly height: number }>
> = {
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

function placed(view: View, mark: Mark): PictureMark {
  const point = at(view, mark.time, mark.seat);
  const { before, width, height } = MARKS[mark.type];
  const { turned } = view.frame;
  const back = turned && before > 0 ? before - width / 2 + height / 2 : before;
  const centre = turned ? { x: point.x, y: point.y - back } : { x: point.x - back, y: point.y };
  return { key: `${mark.seq} ${mark.type} ${mark.seat}`, mark, point, centre };
}

function boxAround({ mark, centre }: PictureMark): Box {
  const { width, height } = MARKS[mark.type];
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

/** Whoever still walks shows the letter. */
function slipBox({ flight, line: { end } }: Drawn): readonly Box[] {
  return flight.fate === 'walking' ? [{ x: end.x - 10, y: end.y - 7.5, width: 20, height: 15 }] : [];
}

type PictureLabel = Picture['labels'][number];

function labelsIn(
  view: View,
  flights: readonly Drawn[],
  marks: readonly PictureMark[],
  words: Words,
): readonly PictureLabel[] {
  const kinds = new Map<string, { readonly army: number | null; readonly kind: LabelKind }>();
  const wanted: Wanted[] = [];
  const want = (label: Wanted, kind: LabelKind, army: number | null) => {
    kinds.set(label.key, { kind, army });
    wanted.push(label);
  };
  for (const { key, mark, point } of marks) {
    if (mark.type === 'chosen')
      want({ key, lines: [words.chosen(mark)], places: rulePlaces(view, point) }, 'chosen', null);
  }
  const fans = new Map<string, number>();
  flights.forEach(({ flight, line }) => {
    const { letter, start, fate } = flight;
    const key = `letter ${flight.nth}`;
    const lines = words.letter(letter);
    if (fate === 'captured') want(capturedLabel(`${key} x`, line.end, words.captured), 'captured', null);
    const places = isProposer(letter.from) ? fanPlaces(view, letter.from, line.start) : besidePlaces(view, line);
    if (isProposer(letter.from)) {
      const fan = `${letter.from} ${lines.join(' ')}`;
      const before = fans.get(fan);
      fans.set(fan, start);
      if (before !== undefined && Math.abs(start - before) <= FAN_MS) return;
    }
    want({ key, lines, places }, 'letter', armyOf(letter.from));
  });
  for (const { key, mark, point } of marks) {
    if (mark.type === 'knows')
      want({ key, lines: [words.knows(mark.value)], places: aroundPlaces(point) }, 'knows', null);
    if (mark.type === 'order')
      want({ key, lines: [words.order(mark.value)], places: aroundPlaces(point) }, 'order', null);
  }
  const obstacles = {
    within: view.within,
    lines: flights.map(({ line }) => line),
    boxes: [...laneBoxes(view), ...marks.map(boxAround), ...flights.flatMap(slipBox)],
  };
  return placeLabels(wanted, obstacles).map((label) => ({ ...label, ...(kinds.get(label.key) ?? NO_KIND) }));
}

const NO_KIND = { kind: 'letter', army: null } as const;

/** One label for an officer's letters, where they leave: outside the outer lane, or right of it where time runs down. */
function fanPlaces({ frame, lanes }: View, seat: Seat, { x, y }: Point): readonly Place[] {
  if (frame.turned) {
    return [-6, 12, 26, -20].map((dy) => ({ at: { x: x + 9, y: y + dy }, anchor: 'start' as const }));
  }
  const above = lanes[0]?.seat === seat;
  const rows = above ? [-14, -32] : [22, 40];
  return rows.map((dy) => ({ at: { x: x - 6, y: y + dy }, anchor: 'start' }));
}

/** Beside its line, 9 away: right where that is free, else left, near the middle first. */
function besidePlaces(view: View, line: Line): readonly Place[] {
  const { start, end } = line;
  return partsOf(view, line).flatMap((part): Place[] => {
    const middle = { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part + 4 };
    // A slanted line comes nearer within the height of the words.
    const lean = Math.min(60, Math.abs((end.x - start.x) / (end.y - start.y || 1)) * 9);
    return [
      { at: { x: middle.x + 9 + lean, y: middle.y }, anchor: 'start' },
      { at: { x: middle.x - 9 - lean, y: middle.y }, anchor: 'end' },
    ];
  });
}

const DOWN = [0.5, 0.36, 0.64, 0.24, 0.76];

/** Where a line runs through the gutters between the bands, which are the room for words; nearest its middle first. */
function partsOf({ frame, lanes }: View, { start, end }: Line): readonly number[] {
  if (frame.turned) return DOWN;
  const parts = lanes.slice(1).flatMap(({ at }, i) => {
    const gutter = (at + (lanes[i]?.at ?? at)) / 2;
    return [0, -10, 10].map((by) => (gutter + by - start.y) / (end.y - start.y || 1));
  });
  return parts.filter((part) => part > 0 && part < 1).sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
}

/** At the end of the rule through all lanes. */
function rulePlaces({ frame, lanes, within }: View, { x, y }: Point): readonly Place[] {
  if (frame.turned) {
    const side = { x: within.x + within.width - 4, y: y + 16 };
    return [
      { at: side, anchor: 'end' },
      { at: { ...side, y: y - 8 }, anchor: 'end' },
    ];
  }
  const above = (lanes[0]?.at ?? 0) - 40;
  return [
    { at: { x: x + 8, y: above }, anchor: 'start' },
    { at: { x: x - 8, y: above }, anchor: 'end' },
    { at: { x: x + 8, y: above - 18 }, anchor: 'start' },
  ];
}

/** Words on a lane would be struck through. */
function laneBoxes({ frame, lanes, within }: View): readonly Box[] {
  if (frame.turned) return [];
  return lanes.map(({ kind, at: y }) => {
    const half = kind === 'general' ? 17 : 1;
    return { x: within.x, y: y - half, width: within.width, height: 2 * half };
  });
}

function aroundPlaces({ x, y }: Point): readonly Place[] {
  return [
    { at: { x: x + 8, y: y + 26 }, anchor: 'start' },
    { at: { x: x + 8, y: y - 16 }, anchor: 'start' },
    { at: { x: x - 8, y: y + 26 }, anchor: 'end' },
    { at: { x: x - 8, y: y - 16 }, anchor: 'end' },
  ];
}

function capturedLabel(key: string, { x, y }: Point, words: string): Wanted {
  const places: readonly Place[] = [
    { at: { x: x + 14, y: y + 5 }, anchor: 'start' },
    { at: { x: x - 14, y: y + 5 }, anchor: 'end' },
  ];
  return { key, lines: [words], places };
}
