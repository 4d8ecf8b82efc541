import { describe, expect, test } from 'vitest';
import {
  ATTEMPTS_EACH,
  attemptsAt,
  MOST_ASSIGNMENTS,
  MOST_ATTEMPTS,
  peopleIn,
  type Attempting,
} from '../../shared/class/assignments.ts';
import type { ClassCommand } from '../../shared/class/commands.ts';
import { decideClass, decideClassDeed, type ClassDecision } from '../../shared/class/decide.ts';
import type { ClassEvent } from '../../shared/class/events.ts';
import { CLASS_DEFAULTS, evolveClass, NO_CLASS, type ClassState } from '../../shared/class/state.ts';
import { oneOfficer } from '../../shared/lessons/ladder/01-one-officer.ts';
import type { Result } from '../../shared/lessons/result.ts';

const OPENED: ClassEvent = { type: 'opened', code: 'CLASS1', link: 'l', passphrase: 'p', settings: CLASS_DEFAULTS };
const given = (...events: readonly ClassEvent[]): ClassState => [OPENED, ...events].reduce(evolveClass, NO_CLASS);
const NOBODY = { fresh: [], playing: new Set<string>(), truths: {}, moments: {} };
const ruled = (state: ClassState, command: ClassCommand): ClassDecision => decideClass(state, command, NOBODY);

const ASSIGN = { type: 'assign', lesson: oneOfficer.id, own: false, title: null, until: null } as const;
const assigned = (assignment: number, until: number | null = null): ClassEvent => ({
  ...{ type: 'assigned', assignment, lesson: oneOfficer, own: false, title: null, until },
});
const attempt = (room: string, person = 'p1', rest: Partial<Attempting> = {}) =>
  ({ type: 'attempt', assignment: 1, person, token: `token of ${room}`, room, role: 'P1', at: 50, ...rest }) as const;
const attempted = (room: string, person = 'p1', assignment = 1): ClassEvent => ({
  ...attempt(room, person, { assignment }),
  type: 'attempted',
});
const RESULT: Result = { ended: 90, lasted: 40, outcome: 'consensus', goals: [true, false], broken: [], answers: [] };

describe('handing out a lesson', () => {
  test('it is kept as it is, under the next number', () => {
    const decided = ruled(given(assigned(1)), { ...ASSIGN, title: 'Week 3', until: 100 });
    const lesson = oneOfficer;
    expect(decided).toEqual({
      ok: true,
      events: [{ type: 'assigned', assignment: 2, lesson, own: false, title: 'Week 3', until: 100 }],
    });
  });

  test('one of the class stays as it was handed out, whatever becomes of it', () => {
    const mine = { ...oneOfficer, id: 'mine' };
    const kept = given({ type: 'lesson-kept', lesson: mine });
    const decided = ruled(kept, { ...ASSIGN, lesson: 'mine', own: true });
    const state = (decided.ok ? decided.events : []).reduce(evolveClass, kept);
    const after = evolveClass(state, { type: 'lesson-dropped', lesson: 'mine' });
    expect(after.assignments[0]?.lesson).toEqual(mine);
  });

  test('unknown-lesson: neither of the ladder nor of the class', () => {
    expect(ruled(given(), { ...ASSIGN, lesson: 'nowhere' })).toEqual({ ok: false, code: 'unknown-lesson' });
    expect(ruled(given(), { ...ASSIGN, own: true })).toEqual({ ok: false, code: 'unknown-lesson' });
  });

  test('too-many-assignments: those that were taken away do not count', () => {
    const full = given(...Array.from({ length: MOST_ASSIGNMENTS }, (_, i) => assigned(i + 1)));
    expect(ruled(full, ASSIGN)).toEqual({ ok: false, code: 'too-many-assignments' });
    const state = evolveClass(full, { type: 'assignment-dropped', assignment: 3 });
    expect(ruled(state, ASSIGN)).toMatchObject({ ok: true, events: [{ assignment: MOST_ASSIGNMENTS + 1 }] });
  });

  test('it is closed, and open again until another time; what changes nothing leaves no trace', () => {
    const closing = { type: 'set-assignment', assignment: 1, open: false, until: null } as const;
    const event: ClassEvent = { ...closing, type: 'assignment-set' };
    expect(ruled(given(assigned(1)), closing)).toEqual({ ok: true, events: [event] });
    expect(ruled(given(assigned(1), event), closing)).toEqual({ ok: true, events: [] });
    expect(ruled(given(assigned(1), event), { ...closing, open: true, until: 70 })).toMatchObject({
      events: [{ open: true, until: 70 }],
    });
    expect(ruled(given(), closing)).toEqual({ ok: false, code: 'unknown-assignment' });
  });

  test('what is taken away is gone for everyone, with whoever only played it', () => {
    const state = given(assigned(1), assigned(2), attempted('R1', 'p1'), attempted('R2', 'p2', 2));
    const dropped = ruled(state, { type: 'drop-assignment', assignment: 1 });
    expect(dropped).toEqual({ ok: true, events: [{ type: 'assignment-dropped', assignment: 1 }] });
    const after = evolveClass(state, { type: 'assignment-dropped', assignment: 1 });
    expect(peopleIn(after)).toEqual(new Set(['p2']));
    expect(ruled(after, { type: 'drop-assignment', assignment: 1 })).toEqual({ ok: true, events: [] });
    expect(decideClassDeed(after, attempt('R9'), 9)).toEqual({ ok: false, code: 'unknown-assignment' });
  });
});

describe('an attempt', () => {
  const decide = (state: ClassState, deed: ReturnType<typeof attempt>) => decideClassDeed(state, deed, 9);

  test('is counted for each person, and asked for again with the same token it is the same', () => {
    const state = given(assigned(1), attempted('R1'), attempted('R2', 'p2'), attempted('R3'));
    expect(attemptsAt(state, 1).map(({ person, number }) => `${person} ${number}`)).toEqual(['p1 1', 'p2 1', 'p1 2']);
    expect(state.people).toBe(2);
    expect(decide(state, { ...attempt('R4'), token: 'token of R1' })).toEqual({ ok: true, events: [] });
    expect(decide(state, attempt('R4'))).toEqual({ ok: true, events: [attempted('R4')] });
  });

  test('assignment-closed: by hand, and from its last moment on', () => {
    expect(decide(given(assigned(1, 51)), attempt('R1'))).toMatchObject({ ok: true });
    expect(decide(given(assigned(1, 50)), attempt('R1'))).toEqual({ ok: false, code: 'assignment-closed' });
    const closed = given(assigned(1), { type: 'assignment-set', assignment: 1, open: false, until: null });
    expect(decide(closed, attempt('R1'))).toEqual({ ok: false, code: 'assignment-closed' });
  });

  test('no-such-seat: only the seats that the lesson has for one who plays alone', () => {
    expect(decide(given(assigned(1)), { ...attempt('R1'), role: 'A3' })).toEqual({ ok: false, code: 'no-such-seat' });
    expect(decide(given(assigned(1)), { ...attempt('R1'), role: 'red' })).toEqual({ ok: false, code: 'no-such-seat' });
  });

  test('attempts-used: so many of one person, and of all', () => {
    const many = (count: number, person: (i: number) => string): readonly ClassEvent[] =>
      Array.from({ length: count }, (_, i) => attempted(`R${i}`, person(i)));
    const busy = given(assigned(1), ...many(ATTEMPTS_EACH, () => 'p1'));
    expect(decide(busy, attempt('X', 'p1'))).toEqual({ ok: false, code: 'attempts-used' });
    expect(decide(busy, attempt('X', 'p2'))).toMatchObject({ ok: true });
    const full = given(assigned(1), ...many(MOST_ATTEMPTS, (i) => `p${i + 1}`));
    expect(decide(full, attempt('X', 'p5000'))).toEqual({ ok: false, code: 'attempts-used' });
  });

  test('its game is one of the class that belongs to the assignment, and it is scored once', () => {
    const begun = given(assigned(1), attempted('R1'), { type: 'played', room: 'R1', session: 'g1', at: 60 });
    expect(begun.played).toMatchObject([{ room: 'R1', session: 'g1', assignment: 1 }]);
    expect(begun.attempts.get('R1')).toMatchObject({ session: 'g1', result: null });
    const score = { type: 'score', room: 'R1', result: RESULT } as const;
    const scored: ClassEvent = { ...score, type: 'scored' };
    expect(decideClassDeed(begun, score, 9)).toEqual({ ok: true, events: [scored] });
    const after = evolveClass(begun, scored);
    expect(after.attempts.get('R1')?.result).toEqual(RESULT);
    const other = { ...score, result: { ...RESULT, goals: [true, true] } };
    expect(decideClassDeed(after, other, 9)).toEqual({ ok: true, events: [] });
    expect(decideClassDeed(after, { ...score, room: 'R2' }, 9)).toEqual({ ok: true, events: [] });
  });

  test('with a record that is deleted by hand it goes, with one that was too old its result stays', () => {
    const over = given(assigned(1), attempted('R1'), { type: 'played', room: 'R1', session: 'g1' }, attempted('R2'), {
      ...{ type: 'scored', room: 'R1', result: RESULT },
    });
    expect(evolveClass(over, { type: 'erased', session: 'g1', due: true }).attempts.get('R1')?.result).toEqual(RESULT);
    const by = evolveClass(over, { type: 'erased', session: 'g1' });
    expect([...by.attempts.keys()]).toEqual(['R2']);
    // No number is used twice.
    expect(evolveClass(by, attempted('R3')).attempts.get('R3')?.number).toBe(3);
  });
});
