import { cleanup, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { GeneralSeat } from './support/general-seat.ts';
import { button, field, open, press, radio, seal, sit, type } from './support/general-table.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('help', () => {
  /** Promised 2; then an accept with number 1 comes. */
  async function lowAccept(level: 'guided' | 'coached' | 'exam') {
    const seat = new GeneralSeat(level);
    const high = seat.prepare(2, 2);
    await seat.act({ type: 'answer', re: high, entry: { promised: 2 }, reply: { kind: 'promise', accepted: null } });
    seat.commands.length = 0;
    const re = seat.accept(1, '06:00');
    sit(seat);
    await open();
    return { seat, re };
  }

  async function acceptIt() {
    await press(radio(/^Accepted/));
    await type('Number of the accepted time', '1');
    await type('Accepted attack time', '06:00');
    await seal();
  }

  const accepting = (re: string) => ({
    type: 'answer',
    re,
    entry: { accepted: { n: 1, value: '06:00' } },
    reply: { kind: 'accepted' },
  });

  test('G3: coached warns before the seal, and lets the letter go', async () => {
    const { seat, re } = await lowAccept('coached');
    await acceptIt();
    expect(seat.commands).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('rule G3');
    await press(button('Seal and send anyway'));
    expect(seat.commands).toEqual([accepting(re)]);
  });

  test('G3: coached, what is changed is judged anew', async () => {
    const { seat, re } = await lowAccept('coached');
    await acceptIt();
    await tick();
    expect(document.activeElement).toBe(button('Change it'));
    await press(button('Change it'));
    expect(screen.queryByRole('alert')).toBeNull();
    await press(radio(/^Rejected/));
    await type('The number that you have promised', '2');
    await type('Number of the accepted time', '');
    await type('Accepted attack time', '');
    await seal();
    expect(seat.commands).toEqual([{ type: 'answer', re, entry: {}, reply: { kind: 'reject', promised: 2 } }]);
  });

  test('G3: typing on takes the warning away, so that nothing else is sent under it', async () => {
    await lowAccept('coached');
    await acceptIt();
    await type('Accepted attack time', '07:00');
    expect(screen.queryByRole('button', { name: 'Seal and send anyway' })).toBeNull();
  });

  test('G3: a warning is not there any more for whoever comes back to the letter', async () => {
    await lowAccept('coached');
    await acceptIt();
    await press(button('Put the letter aside'));
    await press(button(/^accept 1, 06:00, from officer 1/));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(field('Accepted attack time').value).toBe('06:00');
  });

  test('G3: guided stops it, and says what is right', async () => {
    const { seat } = await lowAccept('guided');
    await acceptIt();
    expect(seat.commands).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('stops this: rule G3');
    expect(screen.getByRole('alert').textContent).toContain('Refuse and name the highest number');
    expect(screen.queryByRole('button', { name: 'Seal and send anyway' })).toBeNull();
  });

  test('guided: the right answer is shown in words and written on the sheet', async () => {
    const { seat, re } = await lowAccept('guided');
    expect(screen.getByRole('region', { name: 'What is right here' }).textContent).toContain('rejected 1: promised 2');
    expect(radio(/^Rejected/).checked).toBe(true);
    await seal();
    expect(seat.commands).toEqual([{ type: 'answer', re, entry: {}, reply: { kind: 'reject', promised: 2 } }]);
  });

  test('G3: exam says nothing', async () => {
    const { seat, re } = await lowAccept('exam');
    expect(screen.queryByRole('region', { name: 'What is right here' })).toBeNull();
    await acceptIt();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(seat.commands).toEqual([accepting(re)]);
  });

  test('X1: guided only warns of what hangs on the other player of the army', async () => {
    const seat = new GeneralSeat('guided');
    sit(seat);
    await type('Attack time', '06:00');
    await press(button('Seal the order'));
    expect(screen.getByRole('alert').textContent).toContain('rule X1');
    await press(button('Seal and send anyway'));
    expect(seat.commands).toEqual([{ type: 'order', value: '06:00' }]);
  });

  test('O8: coached warns of an announcement that nothing supports', async () => {
    const seat = new GeneralSeat('coached');
    sit(seat);
    await type('Attack time to announce', '06:00');
    await press(screen.getByRole('checkbox', { name: 'general 1' }));
    await press(screen.getByRole('checkbox', { name: 'officer 3' }));
    await press(button('Seal the announcement'));
    expect(screen.getByRole('alert').textContent).toContain('rule O8');
    await press(button('Seal and send anyway'));
    expect(seat.commands).toEqual([{ type: 'announce', to: ['P3', 'A1'], value: '06:00' }]);
  });
});
