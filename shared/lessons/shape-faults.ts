/** What the schema finds, in the words of a `LessonFault`; and the keys that it does not know, all of them. */
import type { BaseIssue } from 'valibot';
import { LESSON_FORMAT } from './lesson.ts';
import type { LessonFault, LessonWant } from './fault.ts';

type Issue = BaseIssue<unknown>;

/** What was wanted, where the schema's own message does not say so. */
const BY_TYPE: Readonly<Partial<Record<string, LessonWant>>> = {
  strict_object: 'object',
  variant: 'object',
  record: 'object',
  array: 'list',
};

export function shapeFault(issue: Issue): LessonFault | null {
  const keys = (issue.path ?? []).map(({ key }) => String(key));
  const path = keys.join('.');
  const { type, kind, expected, requirement } = issue;
  // The schema stops at the first of these; unknownFields finds them all.
  if (expected === 'never') return null;
  if (path === 'format' && issue.input !== undefined) {
    return { path, code: 'unknown-format', params: { got: shown(issue.input), want: LESSON_FORMAT } };
  }
  if (type === 'strict_object' && issue.received === 'undefined' && expected?.startsWith('"')) {
    return missing(issue, keys);
  }
  if (type === 'max_length' && typeof requirement === 'number') {
    return { path, code: issue.input instanceof Array ? 'too-many' : 'too-long', params: { most: requirement } };
  }
  if (type === 'min_length' && typeof requirement === 'number') {
    return { path, code: 'too-few', params: { least: requirement } };
  }
  if (type === 'literal' || type === 'picklist' || (type === 'variant' && kind === 'schema' && expected !== 'Object')) {
    return { path, code: 'not-one-of', params: { allowed: alternatives(expected ?? '') } };
  }
  return { path, code: 'bad-field', params: { want: BY_TYPE[type] ?? issue.message } };
}

/** A list has none of an object's fields: what is wrong with it is said once. */
function missing({ path }: Issue, keys: readonly string[]): LessonFault {
  const within = path?.at(-1);
  if (within && 'input' in within && within.input instanceof Array) {
    return { path: keys.slice(0, -1).join('.'), code: 'bad-field', params: { want: 'object' } };
  }
  return { path: keys.join('.'), code: 'missing', params: {} };
}

/** `("a" | "b")` as the schema writes it. */
function alternatives(expected: string): string {
  return [...new Set([...expected.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word))].join(', ');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 40) : typeof value;
}

/** What is in the value and not in what the schema made of it. */
export function unknownFields(given: unknown, taken: unknown, path: readonly string[] = []): readonly LessonFault[] {
  if (given === taken || !isObject(given) || !isObject(taken)) return [];
  return Object.keys(given).flatMap((key): readonly LessonFault[] => {
    const inner = [...path, key];
    if (Object.hasOwn(taken, key)) return unknownFields(given[key], taken[key], inner);
    return [{ path: inner.join('.').slice(0, 200), code: 'unknown-field', params: {} }];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
