/** Whether something is a lesson; if not, all that is wrong with it, each fault once. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import type { LessonFault } from './fault.ts';
import { faultInJson } from './json-fault.ts';
import type { Lesson } from './lesson.ts';
import { LESSON } from './schema.ts';
import { senseFaults } from './sense.ts';
import { shapeFault, unknownFields } from './shape-faults.ts';

export type CheckedLesson =
  { readonly ok: true; readonly lesson: Lesson } | { readonly ok: false; readonly faults: readonly LessonFault[] };

/** A lesson as JSON without spaces, in bytes. It travels with the room that plays it. */
export const LARGEST_LESSON = 12 * 1024;
/** Far more than a lesson needs, spaces and all; it is not even read. */
const LONGEST_TEXT = 64 * 1024;

export function parseLesson(text: string): CheckedLesson {
  if (text.length > LONGEST_TEXT) return { ok: false, faults: [tooBig(text.length)] };
  const wrong = faultInJson(text);
  if (wrong !== null) return { ok: false, faults: [{ path: '', code: 'not-json', params: { ...wrong } }] };
  return checkLesson(JSON.parse(text));
}

export function checkLesson(value: unknown): CheckedLesson {
  const { output, issues, success } = v.safeParse(LESSON, value);
  const shape = [
    ...(issues ?? []).flatMap((issue) => shapeFault(issue) ?? []),
    ...(typeof value === 'object' ? unknownFields(value, output) : []),
  ];
  const faults = [...shape, ...senseFaults(output, shape)];
  if (faults.length > 0 || !success) return { ok: false, faults: onePerPlace(faults) };
  return isTooBig(output) ? { ok: false, faults: [tooBig(bytesOf(output))] } : { ok: true, lesson: output };
}

/** A lesson, or what a room has of it. */
export function isTooBig(lesson: object): boolean {
  return bytesOf(lesson) > LARGEST_LESSON;
}

function bytesOf(lesson: object): number {
  return utf8ToBytes(JSON.stringify(lesson)).length;
}

function tooBig(got: number): LessonFault {
  return { path: '', code: 'too-big', params: { got, most: LARGEST_LESSON } };
}

/** What one place has first wrong with it says enough. */
function onePerPlace(faults: readonly LessonFault[]): readonly LessonFault[] {
  const places = new Map<string, LessonFault>();
  for (const fault of faults) if (!places.has(fault.path)) places.set(fault.path, fault);
  return [...places.values()];
}
