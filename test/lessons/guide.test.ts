/** docs/lessons.md keeps up with the code. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseLesson } from '../../shared/lessons/check.ts';
import { ASKS, DEFINITIONS, type Lesson } from '../../shared/lessons/lesson.ts';
import { TEMPERS } from '../../shared/game/stage.ts';
import { playLesson } from '../support/lesson-play.ts';

const root = path.join(import.meta.dirname, '../..');
const guide = readFileSync(path.join(root, 'docs/lessons.md'), 'utf8');
const example = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';

function exampleLesson(): Lesson {
  const checked = parseLesson(example);
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.lesson;
}

test('its example is a lesson, and ends as it says', () => {
  const lesson = exampleLesson();
  for (let seed = 1; seed <= 30; seed += 1) {
    const { outcome, chosen, violations } = playLesson(lesson, seed).verdict;
    expect([outcome, chosen.map(({ value }) => value), violations]).toEqual(['consensus', ['06:00'], []]);
  }
});

test('its table has every field', () => {
  const rows = [...guide.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = '']) => cell.match(/[\w-]+/g) ?? []);
  expect(rows).toEqual(expect.arrayContaining(Object.keys(exampleLesson())));
});

test('it names every temper, question, definition and fault', () => {
  const messages = JSON.parse(readFileSync(path.join(root, 'messages/en.json'), 'utf8')) as Record<string, string>;
  const codes = Object.keys(messages).flatMap(
    (key) => /^lesson_fault_(.*)$/.exec(key)?.[1]?.replaceAll('_', '-') ?? [],
  );
  expect(codes.length).toBeGreaterThan(20);
  const named = [...TEMPERS, ...ASKS, ...DEFINITIONS, ...codes];
  expect(named.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});
