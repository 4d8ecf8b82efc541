import { describe, expect, test } from 'vitest';
import { dueCue, followEvent, isOver, newParts, type Part, type Parts } from '../../shared/game/cues.ts';
import type { Stage } from '../../shared/game/stage.ts';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { letterOf } from '../../shared/paxos/table.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { act, headerFor, newPlay, viewOf, type Play } from '../support/play.ts';
import { playStage } from '../support/stage.ts';

const ALL = ['A1', 'A2', 'A3'] as const;
const begin = (stage: Stage): Play => newPlay(headerFor('stage', { walk: [1000, 1000] }, { stage }));

/** By hand, without bots: what each command does to the parts. */
function by(stage: Stage, acts: readonly (readonly [Seat, PlayerCommand] | number)[]): Parts {
  const play = begin(stage);
  const parts = newParts(stage);
  let now = 0;
  for (const one of acts) {
    const before = play.events.length;
    if (typeof one === 'number') {
      now += one;
      act(play, { type: 'arrive' }, { role: 'clock' }, now);
    } else expect(act(play, one[1], { role: 'player', seat: one[0] }, now)).toBeNull();
    for (const event of play.events.slice(before)) {
      followEvent(parts, event, (id) => letterOf(play.state.referee.table, id));
    }
  }
  return parts;
}

function partOf(parts: Parts, seat: Seat): Part {
  const part = parts.get(seat);
  if (!part) throw new Error(`${seat} has no part`);
  return part;
}

const HELD_BACK: Stage = {
  P2: {
    cues: [{ when: { type: 'delivered', to: 'A2', kind: 'prepare', n: 1 }, do: { type: 'prepare', to: ALL, n: 2 } }],
  },
};

test('a cue is due once its moment has come, wherever in the valley', () => {
  expect(dueCue(partOf(by(HELD_BACK, [['P1', { type: 'prepare', to: ALL, n: 1 }]]), 'P2'))).toBeNull();
  const parts = by(HELD_BACK, [['P1', { type: 'prepare', to: ALL, n: 1 }], 1000]);
  expect(dueCue(partOf(parts, 'P2'))?.do).toEqual({ type: 'prepare', to: ALL, n: 2 });
});

test('a moment that is to come several times is counted from the beginning', () => {
  const stage: Stage = {
    P2: {
      cues: [{ when: { type: 'delivered', kind: 'prepare', n: 1, times: 3 }, do: { type: 'order', value: null } }],
    },
  };
  const begun: [Seat, PlayerCommand] = ['P1', { type: 'prepare', to: ['A1', 'A2'], n: 1 }];
  expect(dueCue(partOf(by(stage, [begun, 1000]), 'P2'))).toBeNull();
  const third: [Seat, PlayerCommand] = ['P1', { type: 'prepare', to: ['A3'], n: 1 }];
  expect(dueCue(partOf(by(stage, [begun, 1000, third, 1000]), 'P2'))).not.toBeNull();
});

test('an act to several is done once everyone has a letter, however many acts that took', () => {
  const stage: Stage = { P1: { cues: [{ when: null, do: { type: 'prepare', to: ALL, n: 1 } }] } };
  const first: [Seat, PlayerCommand] = ['P1', { type: 'prepare', to: ['A1', 'A2'], n: 1 }];
  expect(isOver(partOf(by(stage, [first]), 'P1'))).toBe(false);
  expect(isOver(partOf(by(stage, [first, ['P1', { type: 'prepare', to: ['A3'], n: 1 }]]), 'P1'))).toBe(true);
});

test('a letter to somebody else is not of that act, nor is a second one to the same', () => {
  const stage: Stage = { P1: { cues: [{ when: null, do: { type: 'prepare', to: ['A1', 'A2'], n: 1 } }] } };
  const to = (...generals: readonly ('A1' | 'A2' | 'A3')[]): [Seat, PlayerCommand] => [
    'P1',
    { type: 'prepare', to: generals, n: 1 },
  ];
  expect(isOver(partOf(by(stage, [to('A1', 'A3')]), 'P1'))).toBe(false);
  expect(isOver(partOf(by(stage, [to('A1'), to('A1')]), 'P1'))).toBe(false);
  expect(isOver(partOf(by(stage, [to('A1', 'A3'), ['P2', { type: 'prepare', to: ['A2'], n: 1 }]]), 'P1'))).toBe(false);
  expect(isOver(partOf(by(stage, [to('A1', 'A3'), to('A2')]), 'P1'))).toBe(true);
});

test('another act than the next one leaves the part where it is, and a later one passes what was left out', () => {
  const stage: Stage = {
    P1: {
      cues: [
        { when: null, do: { type: 'prepare', to: ['A1'], n: 1 } },
        { when: null, do: { type: 'order', value: '06:00' } },
        { when: null, do: { type: 'order', value: null } },
      ],
    },
  };
  expect(partOf(by(stage, [['P1', { type: 'prepare', to: ['A1'], n: 5 }]]), 'P1').done).toBe(0);
  expect(partOf(by(stage, [['P1', { type: 'order', value: '06:00' }]]), 'P1').done).toBe(2);
});

describe('the game has left the story', () => {
  const stage: Stage = {
    P1: {
      cues: [
        { when: null, do: { type: 'prepare', to: ALL, n: 1 } },
        {
          when: { type: 'delivered', to: 'P1', kind: 'promise', n: 1, times: 3 },
          do: { type: 'accept', to: ['A1'], n: 1, value: '06:00' },
        },
      ],
    },
    A1: {
      cues: [
        {
          when: null,
          do: {
            type: 'answer',
            letter: { kind: 'prepare' },
            entry: { promised: 1 },
            reply: { kind: 'promise', accepted: null },
          },
        },
      ],
    },
  };
  const astray = (...acts: readonly (readonly [Seat, PlayerCommand] | number)[]) =>
    [...by(stage, acts).values()].map((part) => part.astray);
  const begins: readonly [Seat, PlayerCommand] = ['P1', { type: 'prepare', to: ALL, n: 1 }];

  test('not while everyone does what is next, in however many acts', () => {
    const parts: readonly (readonly [Seat, PlayerCommand])[] = [
      ['P1', { type: 'prepare', to: ['A2', 'A3'], n: 1 }],
      ['P1', { type: 'prepare', to: ['A1'], n: 1 }],
      ['P2', { type: 'prepare', to: ALL, n: 2 }],
    ];
    expect(astray(...parts, 1000)).toEqual([null, null]);
  });

  test('nor for a letter more of what is next, or was said before', () => {
    const promise = {
      when: { type: 'delivered', kind: 'promise', times: 9 },
      do: { type: 'order', value: null },
    } as const;
    const few: Stage = { P1: { cues: [{ when: null, do: { type: 'prepare', to: ['A1', 'A2'], n: 1 } }, promise] } };
    const parts = by(few, [begins, 1000, ['P1', { type: 'prepare', to: ['A1', 'A3'], n: 1 }]]);
    expect(partOf(parts, 'P1')).toMatchObject({ done: 1, astray: null });
  });

  test.each([
    ['another number than the next', { type: 'prepare', to: ALL, n: 4 }],
    ['a later act before the next', { type: 'accept', to: ['A1'], n: 1, value: '06:00' }],
  ] as const)('for everybody, once an officer does %s', (_, command) => {
    expect(astray(2000, ['P1', command])).toEqual([2000, 2000]);
  });

  test('once an officer does what is next before its moment', () => {
    const early: readonly [Seat, PlayerCommand] = ['P1', { type: 'accept', to: ['A1'], n: 1, value: '06:00' }];
    expect(astray(begins, 500, early)).toEqual([500, 500]);
  });

  test('once a general answers otherwise than it is to', () => {
    const play = begin(stage);
    const parts = newParts(stage);
    const follow = (from: number): void => {
      for (const event of play.events.slice(from)) {
        followEvent(parts, event, (id) => letterOf(play.state.referee.table, id));
      }
    };
    act(play, { type: 'prepare', to: ALL, n: 1 }, { role: 'player', seat: 'P1' }, 0);
    act(play, { type: 'arrive' }, { role: 'clock' }, 1000);
    const before = play.events.length;
    follow(0);
    expect(partOf(parts, 'P1').astray).toBeNull();
    const letter = [...viewOf(play, 'A1').received.keys()][0] ?? '';
    const rejects = { type: 'answer', re: letter, entry: {}, reply: { kind: 'reject', promised: 0 } } as const;
    expect(act(play, rejects, { role: 'player', seat: 'A1' }, 1500)).toBeNull();
    follow(before);
    expect(partOf(parts, 'P1').astray).toBe(1500);
  });

  test('an officer who waits for what never comes proposes by itself, once it has been patient', () => {
    const play = begin(stage);
    let rejected = false;
    playStage(play, {
      seats: ['P1', 'A2', 'A3'],
      patience: () => 20_000,
      until: 60_000,
      first: ({ events }, _, now) => {
        const letter = [...viewOf(play, 'A1').received.values()][0];
        if (rejected || letter === undefined || events.length === 0) return false;
        rejected = true;
        const reply = { kind: 'reject', promised: 0 } as const;
        const command = { type: 'answer', re: letter.letter.id, entry: {}, reply } as const;
        return act(play, command, { role: 'player', seat: 'A1' }, now) === null;
      },
    });
    const sent = play.events.flatMap((event) => (event.type === 'sent' && event.letter.from === 'P1' ? [event] : []));
    // Two promises are a quorum, whatever the part waits for.
    expect(sent.filter(({ letter }) => letter.kind === 'accept').map(({ letter }) => letter.to)).toContain('A2');
    expect(judgeRecord({ header: play.header, events: play.events }).outcome).toBe('consensus');
  });
});

test('an officer with cues does nothing else before the last one, and then plays on or rests', () => {
  const vanishes: Stage = {
    P1: {
      cues: [
        { when: null, do: { type: 'prepare', to: ALL, n: 1 } },
        {
          when: { type: 'delivered', to: 'P1', kind: 'promise', times: 2 },
          do: { type: 'accept', to: ['A1'], n: 1, value: '06:00' },
        },
      ],
      then: 'rest',
    },
    P2: { cues: [{ when: { type: 'answered', kind: 'accept', n: 1 }, do: { type: 'prepare', to: ALL, n: 2 } }] },
    P3: { cues: [{ when: { type: 'answered', kind: 'accept', n: 99 }, do: { type: 'order', value: null } }] },
  };
  const play = begin(vanishes);
  const parts = playStage(play);
  const sent = play.events.flatMap((event) => (event.type === 'sent' ? [event.letter] : []));
  expect(sent.filter(({ from, kind }) => from === 'P1' && kind !== 'prepare')).toMatchObject([
    { kind: 'accept', to: 'A1' },
  ]);
  expect(sent.filter(({ from }) => from === 'P3')).toEqual([]);
  expect(isOver(partOf(parts, 'P1'))).toBe(true);
  const verdict = judgeRecord({ header: play.header, events: play.events });
  // The one vote is carried on by the officer who hears of it.
  expect(verdict.chosen.map(({ value }) => value)).toEqual(['06:00']);
  expect(verdict.violations).toEqual([]);
});

test('a general answers what its part has an answer for, and everything else as its duty asks', () => {
  const stage: Stage = {
    A1: {
      cues: [
        {
          when: null,
          do: { type: 'answer', letter: { kind: 'prepare', n: 1 }, entry: { promised: 1 }, reply: null },
        },
      ],
    },
  };
  const play = begin(stage);
  playStage(play);
  const answers = play.events.flatMap((event) => (event.type === 'answered' && event.by === 'A1' ? [event] : []));
  expect(answers[0]).toMatchObject({ reply: null, notebook: { promised: 1 } });
  expect(answers[1]).toMatchObject({ reply: { kind: 'promise', n: 3 } });
});

test('O4: a stubborn officer proposes its own wish against what the promises report', () => {
  const stage: Stage = {
    P3: { then: 'rest' },
    P2: {
      temper: 'stubborn',
      cues: [{ when: { type: 'answered', kind: 'accept', n: 1, times: 3 }, do: { type: 'prepare', to: ALL, n: 2 } }],
    },
  };
  const play = begin(stage);
  playStage(play);
  const verdict = judgeRecord({ header: play.header, events: play.events });
  expect(verdict.outcome).toBe('broken');
  expect(verdict.violations.map(({ rule, by: culprit }) => [rule, culprit])).toContainEqual(['O3', 'P2']);
});

test('G10: a general who lives by its notebook forgets its vote with it', () => {
  const stage: Stage = {
    A1: {
      temper: 'notebook',
      cues: [
        {
          when: { type: 'answered', to: 'A1', kind: 'accept' },
          do: { type: 'write', entry: { promised: 0, accepted: null } },
        },
      ],
    },
    P2: {
      cues: [
        { when: { type: 'answered', kind: 'accept', n: 1, times: 3 }, do: { type: 'prepare', to: ['A1', 'A2'], n: 2 } },
      ],
    },
  };
  const play = begin(stage);
  playStage(play);
  const verdict = judgeRecord({ header: play.header, events: play.events });
  expect(verdict.violations.map(({ rule, by: culprit, root }) => [rule, culprit, root])).toContainEqual([
    'G10',
    'A1',
    true,
  ]);
});

test('an officer who used numbers before the game begins above them', () => {
  const play = begin({ P1: { used: 7 } });
  playStage(play);
  const first = play.events.find((event) => event.type === 'sent' && event.letter.from === 'P1');
  expect(first).toMatchObject({ letter: { kind: 'prepare', n: 10 } });
});

test('two officers who echo each other confirm every announcement, and each dares the attack once it is confirmed', () => {
  const stage: Stage = { P1: { temper: 'echo' }, P2: { temper: 'echo' } };
  const play = newPlay(
    headerFor('echo', { walk: [1000, 1000] }, { stage, armies: 2, night: { at: 9000, within: 1000 } }),
  );
  playStage(play, { seats: ['P1', 'P2'] });
  const letters = play.events.flatMap((event) => (event.type === 'sent' ? [event.letter.from] : []));
  expect(letters.slice(0, 4)).toEqual(['P1', 'P2', 'P1', 'P2']);
  const orders = play.events.flatMap((event) => (event.type === 'ordered' ? [event.by] : []));
  expect(orders).toEqual(['P1', 'P2']);
});

test('a night calls the last orders by itself, and ends the game', () => {
  const play = newPlay(headerFor('night', {}, { night: { at: 5000, within: 2000 } }));
  playStage(play, { seats: [] });
  expect(play.events.map(({ type, at }) => [type, at])).toEqual([
    ['dawn', 5000],
    ['ended', 7000],
  ]);
});
