import { describe, expect, test } from 'vitest';
import { LONGEST_WAIT, timeOf, timeOfSeq } from '../../shared/diagram/drawn-time.ts';
import { lanesOf } from '../../shared/diagram/lanes.ts';
import {
  draw,
  marksIn,
  newSpaceTime,
  spansIn,
  type Flight,
  type Mark,
  type SpaceTime,
} from '../../shared/diagram/space-time.ts';
import { randomGame } from '../support/random-game.ts';
import { drawn, exampleGame, witnessed } from '../support/witnessed-game.ts';

const SEQUENTIAL = exampleGame('story-sequential');
const CROSSING = exampleGame('story-crossing');
const SETTINGS = { armies: 3, acceptRule: 'textbook', tent: 'separate' } as const;

function flightsOf(state: SpaceTime): readonly Flight[] {
  return [...state.flights.done, ...state.flights.open];
}

function flightOf(state: SpaceTime, id: string): Flight {
  const found = flightsOf(state).find(({ letter }) => letter.id === id);
  if (found === undefined) throw new Error(`nobody carries ${id}`);
  return found;
}

/** "A2 vote 3 at 53": the marks of one kind, shortly. */
function marksOf(state: SpaceTime, type: Mark['type']): readonly string[] {
  return state.marks
    .filter((mark) => mark.type === type)
    .map((mark) => `${mark.seat} ${'n' in mark ? `${mark.n} ` : ''}at ${mark.time / 1000}`);
}

const SPACING = { start: 78, gap: 84, silentGap: 48 };

describe('lanes', () => {
  test('the first writer above, generals in order, the other officers below, who is silent last and closer', () => {
    expect(lanesOf(drawn(CROSSING), SPACING)).toEqual([
      { seat: 'P1', kind: 'officer', silent: false, at: 78 },
      { seat: 'A1', kind: 'general', silent: false, at: 162 },
      { seat: 'A2', kind: 'general', silent: false, at: 246 },
      { seat: 'A3', kind: 'general', silent: false, at: 330 },
      { seat: 'P2', kind: 'officer', silent: false, at: 414 },
      { seat: 'P3', kind: 'officer', silent: true, at: 462 },
    ]);
  });

  test('an officer with another number who writes first has the lane above', () => {
    const letter = { id: 'L1', from: 'P2', to: 'A1', kind: 'prepare', n: 2 };
    const game = witnessed(SETTINGS, [{ seq: 1, at: 0, type: 'sent', letter }]);
    expect(lanesOf(drawn(game), SPACING).map(({ seat }) => seat)).toEqual(['P2', 'A1', 'A2', 'A3', 'P1', 'P3']);
  });

  test('before any letter everybody has one', () => {
    expect(lanesOf(newSpaceTime(2), SPACING).map(({ seat }) => seat)).toEqual(['P1', 'A1', 'A2', 'P2']);
  });
});

describe('letters', () => {
  test('go from the act to the arrival', () => {
    const { start, end, fate } = flightOf(drawn(CROSSING), 'L1');
    expect({ start, end, fate }).toEqual({ start: 1000, end: 4000, fate: 'arrived' });
  });

  test('a captured one ends where it was taken', () => {
    const { start, end, fate } = flightOf(drawn(CROSSING), 'L3');
    expect({ start, end, fate }).toEqual({ start: 3000, end: 8000, fate: 'captured' });
  });

  test('every letter of the scene is drawn once, and none walks when it is over', () => {
    const state = drawn(CROSSING);
    expect(state.flights.open.size).toBe(0);
    expect(state.flights.done.map(({ letter }) => letter.id).sort()).toEqual([...state.posted.keys()].sort());
  });

  test('one that arrives twice has a line for each arrival, both from the one act', () => {
    const state = drawn(exampleGame('copies'));
    const byLetter = [...state.posted.keys()].map((id) => state.flights.done.filter(({ letter }) => letter.id === id));
    const twice = byLetter.filter((flights) => flights.length > 1);
    expect(twice.length).toBeGreaterThan(0);
    for (const flights of twice) expect(new Set(flights.map(({ start }) => start)).size).toBe(1);
  });

  test('a copy that sets out later starts when it does', () => {
    const letter = { id: 'L1', from: 'P1', to: 'A2', kind: 'prepare', n: 1 };
    const leaves = (seq: number, at: number, copy: number, due: number) => ({
      ...{ seq, at, type: 'departed', letter: 'L1', copy, due, fate: 'arrive', until: null },
    });
    const game = witnessed(SETTINGS, [
      { seq: 1, at: 0, type: 'sent', letter },
      leaves(2, 0, 1, 4000),
      leaves(3, 1000, 2, 6000),
      { seq: 4, at: 4000, type: 'delivered', letter: 'L1', copy: 1 },
    ]);
    const state = drawn(game);
    expect(state.flights.done.map(({ start, end }) => [start, end])).toEqual([[0, 4000]]);
    expect([...state.flights.open].map(({ start, fate }) => [start, fate])).toEqual([[1000, 'walking']]);
  });

  test('one that lies before a general waits there until it is answered', () => {
    const waited = drawn(CROSSING).waits.done.find(({ letter }) => letter.id === 'L2');
    expect([waited?.start, waited?.end]).toEqual([5000, 7000]);
  });
});

describe('marks', () => {
  test('of the crossing scene stand at the right lane and moment', () => {
    const state = drawn(CROSSING);
    expect(marksOf(state, 'promise')).toEqual([
      ...['A1 1 at 6', 'A2 1 at 7', 'A2 2 at 14', 'A3 2 at 15', 'A1 3 at 43', 'A2 3 at 44'],
    ]);
    expect(marksOf(state, 'vote')).toEqual(['A1 1 at 23', 'A2 2 at 31', 'A3 2 at 32', 'A1 3 at 52', 'A2 3 at 53']);
    expect(marksOf(state, 'refusal')).toEqual(['A2 1 at 24']);
    expect(marksOf(state, 'chosen')).toEqual(['A3 2 at 32', 'A2 3 at 53']);
    expect(marksOf(state, 'claim')).toEqual(['P2 2 at 35', 'P1 3 at 56']);
    expect(marksOf(state, 'knows')).toEqual(['P2 at 34', 'P1 at 55']);
    expect(marksOf(state, 'violation')).toEqual([]);
  });

  test('of the sequential scene: the same time is chosen twice, and the third vote is not golden', () => {
    const state = drawn(SEQUENTIAL);
    expect(new Set(state.chosen.map(({ value }) => value)).size).toBe(1);
    const [first] = state.chosen;
    const golden = state.marks.filter((mark) => mark.type === 'vote' && mark.n === first?.n && mark.golden);
    const votes = state.marks.filter((mark) => mark.type === 'vote' && mark.n === first?.n);
    expect([golden.length, votes.length]).toEqual([2, 3]);
    expect(first?.quorum).toEqual(golden);
  });

  test('who knows by a letter has an eye where it arrives', () => {
    const eyes = flightsOf(drawn(CROSSING)).filter(({ eye }) => eye);
    expect(eyes.map(({ letter }) => letter.id)).toEqual(['L18', 'L27']);
  });

  test('a broken rule stands with whoever broke it', () => {
    const broken = drawn(exampleGame('break-o4')).marks.filter((mark) => mark.type === 'violation');
    expect(broken.map(({ seat, rules }) => [seat, rules])).toEqual([['P1', ['O4']]]);
  });

  test('orders stand with whoever gave them', () => {
    expect(marksOf(drawn(exampleGame('battle-earned')), 'order')).not.toEqual([]);
  });

  test('an announcement to all is one mark', () => {
    const letters = ['A1', 'A2', 'P2'].map((to, i) => ({
      ...{ seq: i + 1, at: 0, type: 'sent', letter: { id: `L${i}`, from: 'P1', to, kind: 'announce', value: '06:00' } },
    }));
    expect(marksOf(drawn(witnessed(SETTINGS, letters)), 'announcement')).toEqual(['P1 at 0']);
  });

  test('a general is bound from its first promise or vote on', () => {
    expect([...drawn(CROSSING).bound]).toEqual([
      ['A1', 6000],
      ['A2', 7000],
      ['A3', 15_000],
    ]);
  });
});

describe('time', () => {
  const wait = (seq: number, at: number) => ({ seq, at, type: 'paused' });
  const folded = drawn(witnessed(SETTINGS, [wait(1, 1000), wait(2, 61_000), wait(3, 62_000)]));

  test('waits longer than a walk are folded', () => {
    expect([folded.at, folded.time]).toEqual([62_000, 1000 + LONGEST_WAIT + 1000]);
  });

  test('every moment, past or coming, has its place, and none goes back', () => {
    const moments = [0, 1000, 5000, 9000, 30_000, 61_000, 61_500, 62_000, 63_000, 99_000];
    expect(moments.map((moment) => timeOf(folded, moment))).toEqual([
      ...[0, 1000, 5000, 9000, 9000, 9000, 9500, 10_000, 11_000, 18_000],
    ]);
  });

  test('every event has its place as well, and none is before the one it follows', () => {
    expect([0, 1, 2, 3, 99].map((seq) => timeOfSeq(folded, seq))).toEqual([0, 1000, 9000, 10_000, 10_000]);
  });
});

describe('a record in which everything happens at once', () => {
  const { seen } = CROSSING;
  const state = drawn(
    witnessed(
      SETTINGS,
      seen.map(({ event }) => ({ ...event, at: 0 })),
    ),
  );

  test('a letter still takes its time: nothing arrives where or before it left', () => {
    for (const { start, end, letter } of state.flights.done) {
      expect((end ?? 0) - start, letter.id).toBeGreaterThanOrEqual(
        letter.from.slice(1) === letter.to.slice(1) ? 300 : 1500,
      );
    }
  });

  test('who answers does so after the letter came, and not twice at one point', () => {
    for (const { start, end, letter } of state.waits.done) expect((end ?? 0) - start, letter.id).toBeGreaterThan(0);
    const answers = state.marks.filter(({ type }) => type === 'promise' || type === 'vote' || type === 'refusal');
    const places = answers.map(({ seat, time }) => `${seat} ${time}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('the acts keep their order, each with its own event', () => {
    const times = seen.map(({ event }) => timeOfSeq(state, event.seq));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(timeOf(state, 0)).toBe(times.at(-1));
    const [first] = state.flights.done;
    expect([first?.sent, first?.ended]).toEqual([1, 4]);
  });
});

describe('the fold', () => {
  test('event by event and all at once are the same, at every prefix', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { header, events } = randomGame(seed);
      const game = witnessed(header, events);
      const steps = newSpaceTime(header.armies);
      game.seen.forEach((each, i) => {
        draw(steps, each);
        if (i % 37 === 5) expect(steps).toEqual(drawn(game, i + 1));
      });
      expect(steps).toEqual(drawn(game));
    }
  });

  test('what is in view is what a look at everything finds', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { header, events } = randomGame(seed);
      const state = drawn(witnessed(header, events));
      const [from, to] = [state.time * 0.4, state.time * 0.6];
      const all = flightsOf(state).filter(({ start, end }) => start <= to && (end ?? Infinity) >= from);
      expect(spansIn(state.flights, from, to)).toEqual(all);
      expect(marksIn(state, from, to)).toEqual(state.marks.filter(({ time }) => time >= from && time <= to));
    }
  });

  test('an event costs the same however long the game is', () => {
    const { header, events } = randomGame(7, { armies: 5, length: 12_000 });
    const { seen } = witnessed(header, events);
    const tenth = Math.floor(seen.length / 10);
    /** The best of some tries: whatever else the machine does only adds. */
    const best = (from: number): number => {
      const tries = Array.from({ length: 5 }, () => {
        const state = newSpaceTime(header.armies);
        for (const each of seen.slice(0, from)) draw(state, each);
        const before = performance.now();
        for (const each of seen.slice(from, from + tenth)) draw(state, each);
        return performance.now() - before;
      });
      return Math.min(...tries);
    };
    best(0);
    expect(best(seen.length - tenth)).toBeLessThan(5 * best(0) + 1);
  });
});
