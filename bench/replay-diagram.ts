/**
 * npm run --silent bench -- replay-diagram
 *
 * What the diagram of a replay costs before anything is on the page: folding a game, and making a picture of all of it
 * and of a minute. Moving the cursor makes none. Prints a table and, last, one line of JSON.
 */
import { performance } from 'node:perf_hooks';
import { pictureOf } from '../shared/diagram/picture.ts';
import type { Words } from '../shared/diagram/picture-labels.ts';
import { draw, newSpaceTime, type SpaceTime } from '../shared/diagram/space-time.ts';
import { IN_VIEW, wholeOf } from '../shared/diagram/stretch.ts';
import { testify } from '../shared/diagram/witnessed.ts';
import type { GameEvent } from '../shared/game/events.ts';
import { newReferee } from '../shared/paxos/referee.ts';
import { longRecord } from './support/long-record.ts';

const WORDS: Words = {
  letter: (letter) => [`${letter.kind} ${'n' in letter ? letter.n : letter.value}`],
  captured: 'captured',
  knows: (value) => `knows ${value}`,
  chosen: ({ n, value }) => `chosen: ${value}, number ${n}`,
  order: (value) => value ?? 'hold',
};

/** The median of several rounds after two warm ones, in milliseconds. */
function milliseconds(work: () => void): number {
  work();
  work();
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return Math.round((times[4] ?? Number.NaN) * 100) / 100;
}

const rows = [500, 5000, 30_000].map((length) => {
  const { header, events } = longRecord(length);
  const referee = newReferee(header);
  const seen = events.map((event) => testify(referee, event as GameEvent));
  const fold = (): SpaceTime => {
    const state = newSpaceTime(header.armies);
    for (const each of seen) draw(state, each);
    return state;
  };
  const state = fold();
  const look = { moment: state.at, turned: false };
  const whole = { ...look, stretch: wholeOf(state.time) };
  const minute = { ...look, stretch: { start: state.time / 2, length: IN_VIEW } };
  const { letters, detail } = pictureOf(state, whole, WORDS);
  const folding = milliseconds(() => void fold());
  return {
    ...{ events: seen.length, letters: letters.length, detail, folding },
    whole: milliseconds(() => void pictureOf(state, whole, WORDS)),
    minute: milliseconds(() => void pictureOf(state, minute, WORDS)),
    // As a file has it: all of it at the usual scale.
    paper: milliseconds(() => void pictureOf(state, { ...whole, units: state.time / 68 }, WORDS)),
  };
});

console.table(rows);
console.log(JSON.stringify(rows));
