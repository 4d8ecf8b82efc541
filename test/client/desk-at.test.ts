import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refused } from '../../shared/wire/refusal.ts';
import { FakeLine, settled } from './support/fake-line.ts';
import { deskView, student } from './support/desk.ts';

let line = new FakeLine();
vi.mock('../../client/net/line.ts', () => ({ dial: () => line }));
const { default: AtDesk } = await import('../../client/desk/AtDesk.svelte');

const PLACE = { code: 'K7Q4MX', token: 't'.repeat(32) };
const onlost = vi.fn();

beforeEach(async () => {
  localStorage.clear();
  line = new FakeLine();
  render(AtDesk, { place: PLACE, onplace: () => undefined, onlost });
  line.open();
  await settled();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

/** No rooms: they would be entered as well. */
const EMPTY = deskView({ rooms: [], students: [student('s1', 'Ann'), student('s2', 'Bob', null, { is: 'gone' })] });

async function enter(): Promise<void> {
  const { request, answer } = line.take('enterClass');
  expect(request).toEqual(PLACE);
  answer({ ok: true, class: EMPTY });
  await line.flush();
  await tick();
}

test('the dashboard says who is here, and which round it is', async () => {
  await enter();
  expect(screen.getByText('1 here')).toBeTruthy();
  expect(screen.getByText('1 away')).toBeTruthy();
  expect(screen.getByText('Round 1')).toBeTruthy();
  expect(onlost).not.toHaveBeenCalled();
});

test('a server that cannot write, and no connection, are said', async () => {
  await enter();
  line.send('class', { ...EMPTY, stalled: true });
  await line.flush();
  expect(screen.getByText(/^The server cannot write/)).toBeTruthy();
  line.drop();
  await tick();
  expect(screen.getByText(/^No connection\. Trying again/)).toBeTruthy();
});

test('rooms that cannot be read are said, by their numbers', async () => {
  await enter();
  for (const [unreadable, words] of [
    [['R00M02'], /^Room 2 cannot be read/],
    [['R00M01', 'R00M02'], /^Rooms 1, 2 cannot be read/],
  ] as const) {
    line.send('class', { ...EMPTY, rooms: ['R00M01', 'R00M02'], unreadable });
    await line.flush();
    expect(screen.getByText(words)).toBeTruthy();
  }
});

test('a link that was replaced elsewhere leaves the form that gets the class back', async () => {
  await enter();
  line.send('outOfClass', 'removed');
  await line.flush();
  await tick();
  expect(onlost).toHaveBeenCalledOnce();
  expect(screen.getByRole('form', { name: 'Get the class back' })).toBeTruthy();
});

test.each([
  ['bad-token', 1],
  ['unknown-class', 0],
] as const)('who is refused for %s has lost the link: %i', async (code, times) => {
  line.take('enterClass').answer(refused(code));
  await line.flush();
  await tick();
  expect(onlost).toHaveBeenCalledTimes(times);
  expect(screen.queryAllByRole('form', { name: 'Get the class back' })).toHaveLength(times);
});
