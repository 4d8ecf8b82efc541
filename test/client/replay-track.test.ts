import { describe, expect, test } from 'vitest';
import { marksOn } from '../../client/replay/marks-on.ts';
import { eyesOn } from '../../client/replay/eyes.ts';
import { placeAtX, scaleFor, xOf } from '../../client/replay/scale.ts';
import { pointAt } from '../../client/replay/track.ts';
import { pictureOf, unitsFor } from '../../shared/diagram/picture.ts';
import { timeAfter } from '../../shared/diagram/drawn-time.ts';
import { along } from '../../shared/diagram/geometry.ts';
import { wholeOf } from '../../shared/diagram/stretch.ts';
import { writeRecord } from '../../shared/game/record.ts';
import { seatsOf } from '../../shared/paxos/seats.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';
import { exampleSession, sessionOf } from './support/replays.ts';

/** Played here: messengers of its own, much at one moment, long waits. */
const PLAYED = playWithBots(newPlay(headerFor('track 1', { capture: 0.2, delay: 0.2, copy: 0.1 })), { until: 120_000 });
const played = sessionOf(writeRecord({ header: PLAYED.header, events: PLAYED.events }));
const crossing = exampleSession('story-crossing');

const WORDS = { letter: () => [], captured: '', knows: () => '', chosen: () => '', order: () => '' };

describe('a track', () => {
  test.each(['all', ...seatsOf(3)] as const)('%s: every event is where its place leads back to', (as) => {
    const { track } = eyesOn(played)(as);
    const drawn = new Map(track.drawn.moments.map(({ seq, time }) => [time, seq]));
    for (const { seq, at, time } of track.drawn.moments) {
      // Of several at one place the last one is what had happened there.
      expect(pointAt(track, time)).toEqual({ seq: drawn.get(time), moment: at });
      expect(timeAfter(track.drawn, seq, at)).toBe(time);
    }
  });

  test('between two events time runs evenly, and never past the next one', () => {
    const { track } = eyesOn(crossing)('all');
    const { moments } = track.drawn;
    moments.forEach(({ seq, time }, i) => {
      const next = moments[i + 1];
      if (next === undefined || next.time <= time) return;
      const { seq: at, moment } = pointAt(track, (time + next.time) / 2);
      expect(at).toBe(seq);
      expect(moment).toBeLessThanOrEqual(next.at);
      expect(timeAfter(track.drawn, at, moment)).toBeLessThanOrEqual(next.time);
    });
  });

  test('each event has words, and each its own number once', () => {
    for (const as of ['all', ...seatsOf(3)] as const) {
      const { track } = eyesOn(played)(as);
      expect(new Set(track.seqs).size).toBe(track.seqs.length);
      for (const seq of track.seqs) expect(track.words(seq), `${as}, event ${seq}`).not.toBe('');
    }
  });

  test('the eyes of one player are made once', () => {
    const eyes = eyesOn(crossing);
    expect(eyes('A2')).toBe(eyes('A2'));
    expect(eyes('all')).toBe(eyes('all'));
  });
});

describe('the scale below a diagram', () => {
  test.each([800, 1024, 1300])('is that of the diagram where it shows the whole game (%i wide)', (width) => {
    const { drawing, header } = crossing.chronicle;
    const look = { moment: 57_000, stretch: wholeOf(drawing.time), turned: false, units: unitsFor(width) };
    const picture = pictureOf(drawing, look, WORDS);
    const scale = scaleFor(width, drawing.time, true);
    for (const { time } of drawing.moments) {
      expect(xOf(scale, time)).toBeCloseTo((along(picture.frame, time) * width) / picture.width, 0);
    }
    expect(header.armies).toBe(3);
  });

  test('there and back again', () => {
    const scale = scaleFor(360, 57_000, true);
    for (const place of [0, 1000, 30_000, 57_000]) expect(placeAtX(scale, xOf(scale, place))).toBeCloseTo(place, -2);
    expect(placeAtX(scale, -50)).toBe(0);
    expect(placeAtX(scale, 9999)).toBe(57_000);
  });
});

describe('marks', () => {
  test('of many at one spot there is one of each kind', () => {
    const { track } = eyesOn(crossing)('all');
    const [mark] = track.marks;
    if (mark === undefined) throw new Error('no mark');
    const crowded = { ...track, marks: [...Array.from({ length: 500 }, () => mark), ...track.marks] };
    const kinds = marksOn(crowded, scaleFor(1000, track.total, false)).map(({ type, x }) => `${type} ${x}`);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
