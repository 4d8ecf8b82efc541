import { describe, expect, test } from 'vitest';
import { decideClass, decideStudent } from '../../shared/class/decide.ts';
import type { ClassEvent } from '../../shared/class/events.ts';
import type { Sheet } from '../../shared/class/sheets.ts';
import { CLASS_DEFAULTS, evolveClass, NO_CLASS, type ClassState } from '../../shared/class/state.ts';

const OPENED: ClassEvent = { type: 'opened', code: 'CLASS1', link: 'l', passphrase: 'p', settings: CLASS_DEFAULTS };
const ARRIVED: ClassEvent = { type: 'arrived', student: 's1', token: 't1' };
const given = (...events: readonly ClassEvent[]): ClassState =>
  [OPENED, ARRIVED, ...events].reduce(evolveClass, NO_CLASS);
const NOBODY = { fresh: [], playing: new Set<string>(), truths: {}, moments: {} };

const SHEET: Sheet = { lessons: { 'one-officer': { times: 2, best: 1, goals: 2 } }, mistakes: { G4: 1 } };
const handIn = (sheet: Sheet | null, named = false) => ({ type: 'hand-in', sheet, named }) as const;

describe('progress that is handed in', () => {
  test('stands under the key alone, unless the student wants the name beside it', () => {
    const event = { type: 'handed-in', key: 'k', student: null, sheet: SHEET } as const;
    expect(decideStudent(given(), handIn(SHEET), 's1', 'k')).toEqual({ ok: true, events: [event] });
    const named = decideStudent(given(), handIn(SHEET, true), 's1', 'k');
    expect(named).toEqual({ ok: true, events: [{ ...event, student: 's1' }] });
  });

  test('a later one takes the place of the earlier one, its name too', () => {
    const first: ClassEvent = { type: 'handed-in', key: 'k', student: 's1', sheet: SHEET };
    const later: Sheet = { lessons: {}, mistakes: {} };
    const state = given(first, { ...first, key: 'other' }, { ...first, student: null, sheet: later });
    expect(state.sheets.get('k')).toEqual({ sheet: later, student: null });
    expect(state.sheets.size).toBe(2);
    expect(state.sheetChanges).toBe(3);
  });

  test('the same once more leaves no trace', () => {
    const first: ClassEvent = { type: 'handed-in', key: 'k', student: null, sheet: SHEET };
    expect(decideStudent(given(first), handIn(SHEET), 's1', 'k')).toEqual({ ok: true, events: [] });
    expect(decideStudent(given(first), handIn(SHEET, true), 's1', 'k')).toMatchObject({ events: [{ student: 's1' }] });
  });

  test('is taken back, and what was never there leaves no trace', () => {
    const first: ClassEvent = { type: 'handed-in', key: 'k', student: 's1', sheet: SHEET };
    const back = decideStudent(given(first), handIn(null, true), 's1', 'k');
    expect(back).toEqual({ ok: true, events: [{ type: 'handed-in', key: 'k', student: null, sheet: null }] });
    const after = (back.ok ? back.events : []).reduce(evolveClass, given(first));
    expect(after.sheets.size).toBe(0);
    expect(decideStudent(after, handIn(null), 's1', 'k')).toEqual({ ok: true, events: [] });
  });

  test('unknown-student: nobody hands in for a class that they are not in', () => {
    expect(decideStudent(given(), handIn(SHEET), 's9', 'k')).toEqual({ ok: false, code: 'unknown-student' });
  });

  test('the instructor asks for it and stops asking, and has all of it forgotten', () => {
    const ask = (state: ClassState, on: boolean) => decideClass(state, { type: 'collect', on }, NOBODY);
    expect(ask(given(), true)).toEqual({ ok: true, events: [{ type: 'collecting', on: true }] });
    expect(ask(given({ type: 'collecting', on: true }), true)).toEqual({ ok: true, events: [] });
    expect(given({ type: 'collecting', on: true }).collecting).toBe(true);
    const drop = (state: ClassState) => decideClass(state, { type: 'drop-sheets' }, NOBODY);
    const full = given({ type: 'handed-in', key: 'k', student: null, sheet: SHEET });
    expect(drop(given())).toEqual({ ok: true, events: [] });
    expect(drop(full)).toEqual({ ok: true, events: [{ type: 'sheets-dropped' }] });
    expect(evolveClass(full, { type: 'sheets-dropped' }).sheets.size).toBe(0);
  });
});
