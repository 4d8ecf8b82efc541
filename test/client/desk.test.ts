import { expect, test } from 'vitest';
import type { Judged } from '../../shared/judge/judge.ts';
import { Desk } from '../../client/judge/desk.svelte.ts';

const flawed: Judged = { ok: false, flaw: { line: 1, code: 'empty-file', params: {} } };

test('lays all records down at once, and decides them in order', async () => {
  const answers: ((judged: Judged) => void)[] = [];
  const desk = new Desk(() => new Promise((resolve) => answers.push(resolve)));
  const done = desk.submit([
    { name: 'one', content: '' },
    { name: 'two', content: '' },
  ]);
  expect(desk.cases.map(({ name, finding }) => [name, finding.state])).toEqual([
    ['one', 'judging'],
    ['two', 'judging'],
  ]);
  answers[0]?.(flawed);
  await expect.poll(() => desk.cases[0]?.finding.state).toBe('flawed');
  expect(desk.cases[1]?.finding.state).toBe('judging');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.(flawed);
  expect((await done).map(({ name }) => name)).toEqual(['one', 'two']);
});

test('the newest lies on top', async () => {
  const desk = new Desk(() => Promise.resolve(flawed));
  await desk.submit([{ name: 'old', content: '' }]);
  await desk.submit([{ name: 'new', content: '' }]);
  expect(desk.cases.map(({ name }) => name)).toEqual(['new', 'old']);
});

test('a judge that breaks down fails that record only', async () => {
  let calls = 0;
  const desk = new Desk(() => {
    calls += 1;
    return calls === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(flawed);
  });
  await desk.submit([
    { name: 'one', content: '' },
    { name: 'two', content: '' },
  ]);
  expect(desk.cases.map(({ finding }) => finding.state)).toEqual(['failed', 'flawed']);
});

test('a record that was put away while it was judged does not come back', async () => {
  const desk = new Desk(() => {
    desk.clear();
    return Promise.resolve(flawed);
  });
  await desk.submit([{ name: 'one', content: '' }]);
  expect(desk.cases).toEqual([]);
});
