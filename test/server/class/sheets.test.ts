import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sheetViews } from '../../../server/class/sheets.ts';
import { memoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Sheet } from '../../../shared/class/sheets.ts';
import { NO_CLASS } from '../../../shared/class/state.ts';
import type { SheetView } from '../../../shared/wire/class-view.ts';
import { instructorAt, LiveStudent, studentsAt, type LiveInstructor } from '../../support/live-class.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';

const SHEET: Sheet = { lessons: { 'one-officer': { times: 2, best: 2, goals: 2, done: 1000 } }, mistakes: { G4: 3 } };

let store: Store;
let server: LiveServer;
let instructor: LiveInstructor;
let students: readonly LiveStudent[];

beforeEach(async () => {
  store = memoryStore();
  server = await startServer({ store });
  instructor = instructorAt(server);
  students = await studentsAt(server, await instructor.openClass(), 3);
});
afterEach(async () => {
  for (const one of [instructor, ...students]) one.close();
  await server.close();
});

const at = (i: number): LiveStudent => students[i] ?? expect.fail('no such student');
const hand = (student: LiveStudent, sheet: object | null, named = false, id = student.newId()) =>
  student.request('study', { id, command: { type: 'hand-in', sheet: sheet as Sheet | null, named } });
const counted = (count: number): Promise<void> =>
  instructor.until(() => instructor.desk.sheets.count === count, `${count} sheets`);

async function sheets(): Promise<readonly SheetView[]> {
  const answer = await instructor.request('sheets', {});
  return answer.ok ? answer.sheets : expect.fail(answer.code);
}

describe('progress that students hand in', () => {
  test('nothing that the instructor is sent tells whose a sheet without a name is', async () => {
    const before = instructor.received.length;
    expect(await hand(at(1), SHEET)).toEqual({ ok: true });
    await counted(1);
    const [sheet] = await sheets();
    expect(sheet).toMatchObject({ name: null, sheet: SHEET });
    expect(sheet?.key).toMatch(/^[\da-f]{8}$/);
    expect(at(1).desk.handedIn).toBe('nameless');
    // Of the other students nothing has changed, and the view of the desk says of each what it said before.
    expect(at(0).desk.handedIn).toBeNull();
    const told = instructor.received.slice(before).filter(({ name }) => name === 'answer to sheets');
    expect(JSON.stringify(told)).not.toMatch(/Student|"s\d"/);
  });

  test('nor does their order: it is not the one in which they came', () => {
    const kept = new Map(['b', 'c', 'a'].map((key) => [key, { sheet: SHEET, student: null }]));
    const keys = sheetViews({ state: { ...NO_CLASS, sheets: kept }, names: new Map() }).map(({ key }) => key);
    expect(keys).toEqual(['a', 'b', 'c']);
  });

  test('with the name, where the student wants it; forgotten with the name, and without it once handed in so again', async () => {
    await hand(at(0), SHEET, true);
    await counted(1);
    expect(await sheets()).toMatchObject([{ name: 'Student 1' }]);
    await instructor.request('nameStudent', { student: 's1', name: null });
    expect(await sheets()).toMatchObject([{ name: null }]);
    await hand(at(1), SHEET, true);
    await counted(2);
    await hand(at(1), { ...SHEET, mistakes: {} });
    await instructor.until(() => instructor.desk.sheets.changes === 3, 'the third one');
    expect((await sheets()).map(({ name }) => name)).toEqual([null, null]);
    expect(instructor.desk.sheets.count).toBe(2);
  });

  test('is there after a restart, in the place of the earlier one, and is taken back', async () => {
    await hand(at(2), SHEET);
    await counted(1);
    const [before] = await sheets();
    await server.close();
    server = await startServer({ store });
    const { token, code } = instructor;
    instructor = instructorAt(server);
    instructor.code = code;
    await instructor.enterClass(token);
    expect(await sheets()).toEqual([before]);
    const back = await thirdAgain(code);
    expect(back.desk.handedIn).toBe('nameless');
    await hand(back, null);
    await counted(0);
    expect(await sheets()).toEqual([]);
    back.close();
  });

  test('everyone sees that it is asked for', async () => {
    await instructor.rule({ type: 'collect', on: true });
    await at(0).until(() => at(0).desk.collecting, 'to be asked');
    await instructor.rule({ type: 'collect', on: false });
    await at(0).until(() => !at(0).desk.collecting, 'to be asked no more');
  });

  test('bad-request: counts that are none, rules and fields that there are not, more lessons than anybody plays', async () => {
    const lesson = { times: 1, best: 1, goals: 2 };
    const many = Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`lesson-${i}`, lesson]));
    for (const sheet of [
      { ...SHEET, mistakes: { G99: 1 } },
      { ...SHEET, mistakes: { G4: -1 } },
      { ...SHEET, lessons: { '=1+1': lesson } },
      { ...SHEET, lessons: { one: { ...lesson, times: 1.5 } } },
      { ...SHEET, lessons: many },
      { ...SHEET, name: 'Mallory' },
    ]) {
      expect(await hand(at(0), sheet)).toMatchObject({ ok: false, code: 'bad-request' });
    }
    expect(instructor.desk.sheets.count).toBe(0);
  });

  test('too-many: so many of one student within a minute, and others are not kept from theirs', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      const answer = await hand(at(0), { ...SHEET, mistakes: { G4: i + 1 } });
      codes.push(answer.ok ? 'ok' : answer.code);
    }
    expect(codes).toEqual([...Array<string>(6).fill('ok'), 'too-many', 'too-many']);
    expect(await hand(at(1), SHEET)).toEqual({ ok: true });
  });

  test('not-instructor: no student sees what others have handed in', async () => {
    await hand(at(0), SHEET);
    expect(await at(1).request('sheets', {})).toMatchObject({ ok: false, code: 'not-instructor' });
    await counted(1);
    expect(JSON.stringify(at(1).received)).not.toContain('one-officer');
  });
});

/** The third student, at another server. */
async function thirdAgain(code: string): Promise<LiveStudent> {
  const student = new LiveStudent(server.origin, 'student-3-again');
  await student.enterClass(code, at(2).token);
  return student;
}
