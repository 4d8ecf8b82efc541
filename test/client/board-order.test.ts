import { describe, expect, test } from 'vitest';
import { awayNow, counts, goneSince, offered, passes, sorted, type Standing } from '../../client/desk/rooms/board.ts';
import type { Digest } from '../../client/desk/rooms/digest.ts';
import { heatOf, type Breaches } from '../../client/desk/rooms/heat.ts';

const CALM: Digest = {
  ...{ phase: 'playing', session: 'g1', outcome: { kind: 'undecided' }, letters: 0, walking: 0, held: 0 },
  ...{ numbers: 0, votes: null, slips: [], knowing: [], idle: [], away: [], empty: 0 },
};

function standing(number: number, digest: Partial<Digest>, awaySeconds: readonly number[] = []): Standing {
  const away = awaySeconds.map((seconds) => ({ seat: 'A2' as const, seconds }));
  return { number, code: `R${number}`, digest: { ...CALM, ...digest }, away };
}

const ALL: readonly Standing[] = [
  standing(1, { outcome: { kind: 'chosen', value: '06:00' } }),
  standing(2, {}),
  standing(3, { outcome: { kind: 'stuck', since: 0, numbers: null } }),
  standing(4, { idle: [{ seat: 'P1', why: 'still', since: 0 }] }),
  standing(5, { outcome: { kind: 'broken', values: ['06:00', '07:00'] } }),
  standing(6, {}, [119]),
  standing(7, {}, [120]),
  standing(8, { phase: 'over', outcome: { kind: 'broken', values: ['06:00', '07:00'] } }),
];

const numbers = (some: readonly Standing[]) => some.map(({ number }) => number);

describe('the rooms of a class', () => {
  test('whoever needs help comes first: broken, long away, stuck, idle; games that are over need none', () => {
    expect(numbers(sorted(ALL, 'attention'))).toEqual([5, 7, 3, 4, 1, 2, 6, 8]);
    expect(numbers(ALL.filter((one) => passes(one, 'attention')))).toEqual([3, 4, 5, 7]);
  });

  test('by outcome the broken ones come first, the chosen ones last, in the order of their numbers', () => {
    expect(numbers(sorted(ALL, 'outcome'))).toEqual([5, 8, 3, 2, 4, 6, 7, 1]);
    expect(numbers(sorted([...ALL].reverse(), 'number'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('are counted by outcome; of those away, the players', () => {
    expect(counts([...ALL, standing(9, {}, [1, 2])])).toEqual({
      ...{ all: 9, attention: 4, playing: 8, chosen: 1, undecided: 5, stuck: 1, broken: 2, away: 4 },
    });
  });

  test('a room that is not entered yet passes only where all do', () => {
    const dark: Standing = { number: 9, code: 'R9', digest: null, away: [] };
    expect([passes(dark, 'all'), passes(dark, 'undecided'), passes(dark, 'playing')]).toEqual([true, false, false]);
  });
});

describe('whoever is away', () => {
  test('counts from when it was first seen, and anew after coming back', () => {
    const first = goneSince([], ['A1'], () => 1000);
    const both = goneSince(first, ['A1', 'P2'], () => 5000);
    expect(awayNow(both, 6999)).toEqual([
      { seat: 'A1', seconds: 5 },
      { seat: 'P2', seconds: 1 },
    ]);
    expect(
      goneSince(
        goneSince(both, [], () => 7000),
        ['A1'],
        () => 8000,
      ),
    ).toEqual([['A1', 8000]]);
  });

  test('may have a bot after two minutes, while a game is on', () => {
    expect(offered(standing(1, {}, [119]))).toEqual([]);
    expect(offered(standing(1, { phase: 'paused' }, [120]))).toHaveLength(1);
    expect(offered(standing(1, { phase: 'lobby' }, [500]))).toEqual([]);
  });
});

describe('the heat of a class', () => {
  const known: Breaches = new Map([
    ['a', [{ rule: 'O1', by: ['s1'] }]],
    [
      'b',
      [
        { rule: 'O1', by: ['s1', 's2', null] },
        { rule: 'G1', by: ['s3'] },
      ],
    ],
    ['c', []],
    ['d', [{ rule: 'O1', by: ['s1', null] }]],
  ]);
  const played = [
    { round: 1, room: 'R1', session: 'a', at: null, lesson: null, gone: false },
    { round: 1, room: 'R2', session: 'b', at: null, lesson: null, gone: false },
    { round: 3, room: 'R1', session: 'c', at: null, lesson: null, gone: false },
    { round: 3, room: 'R2', session: 'd', at: null, lesson: null, gone: false },
    { round: 2, room: 'R1', session: 'not known', at: null, lesson: null, gone: false },
  ];

  test('counts the people who broke a rule, each once in a round, in the order of the rules', () => {
    expect(heatOf(known, played)).toEqual({
      rounds: [1, 3],
      rows: [
        { rule: 'G1', people: [1, 0] },
        { rule: 'O1', people: [3, 2] },
      ],
      most: 3,
    });
  });

  test('of a class that broke nothing has no rows', () => {
    expect(heatOf(new Map(), played)).toEqual({ rounds: [], rows: [], most: 1 });
  });
});
