/** A lesson as an examination. */
import { expect, test } from 'vitest';
import { checkLesson } from '../../shared/lessons/check.ts';
import { examOf } from '../../shared/lessons/exam.ts';
import { LADDER } from '../../shared/lessons/ladder.ts';

const named = (id: string) => LADDER.find((lesson) => lesson.id === id) ?? expect.fail(id);

test('whoever plays a role is not told what it does next; everyone else keeps their part', () => {
  const crossing = named('crossing');
  const exam = examOf(crossing, 'P1');
  expect(exam.level).toBe('exam');
  expect(crossing.stage['P1']?.cues).not.toHaveLength(0);
  expect(exam.stage['P1']).toEqual({ ...crossing.stage['P1'], cues: [], then: 'play' });
  expect({ ...exam.stage, P1: null }).toEqual({ ...crossing.stage, P1: null });
});

test('what a seat has used, or has to break, stays with it', () => {
  const crossing = named('crossing');
  const plan = { used: 4, breaks: 'O4', cues: crossing.stage['P1']?.cues ?? [], then: 'rest' } as const;
  const lesson = { ...crossing, stage: { ...crossing.stage, P1: plan } };
  expect(examOf(lesson, 'P1').stage['P1']).toEqual({ used: 4, breaks: 'O4', cues: [], then: 'play' });
});

test.each(LADDER.filter(({ level }) => level === 'exam').map((lesson) => [lesson.id, lesson] as const))(
  '%s helps nobody anyhow: its parts are the story',
  (_, lesson) => {
    for (const role of lesson.seats) expect(examOf(lesson, role)).toBe(lesson);
  },
);

test.each(LADDER.map((lesson) => [lesson.id, lesson] as const))('%s is a sound lesson with each role', (_, lesson) => {
  for (const role of lesson.seats) expect(checkLesson(examOf(lesson, role))).toMatchObject({ ok: true });
  expect(examOf(lesson, null).stage).toBe(lesson.stage);
});
