/** The story's two scenes at their size, step for step, in the words that readers see. */
import { afterEach, describe, expect, test } from 'vitest';
import { pictureWords } from '../../client/diagram/picture-words.ts';
import { language } from '../../client/i18n/language.svelte.ts';
import { crosses, overlap, type Box } from '../../shared/diagram/labels.ts';
import { pictureOf, type Picture, type PictureLetter } from '../../shared/diagram/picture.ts';
import { wholeSoFar } from '../../shared/diagram/stretch.ts';
import { armyOf } from '../../shared/paxos/seats.ts';
import { drawn, exampleGame } from '../support/witnessed-game.ts';

const STEPS = {
  'story-sequential': new Map<number, string>(),
  'story-crossing': new Map<number, string>([
    ...([
      [1, '1'],
      [6, '2a'],
      [7, '2a'],
      [8, '2b'],
      [9, '3'],
      [14, '4a'],
      [15, '4a'],
      [16, '4b'],
    ] as const),
    ...([
      [19, '5'],
      [23, '6a'],
      [24, '6b'],
      [27, '7'],
      [31, '8'],
      [32, '8'],
    ] as const),
  ]),
};

type Scene = keyof typeof STEPS;

function pictureIn(scene: Scene, turned: boolean, steps = false): Picture {
  const state = drawn(exampleGame(scene));
  const look = { moment: state.at, stretch: wholeSoFar(state.time), turned, breadth: 336 };
  return pictureOf(state, steps ? { ...look, steps: STEPS[scene] } : look, pictureWords());
}

afterEach(() => language.choose('en'));

/** "P1 prepare 1 > A1", and how it ended. */
function told({ letter, fate }: PictureLetter): string {
  const n = 'n' in letter ? ` ${letter.n}` : '';
  return `${letter.from} ${letter.kind}${n} > ${letter.to}${fate === 'captured' ? ' x' : ''}`;
}

/** In the order in which they left. */
const lettersOf = (picture: Picture) => [...picture.letters].sort((a, b) => a.sent - b.sent);
const each = (words: string, seats: string) => seats.split(' ').map((seat) => words.replace('_', seat));

const LETTERS: Readonly<Record<Scene, readonly string[]>> = {
  'story-sequential': [
    ...each('P1 prepare 1 > _', 'A1 A2 A3'),
    ...each('_ promise 1 > P1', 'A1 A2 A3'),
    ...each('P1 accept 1 > _', 'A1 A2 A3'),
    ...each('_ accepted 1 > P1', 'A1 A2 A3'),
    ...each('P2 prepare 2 > _', 'A1 A2 A3'),
    ...each('_ promise 2 > P2', 'A1 A2 A3'),
  ],
  'story-crossing': [
    ...[...each('P1 prepare 1 > _', 'A1 A2'), 'P1 prepare 1 > A3 x'],
    ...each('_ promise 1 > P1', 'A1 A2'),
    ...['P2 prepare 2 > A1 x', ...each('P2 prepare 2 > _', 'A2 A3')],
    ...each('_ promise 2 > P2', 'A2 A3'),
    ...each('P1 accept 1 > _', 'A1 A2'),
    ...['A1 accepted 1 > P1', 'A2 reject 1 > P1'],
    ...each('P2 accept 2 > _', 'A2 A3'),
    ...each('_ accepted 2 > P2', 'A2 A3'),
    ...[...each('P1 prepare 3 > _', 'A1 A2'), 'P1 prepare 3 > A3 x'],
    ...each('_ promise 3 > P1', 'A1 A2'),
    ...each('P1 accept 3 > _', 'A1 A2'),
    ...each('_ accepted 3 > P1', 'A1 A2'),
  ],
};

/** The two ends of a shaft, as it is drawn. */
function shaftOf({ shaft }: PictureLetter) {
  const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = shaft.slice(1).split(/[ L]/).map(Number);
  return { start: { x: x1, y: y1 }, end: { x: x2, y: y2 } };
}

const smaller = ({ x, y, width, height }: Box) => ({
  x: x + 0.2,
  y: y + 0.2,
  width: width - 0.4,
  height: height - 0.4,
});

for (const scene of ['story-sequential', 'story-crossing'] as const) {
  describe(scene, () => {
    test('tells the story’s letters in the story’s order', () => {
      expect(lettersOf(pictureIn(scene, false)).map(told)).toEqual(LETTERS[scene]);
    });

    for (const turned of [false, true]) {
      const axis = turned ? 'x' : 'y';

      test(`its letters go from lane to lane, later than they left (turned: ${turned})`, () => {
        const picture = pictureIn(scene, turned);
        const lane = (seat: string) => picture.lanes.find((one) => one.seat === seat)?.at ?? NaN;
        for (const { letter, start, end, fate } of picture.letters) {
          expect(start[axis], letter.id).toBeCloseTo(lane(letter.from));
          expect(end[turned ? 'y' : 'x'], letter.id).toBeGreaterThan(start[turned ? 'y' : 'x']);
          if (fate === 'arrived') expect(end[axis], letter.id).toBeCloseTo(lane(letter.to));
        }
      });

      test(`its crosses stand in the gutter before the lane that was not reached (turned: ${turned})`, () => {
        const picture = pictureIn(scene, turned);
        const places = picture.lanes.map(({ at }) => at);
        const lost = picture.letters.filter(({ fate }) => fate === 'captured');
        expect(lost).toHaveLength(scene === 'story-crossing' ? 3 : 0);
        for (const { letter, start, end } of lost) {
          const goal = picture.lanes.findIndex(({ seat }) => seat === letter.to);
          const down = (places[goal] ?? NaN) > start[axis];
          const gutter = [places[goal] ?? NaN, places[goal + (down ? -1 : 1)] ?? NaN].sort((a, b) => a - b);
          expect(end[axis], letter.id).toBeGreaterThan((gutter[0] ?? NaN) + (turned ? 0 : 17));
          expect(end[axis], letter.id).toBeLessThan((gutter[1] ?? NaN) - (turned ? 0 : 17));
        }
      });

      for (const locale of ['en', 'zh'] as const) {
        test(`no words lie on words, and none on a letter (turned: ${turned}, ${locale})`, () => {
          language.choose(locale);
          const picture = pictureIn(scene, turned, true);
          const words = picture.labels.filter(({ kind }) => kind !== 'step');
          expect(words.length).toBeGreaterThan(turned ? 7 : 11);
          picture.labels.forEach(({ box }, i) => {
            for (const other of picture.labels.slice(i + 1)) expect(overlap(box, other.box)).toBe(false);
          });
          for (const { box, lines } of words) {
            for (const letter of picture.letters)
              expect(crosses(shaftOf(letter), smaller(box)), lines.join(' ')).toBe(false);
          }
        });
      }
    }
  });
}

test('the steps of the crossing scene stand where they happened', () => {
  const picture = pictureIn('story-crossing', false, true);
  const pills = picture.labels.filter(({ kind }) => kind === 'step');
  expect(pills.length).toBeGreaterThanOrEqual(STEPS['story-crossing'].size - 1);
  for (const { seq, lines, box } of pills) {
    expect(lines).toEqual([STEPS['story-crossing'].get(seq)]);
    const near = [
      ...picture.marks.filter(({ mark }) => mark.seq === seq).map(({ centre }) => centre),
      ...picture.letters.filter(({ sent }) => sent === seq).map(({ start }) => start),
      ...picture.letters.filter(({ ended }) => ended === seq).map(({ end }) => end),
    ];
    expect(near.some(({ x }) => Math.abs(x - box.x - box.width / 2) < 30)).toBe(true);
  }
});

test('an army’s letters have its colour', () => {
  for (const { letter, army } of pictureIn('story-crossing', false).letters) expect(army).toBe(armyOf(letter.from));
});
