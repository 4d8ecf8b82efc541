import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { Connection } from '../../client/net/connection.svelte.ts';
import { march, newMarch, progressOf, type March } from '../../client/red/march.ts';
import { RedLog } from '../../client/red/red-log.svelte.ts';
import RedTable from '../../client/red/RedTable.svelte';
import { RoomModel } from '../../client/room/room-model.svelte.ts';
import type { RedEvent } from '../../shared/game/redact.ts';
import type { RedCommand } from '../../shared/game/commands.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { FakeLine, settled } from './support/fake-line.ts';
import { roomView } from './support/rooms.ts';

const departed = (letter: string, from: Seat, to: Seat, at = 0, copy = 1): RedEvent => ({
  ...{ at, type: 'departed', letter, copy, from, to },
});
const diverted = (letter: string, held: boolean, at = 0): RedEvent => ({ at, type: 'diverted', letter, copy: 1, held });
const gone = (type: 'delivered' | 'captured', letter: string, at = 0, copy = 1): RedEvent => ({
  ...{ at, type, letter, copy },
});

function after(...events: readonly RedEvent[]): March {
  const state = newMarch();
  for (const event of events) march(state, event);
  return state;
}

const walked = (state: March, now: number): number => {
  const [walker] = state.walkers.values();
  return walker === undefined ? NaN : progressOf(walker, now);
};

describe('a messenger as the red army sees it', () => {
  test('walks at the pace of the longest usual walk, and is never seen to arrive before it does', () => {
    const state = after(departed('L1', 'P1', 'A2', 1000));
    expect([500, 1000, 3000, 5000].map((now) => walked(state, now))).toEqual([0, 0, 0.25, 0.5]);
    expect([9000, 900_000].map((now) => walked(state, now))).toEqual([0.85, 0.85]);
    march(state, gone('delivered', 'L1', 9000));
    expect([state.walkers.size, state.arrived, state.captured]).toEqual([0, 1, 0]);
  });

  test('stands while it is held, and goes on from there', () => {
    const state = after(departed('L1', 'P1', 'A2'), diverted('L1', true, 2000));
    expect(walked(state, 60_000)).toBe(0.25);
    march(state, diverted('L1', false, 60_000));
    expect([60_000, 62_000].map((now) => walked(state, now))).toEqual([0.25, 0.5]);
    expect(state.news).toMatchObject({ what: 'goes' });
  });

  test('is only slower where it did not stand', () => {
    const state = after(departed('L1', 'P1', 'A2'), diverted('L1', false, 2000));
    expect(state.news).toMatchObject({ what: 'slowed', walker: { slowed: true, held: false } });
    expect(after(departed('L1', 'P1', 'A2'), diverted('L1', true), diverted('L1', false)).news).toMatchObject({
      walker: { slowed: false },
    });
  });

  test('is one of several copies of a letter, each on its own way', () => {
    const state = after(departed('L1', 'P1', 'A2'), departed('L1', 'P1', 'A2', 10, 2), gone('captured', 'L1'));
    expect([...state.walkers.values()].map(({ copy }) => copy)).toEqual([2]);
    expect([state.captured, state.arrived]).toEqual([1, 0]);
  });
});

describe('the room of whoever commands the red army', () => {
  test('its log is folded as such, and another role has another log', async () => {
    localStorage.clear();
    const line = new FakeLine();
    const model = new RoomModel(new Connection(line), { code: 'K7Q4MX', token: 't'.repeat(32) });
    line.open();
    await settled();
    const events = [departed('L1', 'P1', 'A2'), departed('L2', 'P1', 'A3'), gone('captured', 'L2')];
    line.take('enter').answer({
      ok: true,
      room: roomView({ seat: null, role: 'red' }),
      log: { session: 'g1', from: 0, events },
      verdict: null,
    });
    await line.flush();
    expect([...(model.red?.march.walkers.keys() ?? [])]).toEqual(['L1 1']);
    expect(model.red?.march.captured).toBe(1);
    expect([model.play, model.watch]).toEqual([null, null]);
    line.send('room', roomView({ seat: null, role: 'spectator' }));
    await line.flush();
    expect(model.red).toBeNull();
    expect(line.take('enter').request).toMatchObject({ have: 0 });
    model.close();
  });
});

describe('the red table', () => {
  let red = new RedLog();
  let ordered: unknown[] = [];

  beforeEach(() => {
    red = new RedLog();
    ordered = [];
  });

  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    language.choose('en');
  });

  const rule = (command: RedCommand) => {
    ordered.push(command);
    return Promise.resolve(null);
  };

  function open(now = () => 5000): void {
    const model = { red, rule: rule as RoomModel['rule'], now };
    render(RedTable, { model, view: roomView({ seat: null, role: 'red' }) });
  }

  async function take(...events: readonly RedEvent[]): Promise<void> {
    red.take(events);
    await tick();
    await tick();
  }

  const names = () => screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label'));
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  test('each messenger can be captured, held, slowed down and copied, and nothing else', async () => {
    await take(departed('L1', 'P1', 'A2'));
    open();
    const way = 'officer 1 to general 2';
    expect(names()).toEqual([`Capture: ${way}`, `Hold: ${way}`, `Slow down 10 s: ${way}`, `Copy: ${way}`]);
    for (const name of names()) await press(name ?? '');
    const one = { letter: 'L1', copy: 1 };
    expect(ordered).toEqual([
      ...[
        { type: 'capture', ...one },
        { type: 'hold', ...one },
        { type: 'delay', ...one, by: 10_000 },
      ],
      { type: 'copy', ...one },
    ]);
    expect(screen.getByText(/never altered and never forged/)).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('whoever is held can be let go', async () => {
    await take(departed('L1', 'P1', 'A2'), diverted('L1', true, 2000));
    open();
    expect(screen.getByText('held for 3 s')).toBeTruthy();
    expect(names()).not.toContain('Hold: officer 1 to general 2');
    await press('Release: officer 1 to general 2');
    expect(ordered).toEqual([{ type: 'release', letter: 'L1', copy: 1 }]);
  });

  test('copies are told apart, by eye and by ear', async () => {
    await take(departed('L1', 'P1', 'A2'), departed('L1', 'P1', 'A2', 0, 2));
    open();
    expect(names()).toContain('Capture: officer 1 to general 2, copy 2');
    expect(screen.getByText('copy 2')).toBeTruthy();
  });

  test('what happens is said, and counted', async () => {
    open();
    expect(screen.getByText('No messenger is on the way.')).toBeTruthy();
    const said = () => screen.getByRole('status').textContent;
    expect(said()).toBe('');
    await take(departed('L1', 'P1', 'A2'), departed('L2', 'A3', 'P1'));
    expect(said()).toBe('Sets out: general 3 to officer 1.');
    expect(screen.getByRole('img', { name: /Messengers on the way: 2\./ })).toBeTruthy();
    await take(gone('captured', 'L1'));
    expect(said()).toBe('Captured: officer 1 to general 2.');
    await take(gone('delivered', 'L2'));
    expect(said()).toBe('Arrived: general 3 to officer 1.');
    expect(screen.getByText('Captured: 1. Arrived: 1.')).toBeTruthy();
  });

  test('the keyboard goes on with the next messenger when one is gone, and with the heading when it was the last', async () => {
    open();
    await take(departed('L1', 'P1', 'A2'), departed('L2', 'A3', 'P1'));
    screen.getByRole('button', { name: 'Copy: officer 1 to general 2' }).focus();
    await take(gone('delivered', 'L1'));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Capture: general 3 to officer 1');
    await take(gone('captured', 'L2'));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'In the valley' }));
  });

  test('whoever holds a messenger by keyboard stays on the button that lets it go', async () => {
    open();
    await take(departed('L1', 'P1', 'A2'), departed('L2', 'A3', 'P1'));
    screen.getByRole('button', { name: 'Hold: general 3 to officer 1' }).focus();
    await take(diverted('L2', true));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Release: general 3 to officer 1');
    await take(diverted('L2', false));
    screen.getByRole('button', { name: 'Slow down 10 s: general 3 to officer 1' }).focus();
    await take(diverted('L2', true));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Capture: general 3 to officer 1');
  });

  test('who works elsewhere on the page is left there', async () => {
    open();
    await take(departed('L1', 'P1', 'A2'), departed('L2', 'A3', 'P1'));
    const other = screen.getByRole('button', { name: 'Hold: general 3 to officer 1' });
    other.focus();
    await take(gone('delivered', 'L1'));
    expect(document.activeElement).toBe(other);
  });

  test('all of it is there in Chinese', async () => {
    language.choose('zh');
    await take(departed('L1', 'P1', 'A2'));
    open();
    const region = screen.getByRole('region', { name: '山谷里' });
    expect(within(region).getByRole('button', { name: /^俘虏：/ })).toBeTruthy();
  });
});
