/** What can be wrong with a lesson beyond its shape. Each part is looked at as long as its own shape is sound. */
import type { SeatPlan } from '../game/stage.ts';
import type { Seat } from '../paxos/seats.ts';
import { contradictions } from './contradictions.ts';
import type { LessonFault } from './fault.ts';
import { guidedFaults } from './guided-faults.ts';
import type { Lesson } from './lesson.ts';
import { momentFaults, seatFaults, wayFaults } from './letter-faults.ts';
import { planFaults } from './plan-faults.ts';
import { textFaults } from './text-faults.ts';

/** The value lacks what it should be, so that nothing more can be said of it. */
const BLOCKING: ReadonlySet<string> = new Set(['missing', 'bad-field', 'not-one-of']);

/** `given` is what the schema made of a lesson, faults and all; `shape` is what it found wrong. */
export function senseFaults(given: unknown, shape: readonly LessonFault[]): readonly LessonFault[] {
  const blocked = shape.filter(({ code }) => BLOCKING.has(code)).map(({ path }) => path);
  if (blocked.includes('') || typeof given !== 'object' || given === null) return [];
  const within = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);
  const sound = (path: string) => !blocked.some((at) => within(at, path) || within(path, at));
  /** It may hold parts that are not sound. */
  const there = (path: string) => !blocked.some((at) => within(path, at));

  const lesson = given as Lesson;
  const armies = sound('armies') ? lesson.armies : null;
  const faults: LessonFault[] = [...textFaults(lesson, sound, there)];
  if (sound('wishes') && armies !== null && lesson.wishes.length !== armies) {
    faults.push({ path: 'wishes', code: 'wishes-count', params: { got: lesson.wishes.length, armies } });
  }
  for (const [i, seat] of listAt(there('seats'), lesson.seats)) {
    if (!sound(`seats.${i}`)) continue;
    if (lesson.seats.indexOf(seat) < i) faults.push({ path: `seats.${i}`, code: 'twice', params: { what: seat } });
    if (seat !== 'red') faults.push(...seatFaults(seat, `seats.${i}`, armies));
  }
  for (const [i, line] of listAt(there('valley.script'), there('valley') ? lesson.valley.script : [])) {
    const path = `valley.script.${i}`;
    if (!sound(path)) continue;
    faults.push(...wayFaults(line.match, `${path}.match`, armies));
    if (line.do === 'hold' && line.until !== null) faults.push(...momentFaults(line.until, `${path}.until`, armies));
  }
  for (const [i, question] of listAt(there('questions'), lesson.questions)) {
    if (sound(`questions.${i}.at`)) faults.push(...momentFaults(question.at, `questions.${i}.at`, armies));
  }
  for (const [seat, plan] of there('stage') ? (Object.entries(lesson.stage) as [Seat, SeatPlan][]) : []) {
    if (there(`stage.${seat}`)) faults.push(...planFaults(seat, plan, armies, sound));
  }
  if (sound('goals') && sound('expect') && sound('seats')) faults.push(...contradictions(lesson));
  faults.push(...guidedFaults(lesson, sound, there));
  return faults;
}

function listAt<T>(isThere: boolean, list: readonly T[]): IterableIterator<[number, T]> {
  return (isThere ? list : []).entries();
}
