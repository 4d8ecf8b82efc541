import { cleanup, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { campsAround, wayIntoTheDark } from '../../client/map/camps.ts';
import { lastArrival, lettersOut } from '../../client/map/own-letters.ts';
import PlayerValley from '../../client/map/PlayerValley.svelte';
import { outLetters, silentSeats } from '../../client/officer/out-letters.ts';
import { viewOf } from '../support/play.ts';
import { crossing, OfficerSeat } from './support/officer-seat.ts';

beforeEach(() => {
  language.choose('en');
});
afterEach(cleanup);

const FRAME = { width: 720, height: 500 };

describe('the valley as one player knows it', () => {
  test.each([2, 3, 5, 9])('%i camps stand apart, each in the picture', (armies) => {
    const sites = campsAround(armies, FRAME);
    expect(sites.map(({ army }) => army)).toEqual(Array.from({ length: armies }, (_, i) => i + 1));
    for (const a of sites) {
      expect(a.x).toBeGreaterThan(60);
      expect(a.x).toBeLessThan(FRAME.width - 60);
      expect(a.y).toBeGreaterThan(80);
      expect(a.y).toBeLessThan(FRAME.height);
      for (const b of sites) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(80);
    }
  });

  test.each([2, 3, 5])('with %i armies a letter fades well before the camp that it goes to', (armies) => {
    const sites = campsAround(armies, FRAME);
    for (const from of sites) {
      for (const to of sites) {
        if (from === to) continue;
        const { end } = wayIntoTheDark(from, to, 0.66);
        const left = Math.hypot(to.x - end.x, to.y - end.y) / Math.hypot(to.x - from.x, to.y - from.y);
        expect(left).toBeGreaterThan(0.3);
      }
    }
  });

  test('it says in words what the picture shows', () => {
    const { getByRole } = render(PlayerValley, { view: crossing().play.view });
    expect(getByRole('img').getAttribute('aria-label')).toBe(
      'The valley as officer 1 knows it; letters of yours have gone out into the dark, to general 3; ' +
        'the last letter that came across is from general 2',
    );
  });

  test('before anything was sent there is nothing on it, and that is said', () => {
    const { getByRole, container } = render(PlayerValley, { view: new OfficerSeat().play.view, strip: true });
    expect(getByRole('img').getAttribute('aria-label')).toContain('no letter of yours is out');
    expect(container.querySelectorAll('.out, .comes')).toHaveLength(0);
  });

  test('what was there when it was opened stands still; what comes after moves', async () => {
    const seat = crossing();
    const { container, rerender } = render(PlayerValley, { view: seat.play.view });
    expect(container.querySelectorAll('.new')).toHaveLength(0);
    seat.by('P1', { type: 'accept', to: ['A2'], n: 4, value: '07:00' });
    await rerender({ view: { ...seat.play.view } });
    await tick();
    expect(container.querySelectorAll('.out.new')).toHaveLength(1);
    expect(container.querySelectorAll('.out')).toHaveLength(2);
  });

  test("a general's replies go out, and what its own officer writes does not cross the valley", () => {
    const view = viewOf(crossing().game, 'A1');
    expect(view.sent.length).toBeGreaterThan(0);
    expect(lettersOut(view)).toEqual([]);
    const other = viewOf(crossing().game, 'A2');
    expect(lettersOut(other).map(({ to, kind }) => `${to} ${kind}`)).toEqual(['P1 promise']);
    expect(lastArrival(other)).toMatchObject({ from: 'P1', kind: 'prepare', n: 4 });
  });
});

describe('letters out', () => {
  test('those that say the same stand together, newest first, an answer to any of them counts', () => {
    const seat = new OfficerSeat();
    seat.by('P1', { type: 'prepare', to: ['A2', 'A1'], n: 1 });
    seat.answer('A2');
    seat.by('P1', { type: 'prepare', to: ['A2', 'A3'], n: 1 });
    seat.by('P1', { type: 'announce', to: ['P2'], value: '06:00' });
    const [announced, prepared] = outLetters(seat.play.view);
    expect(announced?.letter.kind).toBe('announce');
    expect(prepared?.to).toEqual([
      { seat: 'A1', answered: false },
      { seat: 'A2', answered: true },
      { seat: 'A3', answered: false },
    ]);
  });

  test('silent is whoever has not answered the last request; an announcement asks for nothing', () => {
    const seat = new OfficerSeat();
    seat.by('P1', { type: 'prepare', to: ['A1', 'A2'], n: 1 });
    seat.answer('A1', 'A2');
    seat.by('P1', { type: 'announce', to: ['P2', 'A3'], value: '06:00' });
    expect(silentSeats(seat.play.view)).toEqual([]);
    seat.by('P1', { type: 'prepare', to: ['A2'], n: 4 });
    expect(silentSeats(seat.play.view)).toEqual(['A2']);
  });
});
