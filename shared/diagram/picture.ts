/** The space-time diagram in full: every lane, letter and mark in view with its place, and the words that found one. */
import type { Letter } from '../paxos/letters.ts';
import { armyOf, type Seat } from '../paxos/seats.ts';
import { timeOf } from './drawn-time.ts';
import { wantsLetter, wantsMark, EVERYTHING, type Filter } from './filter.ts';
import { along, closed, LINE_STYLES, lineTo, type Frame, type LineStyle, type Point } from './geometry.ts';
import { lanesOf, type Lane, type Spacing } from './lanes.ts';
import { labelsIn, type PictureLabel, type Steps, type Words } from './picture-labels.ts';
import { firstFrom } from './search.ts';
import { smallLetters, smallMarks, type SmallLetters, type SmallMarks } from './small.ts';
import { marksIn, spansIn, type Flight, type Mark, type SpaceTime } from './space-time.ts';
import { IN_VIEW, type Stretch } from './stretch.ts';
import { at, centreOf, drawnOf, laneOf, type Detail, type View } from './view.ts';

/** Does not match the filter. */
interface Paled {
  readonly pale: boolean;
}

export interface PictureLetter extends Paled {
  readonly key: number;
  readonly letter: Letter;
  readonly army: number;
  readonly style: LineStyle;
  readonly fate: Flight['fate'];
  /** The events that it left and ended with. */
  readonly sent: number;
  readonly ended: number | null;
  readonly shaft: string;
  readonly head: string;
  readonly start: Point;
  /** Where the line ends: a cross, or whoever walks. */
  readonly end: Point;
}

export interface PictureMark extends Paled {
  readonly key: string;
  readonly mark: Mark;
  readonly point: Point;
  /** Towards the past: marks end where the act is. */
  readonly centre: Point;
}

interface Since {
  readonly seat: Seat;
  readonly lane: number;
  readonly since: number;
}

export interface Picture {
  readonly detail: Detail;
  readonly turned: boolean;
  readonly width: number;
  readonly height: number;
  /** Where time starts. */
  readonly edge: number;
  readonly lanes: readonly Lane[];
  /** From the first to the last lane of a seat that is not silent. */
  readonly across: readonly [number, number];
  readonly bound: readonly Since[];
  readonly knows: readonly Since[];
  readonly waits: readonly (Paled & { readonly key: string; readonly army: number; readonly d: string })[];
  readonly letters: readonly PictureLetter[];
  readonly marks: readonly PictureMark[];
  readonly threads: readonly (Paled & {
    readonly seq: number;
    readonly points: readonly Point[];
    readonly rule: number;
  })[];
  /** Instead of letters and marks one by one, where there are too many; the pale ones apart. */
  readonly small: readonly (Paled & SmallLetters & SmallMarks)[];
  readonly folds: readonly { readonly place: number; readonly skipped: number }[];
  readonly labels: readonly PictureLabel[];
  readonly frame: Frame;
}

export interface Look {
  /** Game time: the end of what is drawn. */
  readonly moment: number;
  readonly stretch: Stretch;
  readonly turned: boolean;
  /** How many units time runs along, and how many there are across. */
  readonly units?: number;
  readonly breadth?: number;
  readonly filter?: Filter;
  readonly steps?: Steps | undefined;
  /** For a glance: the least detail, however few letters there are. */
  readonly rough?: boolean;
}

/** On a page narrower than this, time runs down. */
export const TURNED_BELOW = 760;

/** A page this wide gets as many units as pixels, so that words are as large as elsewhere; within limits. */
export function unitsFor(width: number): number {
  return width === 0 ? UNITS : Math.min(1300, Math.max(TURNED_BELOW, width) - EDGE - AFTER);
}

/** Which part of the length of such a picture lies before the first moment, and which after the last one. */
export function marginsFor(width: number): { readonly before: number; readonly after: number } {
  const length = EDGE + unitsFor(width) + AFTER;
  return { before: (EDGE + MARGIN) / length, after: AFTER / length };
}

/** As many as a stretch takes at somewhat more than the usual scale: on paper there is room. */
export function unitsOf({ length }: Stretch): number {
  return MARGIN + Math.ceil((Math.max(IN_VIEW / 2, length) * UNITS * 1.25) / IN_VIEW);
}

/** Units of the picture that time runs along, where nothing else is asked for. */
const UNITS = 938;
const EDGE = 90;
const TURNED_EDGE = 64;
/** Beyond the last moment. */
const AFTER = 16;
/** Between the edge and the first moment: room for its marks. */
const MARGIN = 56;
const SPACING: Spacing = { start: 78, gap: 84, silentGap: 48 };
const TURNED: Spacing = { start: 44, gap: 66, silentGap: 44 };
const HEAD = { length: 10, half: 4.2, gap: 2, eyeGap: 15 };
const SMALL_HEAD = { length: 7, half: 3, gap: 2, eyeGap: 9 };
const NO_STEPS: Steps = new Map();

/** How many letters can be read in the usual length of a picture: with stamps, and with small ones. */
const READABLE = { full: 70, less: 260 };

export function pictureOf(state: SpaceTime, look: Look, words: Words): Picture {
  const { moment, stretch, turned, units = UNITS, filter = EVERYTHING } = look;
  const spacing = turned ? turnedSpacing(state, look.breadth ?? 0) : SPACING;
  const lanes = lanesOf(state, spacing);
  const edge = turned ? TURNED_EDGE : EDGE;
  const scale = (units - MARGIN) / stretch.length;
  const frame: Frame = { turned, from: stretch.start, start: edge + MARGIN, scale };
  const lastLane = lanes.at(-1)?.at ?? spacing.start;
  const length = edge + units + AFTER;
  const width = turned ? Math.max(lastLane + 56, look.breadth ?? 0) : length;
  const height = turned ? length : lastLane + spacing.start * 0.6;
  const view: View = {
    ...{
      state,
      frame,
      lanes,
      moment,
      gap: spacing.gap,
      detail: look.rough === true ? 'least' : detailOf(state, stretch, units),
    },
    from: Math.max(0, stretch.start - MARGIN / scale),
    until: timeOf(state, moment),
    within: turned
      ? { x: 0, y: edge, width, height: height - edge }
      : { x: edge, y: 0, width: width - edge - 6, height },
  };
  const to = stretch.start + stretch.length;
  const spoken = lanes.filter(({ kind, silent }, i) => i === 0 || kind === 'general' || !silent);
  const across = [spoken[0]?.at ?? 0, spoken.at(-1)?.at ?? 0] as const;
  const since = (when: ReadonlyMap<Seat, number>) =>
    [...when]
      .filter(([, time]) => time <= to)
      .map(([seat, time]) => ({ seat, lane: laneOf(view, seat), since: Math.max(edge, along(frame, time)) }));
  return {
    ...{ turned, width, height, edge, lanes, frame, across, detail: view.detail },
    bound: since(state.bound),
    knows: since(state.knowing),
    folds: foldsIn(view, to),
    ...contents(view, to, filter, words, look.steps ?? NO_STEPS, across),
  };
}

/** Lanes side by side, as far apart as they can be and no closer than stamps are wide. */
function turnedSpacing(state: SpaceTime, breadth: number): Spacing {
  const last = lanesOf(state, TURNED).at(-1)?.at ?? TURNED.start;
  const factor = Math.min(1.5, Math.max(0.85, (breadth - TURNED.start - 56) / Math.max(1, last - TURNED.start)));
  return { start: TURNED.start, gap: TURNED.gap * factor, silentGap: TURNED.silentGap * factor };
}

/** By how crowded the game is on the whole, so that it does not change from place to place. */
function detailOf({ flights: { done, open }, time }: SpaceTime, { length }: Stretch, units: number): Detail {
  const letters = (done.length + open.size) * Math.min(1, length / Math.max(1, time));
  const crowd = (letters / units) * UNITS;
  if (crowd <= READABLE.full) return 'full';
  return crowd <= READABLE.less ? 'less' : 'least';
}

type Contents = Pick<Picture, 'letters' | 'marks' | 'waits' | 'threads' | 'small' | 'labels'>;

function contents(
  view: View,
  to: number,
  filter: Filter,
  words: Words,
  steps: Steps,
  [first, last]: readonly [number, number],
): Contents {
  const { state, frame, from, until, detail } = view;
  const head = detail === 'full' ? HEAD : SMALL_HEAD;
  const flights = spansIn(state.flights, from, to).map((flight) => ({
    ...drawnOf(view, flight, head),
    pale: !wantsLetter(filter, flight.letter),
  }));
  const marks = marksIn(state, from, to).map((mark): PictureMark => {
    const point = at(view, mark.time, mark.seat);
    const pale = !wantsMark(filter, mark);
    return {
      key: `${mark.seq} ${mark.type} ${mark.seat}`,
      mark,
      point,
      centre: centreOf(view, mark.type, point),
      pale,
    };
  });
  const waits = spansIn(state.waits, from, to);
  const least = detail === 'least';
  const small = (least ? [true, false] : []).map((pale) => {
    const smallView = { ...view, size: 1, across: [first - 48, last] as const };
    const letters = flights.filter((each) => each.pale === pale).map(({ flight }) => flight);
    const lying = waits.filter(({ letter }) => wantsLetter(filter, letter) !== pale);
    return {
      pale,
      ...smallLetters(smallView, state.armies, letters, lying),
      ...smallMarks(
        smallView,
        marks.filter((each) => each.pale === pale).map(({ mark }) => mark),
      ),
    };
  });
  return {
    letters: flights.map(({ flight, line, arrow, pale }) => ({
      ...{ key: flight.nth, letter: flight.letter, army: armyOf(flight.letter.from), pale },
      ...{ style: LINE_STYLES[flight.letter.kind], fate: flight.fate, sent: flight.sent, ended: flight.ended },
      // In small they are drawn all at once, and only their places are asked for.
      shaft: least ? '' : lineTo(arrow ?? line),
      head: least || arrow === null ? '' : closed(arrow.head),
      ...line,
    })),
    marks,
    waits: least
      ? []
      : waits.map(({ letter, start, end }) => {
          const ends = { start: at(view, start, letter.to), end: at(view, end ?? until, letter.to) };
          return { key: letter.id, army: armyOf(letter.from), d: lineTo(ends), pale: !wantsLetter(filter, letter) };
        }),
    threads: least
      ? []
      : state.chosen
          .filter(({ time, quorum }) => time >= from && (quorum[0]?.time ?? time) <= to)
          .map((mark) => ({
            seq: mark.seq,
            pale: !wantsMark(filter, mark),
            points: mark.quorum.map((vote) => centreOf(view, 'vote', at(view, vote.time, vote.seat))),
            rule: along(frame, mark.time),
          })),
    small,
    labels: labelsIn(view, flights, marks, words, steps),
  };
}

function foldsIn({ state: { folds }, frame, from }: View, to: number): Picture['folds'] {
  return folds
    .slice(
      firstFrom(folds, ({ time }) => time >= from),
      firstFrom(folds, ({ time }) => time > to),
    )
    .filter(({ skipped }) => skipped > 0)
    .map(({ time, skipped }) => ({ place: along(frame, time), skipped }));
}
