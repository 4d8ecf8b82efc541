import { describe, expect, test } from 'vitest';
import { crosses, overlap, placeLabels, type Box } from '../../shared/diagram/labels.ts';
import { pictureOf, type Picture } from '../../shared/diagram/picture.ts';
import type { Words } from '../../shared/diagram/picture-labels.ts';
import { wholeOf } from '../../shared/diagram/stretch.ts';
import { randomGame } from '../support/random-game.ts';
import { drawn, exampleGame, witnessed, type WitnessedGame } from '../support/witnessed-game.ts';

const WORDS: Words = {
  letter: (letter) => [`${letter.kind} ${'n' in letter ? letter.n : letter.value}`],
  captured: 'captured',
  knows: (value) => `knows ${value}`,
  chosen: ({ n, value }) => `chosen: ${n}, ${value}`,
  order: (value) => value ?? 'hold',
};

function pictureAt(game: WitnessedGame, turned = false): Picture {
  const state = drawn(game);
  return pictureOf(state, { moment: state.at, stretch: wholeOf(state.time), turned }, WORDS);
}

const CROSSING = exampleGame('story-crossing');

describe('the crossing scene in full', () => {
  const picture = pictureAt(CROSSING);
  const shapeOf = (id: string) => picture.letters.find(({ letter }) => letter.id === id);
  const lane = (seat: string) => picture.lanes.find((each) => each.seat === seat)?.at ?? NaN;

  test('a letter starts at its act and ends before the lane that it reached', () => {
    const along = (time: number) => picture.frame.start + time * picture.frame.scale;
    const round = (value: number) => Math.round(value * 10) / 10;
    expect(shapeOf('L1')?.shaft).toMatch(new RegExp(`^M${round(along(1000))} ${lane('P1')}L`));
    expect(shapeOf('L1')?.head).toMatch(new RegExp(`^M[0-9.]+ ${lane('A1') - 2}L`));
  });

  test('a captured one ends at 80 % of its way, with no head', () => {
    const { head, end, fate } = shapeOf('L3') ?? {};
    expect([head, fate]).toEqual(['', 'captured']);
    expect(end?.y).toBeCloseTo(lane('P1') + 0.8 * (lane('A3') - lane('P1')));
  });

  test('a stamp ends where the act is, and the thread joins the quorum', () => {
    const vote = picture.marks.find(({ mark }) => mark.type === 'vote' && mark.n === 2);
    expect((vote?.point.x ?? 0) - (vote?.centre.x ?? 0)).toBe(29);
    expect(picture.threads.map(({ points }) => points.length)).toEqual([2, 2]);
    expect(picture.threads[0]?.points[0]).toEqual(vote?.centre);
  });

  test('an officer’s letters leave with one label, a reply has its own', () => {
    const said = picture.labels.filter(({ kind }) => kind === 'letter').map(({ lines }) => lines[0]);
    expect(said.filter((words) => words === 'prepare 1')).toHaveLength(1);
    expect(said.filter((words) => words === 'promise 1')).toHaveLength(2);
  });

  test('nearly every word finds a place', () => {
    const wanted = 4 + 3 + 11 + 2 + 2; // fans, captured, replies, chosen, knows
    expect(picture.labels.length).toBeGreaterThanOrEqual(wanted - 4);
  });
});

/** The two ends of a shaft, as it is drawn. */
function shaftOf(d: string) {
  const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = d.slice(1).split(/[ L]/).map(Number);
  return { start: { x: x1, y: y1 }, end: { x: x2, y: y2 } };
}

const smaller = ({ x, y, width, height }: Box) => ({
  x: x + 0.2,
  y: y + 0.2,
  width: width - 0.4,
  height: height - 0.4,
});

test.each([false, true])('no label lies on a label, and none on a letter (turned: %s)', (turned) => {
  const games = [CROSSING, exampleGame('duel'), exampleGame('five-armies'), exampleGame('copies')];
  for (let seed = 1; seed <= 10; seed += 1) {
    const { header, events } = randomGame(seed);
    games.push(witnessed(header, events));
  }
  let labels = 0;
  for (const game of games) {
    const picture = pictureAt(game, turned);
    labels += picture.labels.length;
    picture.labels.forEach(({ box }, i) => {
      for (const other of picture.labels.slice(i + 1)) expect(overlap(box, other.box)).toBe(false);
      for (const { shaft } of picture.letters) expect(crosses(shaftOf(shaft), smaller(box))).toBe(false);
    });
  }
  expect(labels).toBeGreaterThan(100);
});

test('time runs down where the picture is turned, and lanes stand side by side', () => {
  const { lanes, letters, width, height } = pictureAt(CROSSING, true);
  expect(height).toBeGreaterThan(width);
  const { start } = shaftOf(letters.find(({ letter }) => letter.id === 'L1')?.shaft ?? '');
  expect(start.x).toBe(lanes[0]?.at);
});

describe('a label', () => {
  const within = { x: 0, y: 0, width: 200, height: 100 };
  const place = (x: number) => ({ at: { x, y: 50 }, anchor: 'start' as const });

  test('takes the first place that is free', () => {
    const boxes = [{ x: 0, y: 40, width: 60, height: 20 }];
    const [label] = placeLabels([{ key: 'a', lines: ['ok 1'], places: [place(10), place(80)] }], {
      ...{ within, boxes, lines: [] },
    });
    expect(label?.at.x).toBe(80);
  });

  test('is left out where it would lie on a letter, or reach out of the picture', () => {
    const line = { start: { x: 0, y: 0 }, end: { x: 100, y: 90 } };
    const wanted = [{ key: 'a', lines: ['ok 1'], places: [place(40), place(190)] }];
    expect(placeLabels(wanted, { within, boxes: [], lines: [line] })).toEqual([]);
  });
});
