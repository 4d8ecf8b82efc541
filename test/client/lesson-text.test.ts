import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { LADDER } from '../../shared/lessons/ladder.ts';
import { offsetOf, placeOf, valueAt, withAt, writeJson } from '../../client/lessons/edit/json-text.ts';

const found = (text: string, path: string) => {
  const { from, to } = placeOf(text, path);
  return text.slice(from, to);
};

describe('a lesson as text', () => {
  test.each(LADDER.map((lesson) => [lesson.id, lesson] as const))('%s is written as itself', (_, lesson) => {
    const text = writeJson(lesson);
    expect(JSON.parse(text)).toEqual(lesson);
    expect(text.split('\n').length).toBeLessThan(JSON.stringify(lesson, null, 2).split('\n').length);
  });

  property.prop([fc.jsonValue()])('anything is written as itself', (value) => {
    expect(JSON.parse(writeJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  });

  test('one place is changed, and made where it was not', () => {
    const value = { a: [{ b: 1 }, { b: 2 }], c: 'x' };
    expect(withAt(value, 'a.1.b', 3)).toEqual({ a: [{ b: 1 }, { b: 3 }], c: 'x' });
    expect(withAt(value, 'a.0', undefined)).toEqual({ a: [{ b: 2 }], c: 'x' });
    expect(withAt(value, 'c', undefined)).toEqual({ a: [{ b: 1 }, { b: 2 }] });
    expect(withAt(value, 'd.e', 1)).toEqual({ ...value, d: { e: 1 } });
    expect(withAt(value, 'c.e', 1)).toEqual({ ...value, c: { e: 1 } });
    expect(value).toEqual({ a: [{ b: 1 }, { b: 2 }], c: 'x' });
    expect([valueAt(value, 'a.1.b'), valueAt(value, 'a.7.b'), valueAt(value, '')]).toEqual([2, undefined, value]);
  });
});

describe('the place of a fault', () => {
  const TEXT = '{ "a": [ 1, { "b.c": "x, }y", "d\\"": [] } ], "e": null }';

  test.each([
    ['a', '"a": [ 1, { "b.c": "x, }y", "d\\"": [] } ]'],
    ['a.0', '1'],
    ['a.1.b.c', '"b.c": "x, }y"'],
    ['a.1.d"', '"d\\"": []'],
    ['e', '"e": null'],
    ['a.1.missing', '{'],
    ['a.7', '['],
    ['missing.too', '{'],
    ['e.of.nothing', 'null'],
    ['', TEXT],
  ])('%s', (path, text) => {
    expect(found(TEXT, path)).toBe(text);
  });

  test('a line and a column', () => {
    expect([offsetOf('ab\ncd', 1, 1), offsetOf('ab\ncd', 2, 2)]).toEqual([0, 4]);
  });
});
