import { cleanup, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { GeneralSeat } from './support/general-seat.ts';
import { button, field, press, radio, sit, type } from './support/general-table.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the order', () => {
  test('attack or hold, and the order that stands is shown', async () => {
    const seat = new GeneralSeat();
    sit(seat);
    expect(screen.getByText('No order yet: your army will hold.')).toBeTruthy();
    await type('Attack time', '600');
    await press(button('Seal the order'));
    expect(await screen.findByText('The order stands: attack at 06:00.')).toBeTruthy();
    await press(radio(/^hold/));
    await press(button('Seal the order'));
    expect(await screen.findByText('The order stands: hold.')).toBeTruthy();
    expect(seat.commands).toEqual([
      { type: 'order', value: '06:00' },
      { type: 'order', value: null },
    ]);
  });

  test('nothing chosen, or no time: nothing is sent', async () => {
    const seat = new GeneralSeat();
    sit(seat);
    await press(button('Seal the order'));
    expect(screen.getByText('Choose: attack at a time, or hold.')).toBeTruthy();
    await press(radio(/^attack at/));
    await press(button('Seal the order'));
    expect(screen.getByText('Nothing written yet.')).toBeTruthy();
    expect(seat.commands).toEqual([]);
  });

  test('at dawn it comes forward, with what was typed and the time that is left', async () => {
    const seat = new GeneralSeat();
    sit(seat, { now: () => 10_000 });
    await type('Attack time', '06:00');
    seat.dawn(70_000);
    await tick();
    const orders = screen.getAllByRole('form', { name: /last orders/ });
    expect(orders).toHaveLength(1);
    expect(screen.getByRole('timer').textContent).toBe('60 s');
    expect(field('Attack time').value).toBe('06:00');
    // Before the notebook, where it cannot be missed.
    const [order, notebook] = [orders[0], screen.getByRole('form', { name: 'Notebook' })];
    expect((order?.compareDocumentPosition(notebook) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  test('after the end there is nothing to send', async () => {
    const seat = new GeneralSeat();
    seat.prepare(1);
    sit(seat);
    seat.take({ at: 99_000, type: 'ended' });
    await tick();
    expect(screen.queryAllByRole('form')).toEqual([]);
  });
});
