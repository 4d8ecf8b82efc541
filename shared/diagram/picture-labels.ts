/** Which words a picture wants to carry, and where each of them might stand. */
import type { Letter, Pair } from '../paxos/letters.ts';
import { armyOf, isProposer, type Seat } from '../paxos/seats.ts';
import type { Line, Point } from './geometry.ts';
import { placeLabels, widthOf, type Box, type Label, type Place, type Wanted } from './labels.ts';
import type { Mark } from './space-time.ts';
import { sizeOf, type Drawn, type View } from './view.ts';

type LabelKind = 'letter' | 'captured' | 'knows' | 'order' | 'chosen' | 'step';

export interface PictureLabel extends Label {
  readonly army: number | null;
  readonly kind: LabelKind;
  /** It belongs to this event: earlier it is still to come. */
  readonly seq: number;
}

/** What is written on letters and marks, in the reader's language. */
export interface Words {
  readonly letter: (letter: Letter) => readonly string[];
  readonly captured: string;
  readonly knows: (value: string) => string;
  readonly chosen: (pair: Pair) => string;
  readonly order: (value: string | null) => string;
}

/** Steps of the story that is told, by the event that each begins with: "1", "2a". */
export type Steps = ReadonlyMap<number, string>;

interface Wish extends Wanted {
  readonly kind: LabelKind;
  readonly army: number | null;
  readonly seq: number;
}

interface PlacedMark {
  readonly key: string;
  readonly mark: Mark;
  readonly point: Point;
  readonly centre: Point;
}

/** An officer's letters that leave one after the other go with one label. */
const FAN_MS = 4000;

/** `flights` and `marks` are all that lies in the way; words are only for what is not `pale`. */
export function labelsIn(
  view: View,
  flights: readonly (Drawn & { readonly pale: boolean })[],
  marks: readonly (PlacedMark & { readonly pale: boolean })[],
  words: Words,
  steps: Steps,
): readonly PictureLabel[] {
  const brightMarks = marks.filter(({ pale }) => !pale);
  const bright = flights.filter(({ pale }) => !pale);
  const wishes = [
    ...brightMarks.flatMap((each) => chosenWish(view, each, words)),
    ...stepWishes(view, bright, brightMarks, steps),
    ...(view.detail === 'least' ? [] : bright.length === 0 ? [] : letterWishes(view, bright, words, steps)),
    ...brightMarks.flatMap((each) => markWish(each, words)),
  ];
  const byKey = new Map(wishes.map((wish) => [wish.key, wish]));
  const least = view.detail === 'least';
  const obstacles = {
    within: view.within,
    // Where there are only squares, words lie on them, in a halo.
    lines: least ? [] : flights.map(({ line }) => line),
    boxes: least
      ? []
      : [...laneBoxes(view), ...marks.map((each) => boxAround(view, each)), ...flights.flatMap(slipBox)],
  };
  return placeLabels(wishes, obstacles).flatMap((label) => {
    const wish = byKey.get(label.key);
    return wish === undefined ? [] : [{ ...label, kind: wish.kind, army: wish.army, seq: wish.seq }];
  });
}

function chosenWish(view: View, { key, mark, point }: PlacedMark, words: Words): readonly Wish[] {
  if (mark.type !== 'chosen') return [];
  const lines = [words.chosen(mark)];
  return [{ key, lines, places: rulePlaces(view, point), kind: 'chosen', army: null, seq: mark.seq }];
}

function markWish({ key, mark, point }: PlacedMark, words: Words): readonly Wish[] {
  const places = aroundPlaces(point);
  const shared = { key, places, army: null, seq: mark.seq };
  if (mark.type === 'knows') return [{ ...shared, lines: [words.knows(mark.value)], kind: 'knows' }];
  return mark.type === 'order' ? [{ ...shared, lines: [words.order(mark.value)], kind: 'order' }] : [];
}

function letterWishes(view: View, flights: readonly Drawn[], words: Words, steps: Steps): readonly Wish[] {
  const fans = new Map<string, number>();
  return flights.flatMap(({ flight, line }): Wish[] => {
    const { letter, start, fate, sent: seq } = flight;
    const key = `letter ${flight.nth}`;
    const lines = words.letter(letter);
    const taken: Wish[] =
      fate === 'captured'
        ? [
            {
              ...capturedLabel(`${key} x`, line.end, words.captured),
              kind: 'captured',
              army: null,
              seq: flight.ended ?? seq,
            },
          ]
        : [];
    const shared = { key, lines, kind: 'letter', army: armyOf(letter.from), seq } as const;
    if (!isProposer(letter.from)) return [...taken, { ...shared, places: besidePlaces(view, line) }];
    const fan = `${letter.from} ${lines.join(' ')}`;
    const before = fans.get(fan);
    fans.set(fan, start);
    if (before !== undefined && Math.abs(start - before) <= FAN_MS) return taken;
    const step = steps.get(seq);
    const shift = step === undefined ? 0 : pillWidth(step) + 4;
    return [...taken, { ...shared, places: fanPlaces(view, letter.from, line.start, shift) }];
  });
}

/** A pill is wider than its words. */
const pillWidth = (step: string): number => Math.max(22, widthOf(step) + 6);

/** Above a mark, below for the lowest general, beyond a cross, before a fan's label. */
function stepWishes(
  view: View,
  flights: readonly Drawn[],
  marks: readonly PlacedMark[],
  steps: Steps,
): readonly Wish[] {
  if (steps.size === 0 || view.detail === 'least') return [];
  const wish = (seq: number, places: readonly Place[]): readonly Wish[] => {
    const step = steps.get(seq);
    if (step === undefined) return [];
    return [{ key: `step ${seq}`, lines: [step], width: pillWidth(step), places, kind: 'step', army: null, seq }];
  };
  const done = new Set<number>();
  const once = (seq: number, places: () => readonly Place[]): readonly Wish[] => {
    if (!steps.has(seq) || done.has(seq)) return [];
    done.add(seq);
    return wish(seq, places());
  };
  const lowest = view.lanes.findLast(({ kind }) => kind === 'general')?.seat;
  return [
    ...flights.flatMap(({ flight: { sent, letter }, line }) =>
      isProposer(letter.from) ? once(sent, () => fanPlaces(view, letter.from, line.start, 0)) : [],
    ),
    ...flights.flatMap(({ flight: { ended, fate }, line }) =>
      fate === 'captured' && ended !== null ? once(ended, () => crossPlaces(view, line)) : [],
    ),
    ...marks.flatMap(({ mark, centre }) =>
      once(mark.seq, () => besideMark(view, mark, centre, steps.get(mark.seq) ?? '', mark.seat === lowest)),
    ),
  ];
}

function besideMark(view: View, mark: Mark, { x, y }: Point, step: string, below: boolean): readonly Place[] {
  const { width, height } = sizeOf(view, mark.type);
  const left = x - pillWidth(step) / 2;
  const over = { at: { x: left, y: y - height / 2 - 6 }, anchor: 'start' as const };
  const under = { at: { x: left, y: y + height / 2 + 15 }, anchor: 'start' as const };
  const right = { at: { x: x + width / 2 + 4, y: y + 5 }, anchor: 'start' as const };
  if (view.frame.turned) return [right, over, under];
  return below ? [under, over] : [over, under];
}

function crossPlaces({ frame }: View, { start, end }: Line): readonly Place[] {
  if (frame.turned) return [{ at: { x: end.x + 12, y: end.y + 5 }, anchor: 'start' }];
  const on = end.y > start.y ? 23 : -13;
  return [{ at: { x: end.x - 11, y: end.y + on }, anchor: 'start' }];
}

function boxAround(view: View, { mark, centre }: PlacedMark): Box {
  const { width, height } = sizeOf(view, mark.type);
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

/** Whoever still walks shows the letter. */
function slipBox({ flight, line: { end } }: Drawn): readonly Box[] {
  return flight.fate === 'walking' ? [{ x: end.x - 10, y: end.y - 7.5, width: 20, height: 15 }] : [];
}

/** One label for an officer's letters, where they leave: outside the outer lane, or right of it where time runs down. */
function fanPlaces({ frame, lanes }: View, seat: Seat, { x, y }: Point, shift: number): readonly Place[] {
  if (frame.turned) {
    return [-6, 12, 26, -20].map((dy) => ({ at: { x: x + 9 + shift, y: y + dy }, anchor: 'start' as const }));
  }
  const above = lanes[0]?.seat === seat;
  const rows = above ? [-14, -32] : [22, 40];
  return rows.map((dy) => ({ at: { x: x - 6 + shift, y: y + dy }, anchor: 'start' }));
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
