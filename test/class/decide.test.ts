import { describe, expect, test } from 'vitest';
import type { ClassCommand, ClassRefusal } from '../../shared/class/commands.ts';
import {
  decideClass,
  decideClassDeed,
  decideStudent,
  MOST_LESSONS,
  newRoomsFor,
  type Around,
  type ClassDecision,
} from '../../shared/class/decide.ts';
import type { ClassEvent, Guess, Place, Truth } from '../../shared/class/events.ts';
import { CLASS_DEFAULTS, evolveClass, NO_CLASS, type ClassState } from '../../shared/class/state.ts';
import { oneOfficer } from '../../shared/lessons/ladder/01-one-officer.ts';
import type { Seat } from '../../shared/paxos/seats.ts';

const OPENED: ClassEvent = { type: 'opened', code: 'CLASS1', link: 'l', passphrase: 'p', settings: CLASS_DEFAULTS };
const arrived = (...numbers: number[]): readonly ClassEvent[] =>
  numbers.map((n) => ({ type: 'arrived', student: `s${n}`, token: `t${n}` }));
const roomed = (room: string): ClassEvent => ({ type: 'roomed', room });
const placed = (student: string, place: Place | null): ClassEvent => ({ type: 'placed', student, place });
const at = (room: string, seat: Seat): Place => ({ room, seat, role: 'player' });
const beside = (room: string, seat: Seat): Place => ({ room, seat, role: 'partner' });
const watching = (room: string): Place => ({ room, seat: null, role: 'watcher' });
const GUESS: Guess = { chosen: true, value: '06:00', open: false, known: ['P1'] };

const given = (...events: readonly ClassEvent[]): ClassState => [OPENED, ...events].reduce(evolveClass, NO_CLASS);
const TWO = [...arrived(1, 2, 3), roomed('R1'), placed('s1', at('R1', 'P1')), placed('s2', at('R1', 'A1'))];
const TRUTH: Truth = { chosen: [], open: true, known: [] };
const FROZEN: ClassEvent = { type: 'frozen', ask: 1, rooms: ['R1'], truths: { R1: TRUTH } };
const around = (fresh: readonly string[] = [], ...running: readonly string[]): Around => ({
  fresh,
  playing: new Set(running),
  truths: Object.fromEntries(running.map((room) => [room, TRUTH])),
  moments: Object.fromEntries(running.map((room) => [room, { session: `game of ${room}`, seq: 7 }])),
});

const events = (decision: ClassDecision): readonly ClassEvent[] =>
  decision.ok ? decision.events : expect.fail(decision.code);
const refused = (decision: ClassDecision, code: ClassRefusal): void => {
  expect(decision).toEqual({ ok: false, code });
};
const ruled = (state: ClassState, command: ClassCommand, fresh?: readonly string[]): readonly ClassEvent[] =>
  events(decideClass(state, command, around(fresh)));

describe('arriving', () => {
  test('each gets the next pseudonym, also after somebody has left', () => {
    const state = given(...arrived(1, 2), { type: 'left', student: 's2' });
    expect(events(decideClassDeed(state, { type: 'arrive', token: 't' }, 9))).toEqual([
      { type: 'arrived', student: 's3', token: 't' },
    ]);
  });

  test('class-locked, class-full: nobody new comes in', () => {
    refused(decideClassDeed(given({ type: 'locked', on: true }), { type: 'arrive', token: 't' }, 9), 'class-locked');
    refused(decideClassDeed(given(...arrived(1, 2)), { type: 'arrive', token: 't' }, 2), 'class-full');
  });
});

describe('seat', () => {
  test('opens as many rooms as are needed, and puts everyone who waits in one', () => {
    const state = given(...arrived(1, 2, 3, 4, 5, 6, 7));
    const command: ClassCommand = { type: 'seat', all: false };
    expect(newRoomsFor(state, command)).toBe(2);
    const after = ruled(state, command, ['R1', 'R2']).reduce(evolveClass, state);
    expect(after.rooms).toEqual(['R1', 'R2']);
    expect([...after.students.values()].map(({ place }) => place?.room)).toEqual([
      'R1',
      'R2',
      'R1',
      'R2',
      'R1',
      'R2',
      'R1',
    ]);
  });

  test('puts late arrivals on the seats that are free before it opens rooms', () => {
    const state = given(...TWO);
    expect(newRoomsFor(state, { type: 'seat', all: false })).toBe(0);
    expect(ruled(state, { type: 'seat', all: false })).toEqual([placed('s3', at('R1', 'P2'))]);
  });

  test('with all, everyone is seated anew in new rooms', () => {
    const after = ruled(given(...TWO), { type: 'seat', all: true }, ['R2']).reduce(evolveClass, given(...TWO));
    expect(after.rooms).toEqual(['R2']);
    expect([...after.students.values()].map(({ place }) => place?.seat)).toEqual(['P1', 'P2', 'P3']);
  });

  test('nobody-waits, frozen', () => {
    refused(decideClass(given(), { type: 'seat', all: false }, around()), 'nobody-waits');
    refused(decideClass(given(...TWO, FROZEN), { type: 'seat', all: false }, around()), 'frozen');
  });
});

describe('move', () => {
  const move = (student: string, place: Place | null): ClassCommand => ({ type: 'move', student, place });

  test('to a free seat, beside somebody, to watch, back to the waiting room', () => {
    for (const place of [at('R1', 'A3'), beside('R1', 'P1'), watching('R1'), null]) {
      expect(ruled(given(...TWO), move('s3', place))).toEqual([placed('s3', place)]);
    }
  });

  test('the second one of a pair plays when the first one goes', () => {
    const pair = [...TWO, placed('s3', beside('R1', 'P1'))];
    expect(ruled(given(...pair), move('s1', null))).toEqual([placed('s3', at('R1', 'P1')), placed('s1', null)]);
    expect(ruled(given(...pair), { type: 'remove', student: 's1' })).toEqual([
      placed('s3', at('R1', 'P1')),
      { type: 'left', student: 's1' },
    ]);
    expect(events(decideStudent(given(...pair), { type: 'leave' }, 's1'))).toHaveLength(2);
  });

  test.each([
    ['unknown-student', 's9', at('R1', 'A3')],
    ['not-in-class', 's3', at('R9', 'A3')],
    ['place-taken', 's3', at('R1', 'A1')],
    ['nobody-to-pair', 's3', beside('R1', 'A3')],
    ['no-such-seat', 's3', at('R1', 'A4')],
    ['no-such-seat', 's3', { room: 'R1', seat: null, role: 'player' }],
    ['no-such-seat', 's3', { room: 'R1', seat: 'A3', role: 'watcher' }],
  ] as const)('%s', (code, student, place) => {
    refused(decideClass(given(...TWO), move(student, place), around()), code);
  });

  test('swap: both change places, whatever these are', () => {
    expect(ruled(given(...TWO), { type: 'swap', students: ['s1', 's3'] })).toEqual([
      placed('s1', null),
      placed('s3', at('R1', 'P1')),
    ]);
    refused(decideClass(given(...TWO), { type: 'swap', students: ['s1', 's9'] }, around()), 'unknown-student');
  });

  test('close: who was in the room waits again', () => {
    const after = ruled(given(...TWO), { type: 'close', room: 'R1' }).reduce(evolveClass, given(...TWO));
    expect(after.rooms).toEqual([]);
    expect([...after.students.values()].map(({ place }) => place)).toEqual([null, null, null]);
    refused(decideClass(given(...TWO), { type: 'close', room: 'R2' }, around()), 'not-in-class');
  });
});

describe('rounds', () => {
  test('officers and generals change roles where that is asked', () => {
    expect(ruled(given(...TWO), { type: 'next-round', rotate: true })).toEqual([
      { type: 'round', round: 2 },
      placed('s1', at('R1', 'A1')),
      placed('s2', at('R1', 'P2')),
    ]);
    expect(ruled(given(...TWO), { type: 'next-round', rotate: false })).toEqual([{ type: 'round', round: 2 }]);
  });

  test('F17: an older log does not say when a game was begun', () => {
    const state = given(...TWO, { type: 'played', room: 'R1', session: 'g' });
    expect(state.played).toEqual([{ round: 1, room: 'R1', session: 'g', at: null, lesson: null, gone: false }]);
  });

  test('how long games are kept is chosen, and chosen back', () => {
    const state = given({ type: 'kept', days: 90 });
    expect(state.keepDays).toBe(90);
    expect(ruled(state, { type: 'keep', days: 90 })).toEqual([]);
    expect(ruled(state, { type: 'keep', days: null }).reduce(evolveClass, state).keepDays).toBeNull();
  });

  test('what was deleted by hand is nowhere, what was as old as games get is there as gone', () => {
    const state = given(
      ...TWO,
      ...['a', 'b'].map((session): ClassEvent => ({ type: 'played', room: 'R1', session, at: 5 })),
    );
    const erase = (session: string, due: boolean) => (before: ClassState) =>
      events(decideClassDeed(before, { type: 'erase', session, due }, 9));
    const after = [...erase('a', true)(state), ...erase('b', false)(state)].reduce(evolveClass, state);
    expect(after.played).toEqual([{ round: 1, room: 'R1', session: 'a', at: 5, lesson: null, gone: true }]);
    expect(erase('a', true)(after)).toEqual([]);
    expect(erase('a', false)(after)).toEqual([]);
    expect(erase('b', false)(after)).toEqual([]);
  });

  test('who the members of a room are is written down once, and stays when they have left and the room is given up', () => {
    const enrol = (state: ClassState, members: Readonly<Record<string, string>>) =>
      events(decideClassDeed(state, { type: 'enrol', room: 'R1', members }, 9));
    const state = enrol(given(...TWO), { m2: 's1', m3: 's2' }).reduce(evolveClass, given(...TWO));
    expect(enrol(state, { m2: 's1' })).toEqual([]);
    expect(enrol(state, { m2: 's1', m4: 's3' })).toEqual([{ type: 'enrolled', room: 'R1', members: { m4: 's3' } }]);
    const after = [{ type: 'left', student: 's1' } as const, { type: 'unroomed', room: 'R1' } as const].reduce(
      evolveClass,
      state,
    );
    expect([...(after.members.get('R1') ?? [])]).toEqual([
      ['m2', 's1'],
      ['m3', 's2'],
    ]);
  });

  test('what is played belongs to the round that is on', () => {
    const state = given(...TWO, { type: 'round', round: 1 }, { type: 'round', round: 2 });
    const after = events(decideClassDeed(state, { type: 'play', room: 'R1', session: 'g', at: 5 }, 9)).reduce(
      evolveClass,
      state,
    );
    expect(after.played).toEqual([{ round: 2, room: 'R1', session: 'g', at: 5, lesson: null, gone: false }]);
    refused(decideClassDeed(state, { type: 'play', room: 'R7', session: 'g', at: 5 }, 9), 'not-in-class');
  });
});

describe('freeze and ask', () => {
  test('each guesses as often as they like until it is shown; the last guess counts', () => {
    let state = given(...TWO, FROZEN);
    for (const chosen of [false, true]) {
      const decision = decideStudent(state, { type: 'guess', guess: { ...GUESS, chosen } }, 's1');
      state = events(decision).reduce(evolveClass, state);
    }
    expect(state.asks[0]?.guesses).toEqual(new Map([['s1', GUESS]]));
    expect(events(decideStudent(state, { type: 'guess', guess: GUESS }, 's1'))).toEqual([]);
    state = ruled(state, { type: 'show' }).reduce(evolveClass, state);
    refused(decideStudent(state, { type: 'guess', guess: GUESS }, 's1'), 'not-frozen');
    state = ruled(state, { type: 'thaw' }).reduce(evolveClass, state);
    expect(state.asks[0]).toMatchObject({ on: false, shown: true });
    const again = decideClass(state, { type: 'freeze', rooms: ['R1', 'R1'] }, around([], 'R1'));
    expect(events(again)).toMatchObject([{ type: 'frozen', ask: 2, rooms: ['R1'], truths: { R1: TRUTH } }]);
  });

  test('only where a game is on; nothing-runs where none is', () => {
    const state = given(...TWO, roomed('R2'), roomed('R3'));
    const command: ClassCommand = { type: 'freeze', rooms: ['R1', 'R2', 'R3'] };
    const [frozen] = events(decideClass(state, command, around([], 'R1', 'R3')));
    const moments = { R1: { session: 'game of R1', seq: 7 }, R3: { session: 'game of R3', seq: 7 } };
    expect(frozen).toEqual({ type: 'frozen', ask: 1, rooms: ['R1', 'R3'], truths: { R1: TRUTH, R3: TRUTH }, moments });
    refused(decideClass(state, command, around()), 'nothing-runs');
    refused(decideClass(state, command, { ...around(), playing: new Set(['R1']) }), 'nothing-runs');
  });

  test('an answer counts in the room where it was asked for, wherever its student sits afterwards', () => {
    const state = given(...TWO, roomed('R2'), FROZEN, { type: 'guessed', ask: 1, student: 's1', guess: GUESS });
    const moved = [placed('s1', at('R2', 'A1')), { type: 'left', student: 's2' } as const].reduce(evolveClass, state);
    expect(moved.asks[0]?.asked).toEqual(
      new Map([
        ['s1', 'R1'],
        ['s2', 'R1'],
      ]),
    );
  });

  test('not-asked: who waits, or whose room goes on, is not asked', () => {
    const state = given(...TWO, roomed('R2'), placed('s2', at('R2', 'A1')), FROZEN);
    for (const student of ['s2', 's3'])
      refused(decideStudent(state, { type: 'guess', guess: GUESS }, student), 'not-asked');
  });

  test('frozen, not-frozen, not-in-class', () => {
    refused(decideClass(given(...TWO, FROZEN), { type: 'freeze', rooms: ['R1'] }, around()), 'frozen');
    refused(decideClass(given(...TWO, FROZEN), { type: 'next-round', rotate: true }, around()), 'frozen');
    for (const type of ['show', 'thaw'] as const) refused(decideClass(given(...TWO), { type }, around()), 'not-frozen');
    for (const rooms of [['R9'], ['R1', 'R9']]) {
      refused(decideClass(given(...TWO), { type: 'freeze', rooms }, around([], 'R1')), 'not-in-class');
    }
    refused(decideStudent(given(...TWO), { type: 'guess', guess: GUESS }, 's1'), 'not-frozen');
    refused(decideStudent(given(...TWO), { type: 'leave' }, 's9'), 'unknown-student');
  });
});

test('game-on: nothing that would unseat a player in the middle of a game', () => {
  const commands: readonly ClassCommand[] = [
    { type: 'settle', settings: CLASS_DEFAULTS },
    { type: 'seat', all: true },
    { type: 'next-round', rotate: false },
    { type: 'close', room: 'R1' },
  ];
  for (const command of commands) refused(decideClass(given(...TWO), command, around([], 'R1')), 'game-on');
});

test('move: one commands the red army of a room, and nobody beside', () => {
  const red = (role: Place['role'], seat: Seat | null = null): Place => ({ room: 'R1', seat, role });
  const state = given(...TWO, placed('s3', red('red')));
  refused(decideClass(state, { type: 'move', student: 's1', place: red('red') }, around()), 'place-taken');
  refused(decideClass(state, { type: 'move', student: 's1', place: red('red', 'P1') }, around()), 'no-such-seat');
  expect(ruled(state, { type: 'move', student: 's3', place: red('red') })).toEqual([placed('s3', red('red'))]);
});

test('settle: with fewer armies, who sat with one that is gone waits again', () => {
  const room = { ...CLASS_DEFAULTS.room, armies: 2 };
  const state = given(...TWO, placed('s3', at('R1', 'A3')), { type: 'settled', settings: { ...CLASS_DEFAULTS, room } });
  expect([...state.students.values()].map(({ place }) => place?.seat ?? null)).toEqual(['P1', 'A1', null]);
});

test('settle, lock and a new link are noted; what is so already is not noted again', () => {
  const settings = { ...CLASS_DEFAULTS, leftovers: 'pairs' } as const;
  expect(ruled(given(), { type: 'settle', settings })).toEqual([{ type: 'settled', settings }]);
  expect(ruled(given(), { type: 'lock', on: false })).toEqual([]);
  const after = [
    ...ruled(given(), { type: 'lock', on: true }),
    ...events(decideClassDeed(given(), { type: 'relink', link: 'new' }, 9)),
  ].reduce(evolveClass, given());
  expect(after).toMatchObject({ locked: true, link: 'new' });
  refused(decideClass(after, { type: 'remove', student: 's1' }, around()), 'unknown-student');
});

describe('lessons of the class', () => {
  const lesson = oneOfficer;
  const keep = (id: string): ClassCommand => ({ type: 'keep-lesson', lesson: { ...lesson, id } });
  const ruling = (...commands: readonly ClassCommand[]): ClassState =>
    commands.reduce((state, command) => ruled(state, command).reduce(evolveClass, state), given());

  test('one is kept in place of another with the same id, and dropped', () => {
    const state = ruling(keep('a'), keep('b'), keep('a'));
    expect([...state.lessons.keys()]).toEqual(['a', 'b']);
    const drop: ClassCommand = { type: 'drop-lesson', lesson: 'a' };
    expect([...ruling(keep('a'), keep('b'), drop, drop).lessons.keys()]).toEqual(['b']);
  });

  test('too-many-lessons: as many as a class keeps', () => {
    const state = ruling(...Array.from({ length: MOST_LESSONS }, (_, i) => keep(`l${i}`)));
    refused(decideClass(state, keep('one-more'), around()), 'too-many-lessons');
    expect(decideClass(state, keep('l3'), around()).ok).toBe(true);
  });

  test('a game remembers which lesson it was played for', () => {
    const state = given(roomed('R1'), { type: 'played', room: 'R1', session: 'x', lesson: 'a' });
    expect(state.played).toMatchObject([{ session: 'x', lesson: 'a' }]);
  });
});
