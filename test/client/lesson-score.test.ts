/** What the red army reads of its score. */
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import LessonScore from '../../client/lessons/LessonScore.svelte';
import type { Score } from '../../shared/lessons/score.ts';

beforeEach(() => {
  language.choose('en');
});
afterEach(cleanup);

const scored = (of: Score['lack']['of'], most: number): Score => ({ stopped: 7, lack: { of, most, quorum: 2 } });

function words(name: RegExp, score: Score | null, best: number | null): string {
  render(LessonScore, { score, delay: 60_000, best });
  return screen.getByRole('group', { name }).textContent;
}

test('a score names the fewest so far, and why the delay worked', () => {
  const said = words(/^Score: 7$/, scored('promises', 1), 5);
  expect(said).toContain('Best so far: 5');
  expect(said).toContain('in the first 60 seconds');
  expect(said).toContain(
    'a commit takes promises from 2 generals under one number. The most that an officer had was 1.',
  );
});

test('the best score is said to be it', () => {
  const said = words(/^Score: 7$/, scored('votes', 1), 7);
  expect(said).toContain('Your best so far.');
  expect(said).toContain('2 generals that accept under one number. The most that did was 1.');
});

test('without a score there is no why, and the best of other games still stands', () => {
  const said = words(/^No score this time$/, null, 5);
  expect(said).toContain('Best so far: 5');
  expect(said).not.toContain('Why');
});

test('where nothing was ever scored no best is made up', () => {
  expect(words(/^No score this time$/, null, null)).not.toMatch(/best/i);
});

test('in Chinese as well', () => {
  language.choose('zh');
  const said = words(/^得分：7$/, scored('promises', 1), 7);
  expect(said).toContain('这是你的最好成绩');
  expect(said).toContain('2 个将军在同一编号下许诺');
});
