import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Connection } from '../../client/net/connection.svelte.ts';
import { LedLine, startOf } from '../../client/net/led-line.svelte.ts';
import LeadDesk from '../../client/replay/debrief/LeadDesk.svelte';
import { refused } from '../../shared/wire/refusal.ts';
import type { DebriefAsk, LedCursor } from '../../shared/wire/led.ts';
import { exampleText } from '../support/example-text.ts';
import { FakeLine, settled } from './support/fake-line.ts';
import { exampleSession } from './support/replays.ts';
import Under from './support/Under.svelte';

const SESSION = exampleSession('story-crossing').record.header.id;
const NAMED = 'class GR8 CAT';
const NOBODY = { ok: true, follow: 0, wander: 0 } as const;

let line: FakeLine;
let connection: Connection;
let led: LedLine;

const at = (seq: number, rest: Partial<LedCursor> = {}): LedCursor => ({ ...startOf(SESSION), seq, ...rest });

/** For all who wait for time: pauses between two moves. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settled();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  line = new FakeLine();
  connection = new Connection(line);
  line.open();
  led = new LedLine((name, request) => connection.request(name, request));
});

afterEach(() => {
  cleanup();
  connection.close();
  vi.useRealTimers();
});

describe('whoever leads', () => {
  test('sends the first move at once, and of those that follow the last one', async () => {
    led.begin(at(0));
    for (const seq of [1, 2, 3]) led.move(at(seq));
    const first = line.take('lead');
    expect(first.request).toEqual({ cursor: at(0) });
    expect(line.asked).toEqual([]);
    first.answer({ ok: true, follow: 2, wander: 1 });
    await line.flush();
    expect(led.followers).toEqual({ follow: 2, wander: 1 });
    // Counted anew, before the next move goes out.
    led.count({ room: null, follow: 3, wander: 1 });
    expect(line.asked).toEqual([]);
    await pass(100);
    expect(led.followers).toEqual({ follow: 3, wander: 1 });
    expect(line.take('lead').request).toEqual({ cursor: at(3) });
  });

  test('a line that is lost: the last move is sent once the place is entered again', async () => {
    led.begin(at(4));
    line.drop();
    await pass(100);
    line.open();
    led.move(at(5));
    line.take('lead').answer(refused('not-entered'));
    await line.flush();
    await pass(100);
    expect(line.asked).toEqual([]);
    led.entered(undefined);
    expect(line.take('lead').request).toEqual({ cursor: at(5) });
    expect(led.leading).toBe(true);
  });

  test('a server that was started again and knows of nothing is told where it stands', async () => {
    led.begin(at(4));
    line.take('lead').answer(NOBODY);
    await line.flush();
    await pass(100);
    led.entered(undefined);
    expect(line.take('lead').request).toEqual({ cursor: at(4) });
  });

  test('a refusal ends it, and is said; an end that another page has sent ends it as well', async () => {
    led.begin(at(0));
    line.take('lead').answer(refused('game-on'));
    await line.flush();
    await pass(100);
    expect(led).toMatchObject({ leading: false, refusal: { code: 'game-on' } });
    led.begin(at(0));
    led.take({ room: null, cursor: null });
    expect(led).toMatchObject({ leading: false, refusal: null });
  });

  test('another page that moves relieves this one, which sends nothing more; its own moves do not', async () => {
    led.begin(at(0));
    line.take('lead').answer(NOBODY);
    await line.flush();
    led.take({ room: null, cursor: at(0) });
    expect(led.leading).toBe(true);
    led.take({ room: null, cursor: at(7) });
    expect(led).toMatchObject({ leading: false, cursor: at(7), refusal: null });
    led.move(at(1));
    led.stop();
    await pass(200);
    expect(line.asked).toEqual([]);
  });

  test('of two pages that move at once the later move leads, and only that one', async () => {
    led.begin(at(0));
    const mine = line.take('lead');
    // Shown before this page's move had come.
    led.take({ room: null, cursor: at(7) });
    expect(led.leading).toBe(true);
    mine.answer(NOBODY);
    await line.flush();
    led.take({ room: null, cursor: at(0) });
    expect(led.leading).toBe(true);
  });

  test('whoever finds another leader on coming back has been relieved', async () => {
    led.begin(at(4));
    line.take('lead').answer(NOBODY);
    await line.flush();
    await pass(100);
    line.drop();
    line.open();
    led.entered(at(9));
    expect(led).toMatchObject({ leading: false, cursor: at(9) });
    await pass(100);
    expect(line.asked).toEqual([]);
  });

  test('the page of the leader loaded again goes on where everyone is; one that another has relieved asks first', async () => {
    led.entered(at(12));
    render(LeadDesk, { line: led, session: SESSION, name: NAMED, onleave: () => undefined });
    flushSync();
    expect(line.take('lead').request).toEqual({ cursor: at(12) });
    led.take({ room: null, cursor: null });
    flushSync();
    expect(screen.getByText('You do not lead this debrief at the moment.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Lead the debrief' }));
    expect(led.leading).toBe(true);
  });
});

test('frames of a room are not those of the class', () => {
  const room = new LedLine((name, request) => connection.request(name, request), 'R00M01', true);
  for (const one of [led, room]) {
    one.take({ room: 'R00M01', cursor: at(3) });
    one.count({ room: 'R00M01', follow: 1, wander: 0 });
  }
  expect(led).toMatchObject({ cursor: null, followers: { follow: 0 } });
  expect(room).toMatchObject({ cursor: at(3), followers: { follow: 1 } });
  room.follow('follows');
  expect(line.take('follow').request).toEqual({ stance: 'follows', room: 'R00M01' });
});

describe('whoever is led', () => {
  const ASK: DebriefAsk = {
    ask: 1,
    seq: 17,
    truth: { chosen: ['06:00'], open: false, known: ['P1'] },
    tally: { asked: 3, answered: 2, chosen: 1, open: 2, values: { '06:00': 1 } },
    right: { chosen: 1, value: 1, open: 0, known: 2 },
  };
  const offered = () => 'It is led.';
  const statuses = () => screen.getAllByRole('status').map(({ textContent }) => textContent);

  async function open(playing: boolean | null = false) {
    const page = render(Under, { line: led, name: NAMED, playing, offered });
    led.take({ room: null, cursor: at(10) });
    flushSync();
    await settled();
    return page;
  }

  async function opened(asks: readonly DebriefAsk[] = []) {
    const page = await open();
    line.take('debrief').answer({ ok: true, session: SESSION, text: exampleText('story-crossing'), asks });
    await line.flush();
    flushSync();
    return page;
  }

  const stands = () => screen.getByText(/^event \d+ of/).textContent;
  const press = (key: string) => {
    dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    flushSync();
  };

  test('goes along, wanders with the first move of its own, and comes back with B', async () => {
    await opened();
    expect(stands()).toBe('event 10 of 57');
    expect(line.take('follow').request).toEqual({ stance: 'follows' });
    led.take({ room: null, cursor: at(20, { eyes: 'P1' }) });
    flushSync();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /officer 1/ }).checked).toBe(true);
    led.take({ room: null, cursor: at(20) });
    flushSync();
    expect(stands()).toBe('event 20 of 57');
    expect(line.asked).toEqual([]);
    press('Home');
    expect(line.take('follow').request).toEqual({ stance: 'wanders' });
    expect(screen.getByText('You wander.')).toBeTruthy();
    led.take({ room: null, cursor: at(30) });
    flushSync();
    expect(stands()).toBe('event 0 of 57');
    expect(screen.getByText('The others are at event 30.')).toBeTruthy();
    expect(document.querySelector('[role=slider] .led title')?.textContent).toBe('The others are here: event 30');
    press('b');
    expect(line.take('follow').request).toEqual({ stance: 'follows' });
    expect(stands()).toBe('event 30 of 57');
    expect(document.querySelector('[role=slider] .led')).toBeNull();
  });

  test('a screen reader hears the beginning, the breaking away, the coming back and the end, but no move', async () => {
    await opened();
    expect(statuses()).toContain('The debrief begins, and you follow.');
    const event = () => document.querySelector('.event')?.getAttribute('aria-live');
    expect(event()).toBe('off');
    const before = statuses();
    led.take({ room: null, cursor: at(11) });
    flushSync();
    expect(statuses()).toEqual(before);
    press('ArrowRight');
    expect(statuses()).toContain('You wander now, and follow no more.');
    expect(event()).toBe('polite');
    await fireEvent.click(screen.getByRole('button', { name: /Back to the others/ }));
    expect(statuses()).toContain('You follow again.');
    led.take({ room: null, cursor: null });
    flushSync();
    expect(statuses()).toContain('The debrief is over.');
    expect(screen.queryByRole('region', { name: 'Debrief' })).toBeNull();
  });

  test('what was asked in the game stands beside it, and leads to where it was asked', async () => {
    await opened([ASK]);
    expect(screen.getByText('2 of 3 have answered')).toBeTruthy();
    expect(screen.getByText('said yes: 1, no: 1')).toBeTruthy();
    expect(screen.getByText('0 of 2 right')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'at event 17' }));
    expect(stands()).toBe('event 17 of 57');
  });

  test('in a game nobody is torn out: it is offered, and stays so when the game is over', async () => {
    const page = await open(true);
    expect(screen.getByText('It is led.')).toBeTruthy();
    await page.rerender({ playing: false });
    // The own verdict goes first.
    expect(line.asked).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Follow' }));
    expect(line.asked).toEqual(['debrief']);
    expect(screen.queryByText('It is led.')).toBeNull();
  });

  test('what is half written stays under a debrief that was joined, and a game that begins is shown at once', async () => {
    const page = await open(true);
    const field = document.querySelector('input');
    if (field === null) throw new Error('no field');
    field.value = 'prepare 4';
    await fireEvent.click(screen.getByRole('button', { name: 'Follow' }));
    expect(field.closest('[hidden]')).not.toBeNull();
    await page.rerender({ playing: false });
    expect(field.closest('[hidden]')).not.toBeNull();
    await page.rerender({ playing: true });
    expect(field.closest('[hidden]')).toBeNull();
    expect(field.isConnected).toBe(true);
    expect(field.value).toBe('prepare 4');
  });

  test('while it is not known whether a game is on, nothing is opened', async () => {
    const page = await open(null);
    expect(line.asked).toEqual([]);
    await page.rerender({ playing: false });
    await settled();
    expect(line.asked).toEqual(['debrief']);
  });

  test('a refusal is said, and the game asked for again', async () => {
    await open();
    line.take('debrief').answer(refused('not-led'));
    await line.flush();
    expect(screen.getByRole('alert').textContent).toContain('Nobody leads a debrief here at the moment.');
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(line.asked).toEqual(['debrief']);
  });
});
