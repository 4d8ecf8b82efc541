import { cleanup, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { placeIn, searchWith } from '../../client/replay/address.ts';
import OpenSession from '../../client/replay/OpenSession.svelte';
import { exampleSession, ownSession } from './support/replays.ts';

vi.mock('../../client/judge/judge-in-worker.ts', () => ({
  judgeInWorker: () => () => new Promise(() => undefined),
}));

const session = exampleSession('story-crossing');

describe('a place in the address', () => {
  test('is read, event and eyes', () => {
    expect(placeIn('?at=46&as=P1', session)).toEqual({ seq: 46, as: 'P1' });
    expect(placeIn('', session)).toEqual({ seq: 0, as: 'all' });
  });

  test.each([
    ['?at=9999', { seq: 57, as: 'all' }],
    ['?at=-4', { seq: 0, as: 'all' }],
    ['?at=12.7', { seq: 12, as: 'all' }],
    ['?at=Infinity&as=A3', { seq: 0, as: 'A3' }],
    ['?at=soon&as=P9', { seq: 0, as: 'all' }],
    ['?at=&as=', { seq: 0, as: 'all' }],
  ] as const)('a wrong one leads to the nearest right one: %s', (search, place) => {
    expect(placeIn(search, session)).toEqual(place);
  });

  test('whoever has only its own log sees with its own eyes', () => {
    const own = ownSession('story-crossing', 'A2');
    expect(placeIn('?at=99&as=P1', own)).toEqual({ seq: own.log.events.length, as: 'A2' });
  });

  test('what else the address holds stays', () => {
    expect(searchWith('?key=x&at=3&as=P1', { seq: 7, as: 'all' })).toBe('?key=x&at=7');
    expect(searchWith('?at=3', { seq: 0, as: 'all' })).toBe('');
  });
});

describe('the page of a session', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    history.replaceState(null, '', '/replay/story-crossing?at=46');
  });

  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    history.replaceState(null, '', '/');
  });

  const where = () => screen.getByText(/^event \d+ of \d+$/).textContent;

  function press(key: string): void {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    flushSync();
  }

  test('opens where its address says', () => {
    render(OpenSession, { id: 'story-crossing', session, name: 'Crossing' });
    expect(where()).toBe('event 46 of 57');
  });

  test('keeps its place there, and many moves make one entry', () => {
    const written = vi.spyOn(history, 'replaceState');
    render(OpenSession, { id: 'story-crossing', session, name: 'Crossing' });
    for (let i = 0; i < 20; i += 1) press('ArrowLeft');
    press('Home');
    press('End');
    vi.advanceTimersByTime(1000);
    expect(location.search).toBe('?at=57');
    expect(written).toHaveBeenCalledOnce();
    written.mockRestore();
  });

  test('follows the way back', () => {
    render(OpenSession, { id: 'story-crossing', session, name: 'Crossing' });
    history.replaceState(null, '', '/replay/story-crossing?at=12&as=A2');
    window.dispatchEvent(new PopStateEvent('popstate'));
    flushSync();
    expect(screen.getByRole('heading', { name: 'general 2' })).toBeTruthy();
    expect(where()).toMatch(/^event \d of 13$/);
  });
});
