import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import { tasksOf } from '../../client/replay/retry/tasks.ts';
import { Rehearsal } from '../../client/replay/retry/rehearsal.svelte.ts';
import { press, radio, seal, type } from './support/general-table.ts';
import RetryDesk from '../../client/replay/retry/RetryDesk.svelte';
import { gameView } from './support/rooms.ts';

/** General 1 promised 5, then promised 2 to another; then officer-like acts are none of its business. */
const GENERAL: PlayerLog = {
  header: gameView('g1', 'A1').header,
  seat: 'A1',
  events: [
    { at: 1000, type: 'delivered', letter: { id: 'a', from: 'P1', to: 'A1', kind: 'prepare', n: 5 } },
    {
      at: 2000,
      type: 'answered',
      re: 'a',
      notebook: { promised: 5, accepted: null },
      reply: { id: 'r', from: 'A1', to: 'P1', re: 'a', kind: 'promise', n: 5, accepted: null },
    },
    { at: 3000, type: 'delivered', letter: { id: 'b', from: 'P2', to: 'A1', kind: 'prepare', n: 2 } },
    {
      at: 4000,
      type: 'answered',
      re: 'b',
      notebook: { promised: 2, accepted: null },
      reply: { id: 's', from: 'A1', to: 'P2', re: 'b', kind: 'promise', n: 2, accepted: null },
    },
    { at: 5000, type: 'ordered', by: 'A1', value: '07:00' },
  ],
};

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const NAMED = 'The number that you have promised';
const REFUSAL = { type: 'answer', re: 'b', entry: {}, reply: { kind: 'reject', promised: 5 } } as const;

describe('a rehearsal', () => {
  const tasks = tasksOf('g1.A1', GENERAL);

  test('each mistake is one task; what is solved is remembered, and the next one is open', () => {
    expect(tasks.map(({ mistake }) => mistake.remarks.map(({ rule }) => rule))).toEqual([['G1'], ['X1']]);
    const rehearsal = new Rehearsal(tasks);
    rehearsal.attempt(REFUSAL);
    expect([rehearsal.trial?.right, rehearsal.solved]).toEqual([true, 1]);
    const again = new Rehearsal(tasks);
    expect([again.solved, again.index]).toEqual([1, 1]);
    again.attempt({ type: 'order', value: '07:00' });
    expect([again.trial?.right, again.solved]).toEqual([false, 1]);
    again.attempt('nothing');
    expect(again.solved).toBe(2);
  });

  test('what was shown first is not solved', () => {
    const rehearsal = new Rehearsal(tasks);
    rehearsal.shown = true;
    rehearsal.attempt(REFUSAL);
    expect([rehearsal.trial?.right, rehearsal.solved]).toEqual([true, 0]);
  });

  test('a storage that holds anything else is no trouble', () => {
    localStorage.setItem('retry/g1.A1', '{"x":1');
    expect(new Rehearsal(tasks).solved).toBe(0);
  });
});

describe('the desk', () => {
  test('the table stands as it did before the mistake, with the letter open; nothing of it is kept', () => {
    render(RetryDesk, { tasks: tasksOf('g1.A1', GENERAL) });
    expect(screen.getByRole('heading', { name: /of 2/ }).textContent).toContain('1 of 2, 0 solved');
    expect(screen.getByText(/You are general 1/).textContent).toContain('at 0:03');
    expect(screen.getAllByRole('radio', { name: /reject/i }).length).toBeGreaterThan(0);
    expect(localStorage.length).toBe(0);
  });

  test('a hint gives the rule with its facts, the solution a right act; nothing done is judged in words', async () => {
    render(RetryDesk, { tasks: tasksOf('g1.A1', GENERAL) });
    await fireEvent.click(screen.getByRole('button', { name: 'Do nothing' }));
    expect(screen.getByText('Not right yet.')).toBeTruthy();
    expect(screen.getByText(/still waits for its answer/)).toBeTruthy();
    expect(screen.queryByRole('note')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'What was wrong?' }));
    expect(screen.getByRole('note', { name: 'What was wrong?' }).textContent).toContain('G1');
    await fireEvent.click(screen.getByRole('button', { name: /^Show a right act/ }));
    expect(screen.getByRole('note', { name: /^Show a right act/ }).textContent).toMatch(/5/);
    await press(radio(/^Rejected/));
    await type(NAMED, '5');
    await seal();
    await vi.waitFor(() => screen.getByText(/^That is right\. It was shown to you/));
    expect(screen.getByRole('heading', { name: /of 2/ }).textContent).toContain('0 solved');
  });

  test('one mistake alone has none before and none after it', () => {
    render(RetryDesk, { tasks: tasksOf('g1.A1', GENERAL).slice(0, 1) });
    for (const name of ['Back', 'Skip']) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  test('what is sealed at the table is judged here: a wrong number is told, the right one solves it', async () => {
    render(RetryDesk, { tasks: tasksOf('g1.A1', GENERAL) });
    await press(radio(/^Rejected/));
    await type(NAMED, '3');
    await seal();
    await vi.waitFor(() => screen.getByText('Not right yet.'));
    expect(document.activeElement?.textContent).toContain('L2');
    // The table stands as it did before: nothing is chosen.
    expect(radio(/^Rejected/).checked).toBe(false);
    await press(radio(/^Rejected/));
    await type(NAMED, '5');
    await seal();
    await vi.waitFor(() => screen.getByText('That is right.'));
    expect(localStorage.getItem('retry/g1.A1')).toBe('[3]');
  });

  test('skip goes on; an order that nothing proves is rightly left out, and the focus is on what is said', async () => {
    render(RetryDesk, { tasks: tasksOf('g1.A1', GENERAL) });
    await fireEvent.click(screen.getByRole('button', { name: 'Skip' }));
    expect(screen.getByRole('heading', { name: /of 2/ }).textContent).toContain('2 of 2, 0 solved');
    await fireEvent.click(screen.getByRole('button', { name: 'Do nothing' }));
    const said = screen.getByText('That is right.').closest('.result');
    expect(document.activeElement).toBe(said);
    expect(screen.getByRole('heading', { name: /of 2/ }).textContent).toContain('2 of 2, 1 solved');
  });

  test('without a mistake there is nothing to try', () => {
    render(RetryDesk, { tasks: [] });
    expect(screen.getByText('No mistake to try again here.')).toBeTruthy();
  });
});
