import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { Playhead } from '../../client/replay/playhead.svelte.ts';
import ReplayDesk from '../../client/replay/ReplayDesk.svelte';
import { showThere } from '../../client/replay/show-there.ts';
import { stampsOf, type Session } from '../../client/replay/session.ts';
import type { As } from '../../client/replay/track.ts';
import { exampleSession } from './support/replays.ts';

const crossing = exampleSession('story-crossing');

afterEach(() => {
  cleanup();
  language.choose('en');
});

function open(session: Session = crossing, at = 0, as: As = 'all') {
  const head = new Playhead(stampsOf(session));
  head.seek(at);
  const page = render(ReplayDesk, { session, head, as });
  return { head, page };
}

function press(key: string, target: EventTarget = window, modifiers: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
  target.dispatchEvent(event);
  flushSync();
  return event.defaultPrevented;
}

const slider = () => screen.getByRole('slider');
const card = (name: string) => within(screen.getByRole('region', { name }));

describe('by hand', () => {
  /** The page is drawn when the test says so. */
  let frames: (() => void)[] = [];
  const drawn = () => {
    const due = frames;
    frames = [];
    for (const frame of due) frame();
    flushSync();
  };
  const WIDTH = 1000;

  function take() {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
    vi.stubGlobal('cancelAnimationFrame', () => {
      frames = [];
    });
    const opened = open();
    const thumb = slider();
    Object.assign(thumb, { setPointerCapture: vi.fn(), hasPointerCapture: () => true });
    const move = (type: string, x: number): void => {
      thumb.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0, buttons: 1, clientX: x }));
    };
    move('pointerdown', 0);
    flushSync();
    return { ...opened, move };
  }

  afterEach(() => {
    frames = [];
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('many moves in one frame are one step of the thumb, to the last', () => {
    const { head, move } = take();
    const seek = vi.spyOn(head, 'seekBetween');
    for (const x of [5, 9, WIDTH]) move('pointermove', x);
    expect(seek).not.toHaveBeenCalled();
    drawn();
    expect(seek).toHaveBeenCalledTimes(1);
    expect(head.seq).toBe(57);
  });

  test('whoever lets go before the frame is where the hand was', () => {
    const { head, move } = take();
    move('pointermove', WIDTH);
    move('lostpointercapture', WIDTH);
    flushSync();
    expect(head.seq).toBe(57);
    drawn();
    expect(head.seq).toBe(57);
  });

  test('the thumb is there at once; what is read follows at a glance, and when the hand rests', () => {
    const { move } = take();
    move('pointermove', WIDTH);
    drawn();
    expect(slider().getAttribute('aria-valuenow')).toBe('57');
    expect(screen.queryByText('event 57 of 57')).toBeNull();
    for (let i = 0; i < 3; i += 1) {
      vi.advanceTimersByTime(100);
      move('pointermove', WIDTH);
      drawn();
    }
    expect(screen.getByText('event 57 of 57')).toBeTruthy();
    move('pointermove', 0);
    drawn();
    expect(screen.getByText('event 57 of 57')).toBeTruthy();
    vi.advanceTimersByTime(300);
    flushSync();
    expect(screen.getByText('event 0 of 57')).toBeTruthy();
  });
});

describe('by keyboard', () => {
  test.each([
    ['the next act: three letters at once', 'ArrowRight', 0, 3],
    ['the act before', 'ArrowLeft', 17, 15],
    ['ten events on', 'l', 12, 22],
    ['ten events back', 'J', 12, 2],
    ['ten back from the beginning', 'j', 4, 0],
    ['ten on from the end', 'L', 52, 57],
    ['the start', 'Home', 30, 0],
    ['the end', 'End', 30, 57],
    ['half of the game', '5', 3, 29],
    ['nothing of it', '0', 30, 0],
    ['the next mark', 'n', 32, 34],
    ['the mark before', 'p', 32, 31],
  ])('%s', (_, key, from, to) => {
    const { head } = open(crossing, from);
    expect(press(key)).toBe(true);
    expect(head.seq).toBe(to);
  });

  test('with shift, letter by letter; and the other way round where letters are the steps', async () => {
    const { head } = open();
    press('ArrowRight', window, { shiftKey: true });
    expect(head.seq).toBe(1);
    await fireEvent.click(screen.getByRole('button', { name: 'letter by letter' }));
    press('ArrowRight');
    expect(head.seq).toBe(2);
    press('ArrowRight', window, { shiftKey: true });
    expect(head.seq).toBe(3);
  });

  test('plays and pauses by space and by K; each step pauses', () => {
    const { head } = open();
    press(' ');
    expect(head.playing).toBe(true);
    press('k');
    expect(head.playing).toBe(false);
    press('K');
    press('ArrowRight');
    expect(head.playing).toBe(false);
  });

  test('faster and slower', () => {
    const { head } = open();
    press('>', window, { shiftKey: true });
    expect(head.speed).toBe(2);
    press('<', window, { shiftKey: true });
    press('<', window, { shiftKey: true });
    expect(head.speed).toBe(0.5);
  });

  test('keys belong to whoever is being written in, pressed or moved', () => {
    const { head } = open(crossing, 20);
    const field = document.body.appendChild(document.createElement('input'));
    expect(press('5', field)).toBe(false);
    expect(press('ArrowLeft', field)).toBe(false);
    field.type = 'radio';
    expect(press('ArrowLeft', field)).toBe(false);
    expect(press('l', field)).toBe(true);
    const area = document.body.appendChild(document.createElement('textarea'));
    expect(press('k', area)).toBe(false);
    expect(press(' ', screen.getByRole('button', { name: 'Play' }))).toBe(false);
    expect(press('l', window, { ctrlKey: true })).toBe(false);
    expect(press('ArrowUp')).toBe(false);
    expect(head.seq).toBe(30);
    field.remove();
    area.remove();
  });

  test('on the slider, up and down move it as well', () => {
    const { head } = open(crossing, 17);
    expect(press('ArrowDown', slider())).toBe(true);
    expect(head.seq).toBe(15);
    expect(press('PageUp', slider())).toBe(true);
    expect(head.seq).toBe(25);
  });

  test('? lists the keys', () => {
    open();
    press('?', window, { shiftKey: true });
    expect(within(screen.getByRole('dialog', { name: 'Keys' })).getByText('play, pause')).toBeTruthy();
  });
});

describe('the slider', () => {
  test('says which event of how many it is, in words', () => {
    open(crossing, 32);
    expect(slider().getAttribute('aria-valuenow')).toBe('32');
    expect(slider().getAttribute('aria-valuemax')).toBe('57');
    expect(slider().getAttribute('aria-valuetext')).toBe(
      'Event 32 of 57: general 3 answers accept 2, 07:00 with accepted 2, 07:00',
    );
  });

  test('before the first event it says so', () => {
    open();
    expect(slider().getAttribute('aria-valuetext')).toBe('Event 0 of 57: Nothing has happened yet.');
  });

  test('its marks have shapes and words of their own', () => {
    open(exampleSession('story-stubborn'));
    const titles = [...slider().querySelectorAll('title')].map(({ textContent }) => textContent);
    expect(titles).toContain('07:00 is chosen');
    expect(titles).toContain('officer 1 breaks O4');
    expect(titles).toContain('officer 2 knows 07:00');
    expect(titles).toContain('a letter is captured');
    expect(titles).toContain('general 1 accepts 06:00');
  });

  test('the event stands below it in words, in the language of the page', () => {
    open(crossing, 32);
    expect(screen.getByText('general 3 answers accept 2, 07:00 with accepted 2, 07:00')).toBeTruthy();
    language.choose('zh');
    flushSync();
    expect(slider().getAttribute('aria-valuetext')).toMatch(/^第 32 个事件，共 57 个：将军3/);
  });
});

describe('jumps', () => {
  test('go from one moment of a kind to the next, and from the last to the first', async () => {
    const { head } = open();
    const chosen = screen.getByRole('button', { name: /^Chosen/ });
    for (const seq of [32, 53, 32]) {
      await fireEvent.click(chosen);
      expect(head.seq).toBe(seq);
    }
    await fireEvent.click(screen.getByRole('button', { name: /^Knows/ }));
    expect(head.seq).toBe(34);
  });

  test('nobody is offered what never happened', () => {
    open();
    expect(screen.queryByRole('button', { name: /^Broken rule/ })).toBeNull();
  });

  test('to the broken rule', async () => {
    const { head } = open(exampleSession('story-stubborn'));
    await fireEvent.click(screen.getByRole('button', { name: /^Broken rule/ }));
    expect(head.seq).toBe(48);
  });
});

describe('what held at the cursor', () => {
  test('before anything, any time, empty notebooks, no numbers, nobody who knows', () => {
    open();
    expect(card('Which times can still be chosen').getByText('Any time can be chosen')).toBeTruthy();
    expect(card('Notebooks').getAllByText('none yet')).toHaveLength(6);
    expect(card('Officers').getAllByText('has sent no number yet')).toHaveLength(3);
    expect(card('Who knows what').getByText('Nobody knows of a chosen time.')).toBeTruthy();
  });

  test('as one moves, forwards and back', () => {
    const { head } = open(crossing, 46);
    expect(card('Which times can still be chosen').getByText('07:00 is chosen')).toBeTruthy();
    expect(card('Notebooks').getByRole('row', { name: /general 2/ }).textContent).toMatch(
      /struck out: 1.*struck out: 2.*3.*2, 07:00/s,
    );
    expect(card('Officers').getByText('1 of 2 promises needed.', { exact: false }).textContent).toMatch(
      /A1 \(1, 06:00\)/,
    );
    expect(screen.getByText('Captured so far').parentElement?.textContent).toMatch(/3$/);
    expect(card('Who knows what').getByText('knows 07:00')).toBeTruthy();
    head.seek(10);
    flushSync();
    expect(card('Which times can still be chosen').getByText('Any time can be chosen')).toBeTruthy();
    expect(card('Who knows what').queryByText('knows 07:00')).toBeNull();
  });

  test('since when somebody knows leads to that event', async () => {
    const { head } = open(crossing, 57);
    await fireEvent.click(card('Who knows what').getByRole('button', { name: 'since event 34' }));
    expect(head.seq).toBe(34);
  });

  test('a notebook that says something else than it owes is marked', () => {
    open(exampleSession('break-g1'), 14);
    expect(card('Notebooks').getAllByText(/^owes: /).length).toBeGreaterThan(0);
  });

  test('each time’s bar is told with the event that ended it', () => {
    open();
    const bars = within(screen.getByRole('region', { name: 'can still be chosen' }));
    expect(bars.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'any other: could be chosen until event 31',
      '06:00: could be chosen until event 32',
      '07:00: chosen at event 32',
    ]);
  });
});

describe('the diagram', () => {
  test('is filtered by a number, and can be saved', async () => {
    open(crossing, 46);
    const pale = () => document.querySelectorAll('.diagram .pale').length;
    expect(pale()).toBe(0);
    await fireEvent.change(screen.getByLabelText('Number'), { target: { value: '1' } });
    expect(pale()).toBeGreaterThan(0);
    expect(screen.getByText('Save the picture')).toBeTruthy();
  });
});

describe('a long record', () => {
  test('a move of the cursor looks up what it shows, and reads no list of events', () => {
    const { chronicle } = crossing;
    const reads = { events: 0 };
    const counted = new Proxy(chronicle.events, {
      get: (list, key, receiver): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads.events += 1;
        return Reflect.get(list, key, receiver);
      },
    });
    const { head } = open({ ...crossing, chronicle: { ...chronicle, events: counted } });
    reads.events = 0;
    for (let seq = 1; seq <= 57; seq += 1) {
      head.seek(seq);
      flushSync();
    }
    // The words of the event are found by halving.
    expect(reads.events / 57).toBeLessThan(10);
  });
});

test('what names an event stops the replay there, and brings the cursor of the diagram into view', async () => {
  const { head } = open();
  const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
  head.playing = true;
  await showThere(head, 31);
  expect([head.seq, head.playing]).toEqual([31, false]);
  expect(shown.mock.contexts.map((one) => (one as Element).classList.contains('cursor'))).toEqual([true]);
  shown.mockRestore();
});
