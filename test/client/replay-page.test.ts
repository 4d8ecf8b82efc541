import { cleanup, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Body } from '../../client/library/kept.ts';
import ReplayPage from '../../client/replay/ReplayPage.svelte';
import { exampleText } from '../support/example-text.ts';

const kept = vi.hoisted(() => ({ body: null as Body | null }));

vi.mock('../../client/judge/judge-in-worker.ts', () => ({
  judgeInWorker: () => () => new Promise(() => undefined),
}));
vi.mock('../../client/routes.ts', () => ({ route: { params: { id: 'some' } }, goToReplay: () => undefined }));
vi.mock('../../client/library/library.ts', () => ({
  library: {
    find: () => {
      const { body } = kept;
      if (body === null) return Promise.resolve(null);
      return Promise.resolve({ card: { id: 'some', origin: 'file', name: 'My game.jsonl', seat: null }, body });
    },
  },
}));

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('a session that is kept here is opened, and its referee is heard of', async () => {
  kept.body = { kind: 'record', text: exampleText('story-crossing') };
  render(ReplayPage);
  expect(screen.getByRole('status').textContent).toBe('The session is being opened.');
  expect(await screen.findByRole('slider')).toBeTruthy();
  expect(screen.getByText('My game.jsonl')).toBeTruthy();
  expect(screen.getByText('The referee is reading.')).toBeTruthy();
});

test('one that is not says so, and leads to the library and to a file', async () => {
  kept.body = null;
  render(ReplayPage);
  expect((await screen.findByRole('alert')).textContent).toBe('This browser does not keep this session.');
  expect(screen.getByRole('link', { name: 'To the past sessions' }).getAttribute('href')).toBe('/replay');
  expect(document.querySelector('input[type="file"]')).not.toBeNull();
});

test('a flawed record is not shown but explained, by its line', async () => {
  const [header = ''] = exampleText('story-crossing').split('\n');
  kept.body = { kind: 'record', text: `${header}\nnonsense\n` };
  render(ReplayPage);
  expect((await screen.findByRole('alert')).textContent).toMatch(/line 2/);
  expect(screen.queryByRole('slider')).toBeNull();
});

test('the address is written once the replay stands, and now and then while it moves', async () => {
  kept.body = { kind: 'record', text: exampleText('story-crossing') };
  render(ReplayPage);
  await screen.findByRole('slider');
  vi.useFakeTimers();
  const write = vi.spyOn(history, 'replaceState');
  const on = (milliseconds: number): void => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
    flushSync();
    vi.advanceTimersByTime(milliseconds);
  };
  for (let i = 0; i < 10; i += 1) on(100);
  expect(write).not.toHaveBeenCalled();
  on(400);
  expect(write).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 25; i += 1) on(100);
  expect(write).toHaveBeenCalledTimes(2);
  write.mockRestore();
});
