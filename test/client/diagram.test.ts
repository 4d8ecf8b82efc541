import { cleanup, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Diagram from '../../client/diagram/Diagram.svelte';
import { Drawing } from '../../client/diagram/drawing.ts';
import Thumbnail from '../../client/diagram/Thumbnail.svelte';
import { language } from '../../client/i18n/language.svelte.ts';
import type { Witnessed } from '../../shared/diagram/witnessed.ts';
import { drawn, exampleGame } from '../support/witnessed-game.ts';

const { armies, seen } = exampleGame('story-crossing');
const END = 57_000;

afterEach(cleanup);

/** What is drawn of a kind. */
const path = (kind: string) => document.querySelector(`path.${kind}`)?.getAttribute('d') ?? '';

describe('the drawing of a list that grows', () => {
  test('takes in only what is new', () => {
    const drawing = new Drawing();
    const growing: Witnessed[] = [];
    let reads = 0;
    const counted = new Proxy(growing, {
      get: (list, key, receiver): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(list, key, receiver);
      },
    });
    for (const each of seen) {
      growing.push(each);
      drawing.upTo('game-1', armies, counted);
    }
    expect(reads).toBe(seen.length);
    expect(drawing.upTo('game-1', armies, counted)).toEqual(drawn({ armies, seen }));
  });

  test('starts anew with another session', () => {
    const drawing = new Drawing();
    drawing.upTo('game-1', armies, seen);
    expect(drawing.upTo('game-2', armies, seen.slice(0, 3))).toEqual(drawn({ armies, seen }, 3));
  });
});

describe('the thumbnail', () => {
  test('says in words what it shows, and carries none itself', () => {
    render(Thumbnail, { armies, session: 'game-1', seen, now: END });
    const picture = screen.getByRole('img', { name: 'Space-time diagram, in small' });
    expect(picture.querySelector('desc')?.textContent).toBe('Letters so far: 27. On their way: 0. Chosen: 07:00.');
    expect(picture.querySelector('text')).toBeNull();
  });

  test('needs no style attribute, and few nodes', () => {
    render(Thumbnail, { armies, session: 'game-1', seen, now: END });
    const nodes = [...document.querySelectorAll('svg.mini *')];
    expect(nodes.filter((node) => node.hasAttribute('style'))).toEqual([]);
    expect(nodes.length).toBeLessThan(45);
  });

  test('follows the game, and begins again with the next one', async () => {
    const growing = seen.slice(0, 10);
    const { rerender } = render(Thumbnail, { armies, session: 'game-1', seen: growing, now: 10_000 });
    expect(path('diamond')).toBe('');
    growing.push(...seen.slice(10));
    await rerender({ now: END });
    flushSync();
    expect(path('diamond')).not.toBe('');
    await rerender({ session: 'game-2', seen: [], now: 0 });
    expect([path('diamond'), path('promise')]).toEqual(['', '']);
  });
});

describe('the diagram', () => {
  test('names its lanes, and every letter has a title', () => {
    render(Diagram, { armies, session: 'game-1', seen, now: END });
    for (const seat of ['P1', 'A1', 'A2', 'A3', 'P2', 'P3']) expect(screen.getAllByText(seat).length).toBe(1);
    const titles = [...document.querySelectorAll('.letter title')].map(({ textContent }) => textContent);
    expect(titles).toHaveLength(27);
    expect(titles).toContain('officer 1 to general 3: prepare 1, captured');
  });

  test('has the events as a list beside it', () => {
    render(Diagram, { armies, session: 'game-1', seen, now: END });
    expect(screen.getByRole('region', { name: 'Events in this picture' }).querySelectorAll('li').length).toBe(57);
  });

  test('speaks Chinese', () => {
    language.choose('zh');
    render(Diagram, { armies, session: 'game-1', seen, now: END });
    expect(screen.getByRole('heading', { name: '时空图' })).toBeTruthy();
    language.choose('en');
  });
});
