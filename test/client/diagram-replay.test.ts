import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync, tick } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import Diagram from '../../client/diagram/Diagram.svelte';
import DiagramFilter from '../../client/diagram/DiagramFilter.svelte';
import ExportMenu from '../../client/diagram/ExportMenu.svelte';
import { finenessOf } from '../../client/diagram/png.ts';
import { pictureWords } from '../../client/diagram/picture-words.ts';
import { svgText } from '../../client/diagram/svg-text.ts';
import Symbols from '../../client/parts/Symbols.svelte';
import { pictureOf } from '../../shared/diagram/picture.ts';
import { wholeOf } from '../../shared/diagram/stretch.ts';
import { drawn, exampleGame } from '../support/witnessed-game.ts';

const { armies, seen } = exampleGame('story-crossing');
const game = { armies, session: 'game-1', seen, now: 57_000 };

afterEach(cleanup);

const all = (selector: string) => [...document.querySelectorAll(selector)];
const spot = () => {
  const [node] = all('.spot[tabindex="0"]');
  if (node === undefined) throw new Error('nothing takes the focus');
  return node as SVGElement;
};

describe('a cursor', () => {
  test('by event: what comes after it is pale, and gold is not yet gold', () => {
    render(Diagram, { ...game, seq: 31 });
    flushSync();
    // The votes after the 31st event, and of those before it none is of a quorum yet.
    expect(all('.mark.later .outer')).toHaveLength(3);
    expect(all('.glow')).toHaveLength(0);
  });

  test('by time: letters on their way carry a slip where they cross it', () => {
    render(Diagram, { ...game, cursor: 4500 });
    flushSync();
    const walking = seen.filter(({ event }) => event.at <= 4500 && event.type === 'sent').length - 1;
    expect(all('.slip')).toHaveLength(walking);
  });

  test('a veil lies on what comes after it', () => {
    const veil = () => Number(all('.veil')[0]?.getAttribute('width'));
    const { rerender } = render(Diagram, { ...game, cursor: 4500 });
    flushSync();
    const early = veil();
    void rerender({ cursor: 30_000 });
    flushSync();
    expect(veil()).toBeLessThan(early);
    expect(veil()).toBeGreaterThan(0);
  });

  test('in haste, what it brings into view is drawn without words until it rests', async () => {
    const close = { start: 0, length: 10_000 };
    const { rerender } = render(Diagram, { ...game, seq: 1, stretch: close, hasty: true });
    await tick();
    const words = () => all('.space-time .label').length;
    const inView = words();
    expect(inView).toBeGreaterThan(0);
    await rerender({ seq: 3 });
    expect(words()).toBe(inView);
    await rerender({ seq: 40 });
    await tick();
    expect(all('.in-small')).not.toHaveLength(0);
    expect(all('.letter')).toHaveLength(0);
    await rerender({ hasty: false });
    await tick();
    expect(all('.in-small')).toHaveLength(0);
    expect(words()).toBeGreaterThan(0);
  });

  test('moves without drawing anything anew', async () => {
    const { rerender } = render(Diagram, { ...game, seq: 20 });
    flushSync();
    await tick();
    const before = new Map(all('[data-key]').map((node) => [node.getAttribute('data-key'), node.innerHTML]));
    const nodes = all('[data-key]');
    await rerender({ seq: 21 });
    flushSync();
    expect(all('[data-key]')).toEqual(nodes);
    for (const node of nodes) expect(node.innerHTML).toBe(before.get(node.getAttribute('data-key')));
  });
});

describe('letters and marks', () => {
  test('a click on one picks its event', async () => {
    const onpick = vi.fn();
    render(Diagram, { ...game, seq: 40, onpick });
    const title = all('.letter title').find(({ textContent }) => textContent.includes('prepare 1, captured'));
    await fireEvent.click(title?.parentElement ?? document.body);
    expect(onpick.mock.calls).toEqual([[3]]);
  });

  test('are one stop for the tab key, and the arrows go through them in the order of events', async () => {
    const onpick = vi.fn();
    render(Diagram, { ...game, seq: 0, onpick });
    expect(all('.spot[tabindex="0"]')).toHaveLength(1);
    spot().focus();
    const heard: (string | null)[] = [];
    for (let i = 0; i < 5; i += 1) {
      heard.push(document.activeElement?.getAttribute('aria-label') ?? null);
      await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
      await tick();
      await tick();
    }
    expect(heard).toEqual([
      ...['officer 1 to general 1: prepare 1', 'officer 1 to general 2: prepare 1'],
      ...['officer 1 to general 3: prepare 1, captured', 'general 1 to officer 1: ok 1', 'general 1 promises 1'],
    ]);
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
    expect(onpick.mock.calls).toEqual([[7]]);
  });
});

describe('closer and farther', () => {
  test('buttons and keys show less of the game and all of it again', async () => {
    render(Diagram, { ...game, seq: 0 });
    flushSync();
    const letters = () => all('g.letter').length;
    expect(letters()).toBe(27);
    await fireEvent.click(screen.getByRole('button', { name: 'Closer' }));
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Closer' }), { key: '+' });
    expect(letters()).toBeLessThan(20);
    const place = screen.getByRole('slider', { name: 'Where in the game' });
    expect(place.getAttribute('aria-valuetext')).toMatch(/^from 0:00 to 0:\d\d of 0:5\d$/);
    const early = all('g.letter').map((node) => node.getAttribute('data-seq'));
    await fireEvent.click(screen.getByRole('button', { name: 'Later' }));
    expect(all('g.letter').map((node) => node.getAttribute('data-seq'))).not.toEqual(early);
    await fireEvent.keyDown(place, { key: '0' });
    expect(letters()).toBe(27);
    expect(screen.queryByRole('slider')).toBeNull();
  });
});

test('a filter pales what it does not ask for, and is chosen from two lists', async () => {
  render(Diagram, { ...game, filter: { n: 2, seat: null } });
  expect([all('g.letter:not(.pale)').length, all('g.letter').length]).toEqual([9, 27]);
  cleanup();
  render(DiagramFilter, { armies, numbers: [1, 2, 3] });
  const seat = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Seat' });
  await fireEvent.change(seat, { target: { value: 'A2' } });
  expect(seat.value).toBe('A2');
});

describe('a picture to keep', () => {
  const state = drawn({ armies, seen });
  const picture = pictureOf(state, { moment: state.at, stretch: wholeOf(state.time), turned: false }, pictureWords());
  const caption = { title: 'The story', words: 'Two officers', lang: 'en' };

  test('is a drawing that needs nothing but itself', () => {
    render(Symbols);
    const svg = svgText(picture, caption);
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('title')?.textContent).toBe('The story');
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).not.toMatch(/var\(|svelte-|<!--|https?:\/\/(?!www\.w3\.org)/);
    for (const [, symbol = ''] of svg.matchAll(/href="#([\w-]+)"/g)) expect(svg).toContain(`id="${symbol}"`);
    expect(svg.match(/class="letter /g)).toHaveLength(27);
  });

  test('has the light theme’s colours', () => {
    expect(svgText(picture, caption)).toContain('.a1{color:#145ba5}');
  });

  test('as an image it is twice as fine, unless that is more than browsers make', () => {
    expect(finenessOf({ width: 1000, height: 500 })).toBe(2);
    expect(40_000 * finenessOf({ width: 40_000, height: 500 })).toBeLessThanOrEqual(16_000);
  });

  test('is offered in three forms', () => {
    render(ExportMenu, { ...game, name: 'story', stretch: wholeOf(57_000) });
    for (const name of ['Drawing (SVG)', 'Image (PNG)', 'Text (Mermaid)']) {
      expect(screen.getByText(name).tagName).toBe('BUTTON');
    }
  });
});
