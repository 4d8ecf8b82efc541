import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { refused } from '../../shared/wire/refusal.ts';
import { ANNOUNCE, sit, compose, press, kind, type, choose, settled, seal } from './support/officer-page.ts';
import { crossing, OfficerSeat } from './support/officer-seat.ts';

beforeEach(() => {
  localStorage.clear();
  language.choose('en');
});
afterEach(cleanup);

describe('what an officer writes', () => {
  test('a prepare goes to the chosen generals with the number written by hand', async () => {
    const seat = new OfficerSeat();
    sit(seat);
    await type('number', '3');
    await choose('general 3');
    await choose('general 1');
    await seal();
    expect(seat.commands).toEqual([{ type: 'prepare', to: ['A1', 'A3'], n: 3 }]);
    expect(screen.getByText('Sealed. Sent out: 2 messengers.')).toBeTruthy();
  });

  test('an accept carries the number and the time', async () => {
    const seat = new OfficerSeat();
    sit(seat);
    await kind('accept');
    await type('number', '12');
    await type('attack time', '630');
    await press('all', compose());
    await seal();
    expect(seat.commands).toEqual([{ type: 'accept', to: ['A1', 'A2', 'A3'], n: 12, value: '06:30' }]);
  });

  test('a claim carries the letters that were attached, and no other', async () => {
    const seat = crossing();
    sit(seat);
    await kind('claim');
    await type('number', '1');
    await type('attack time', '06:00');
    await choose(/general 1: accepted 1, 06:00/);
    await choose(/general 2: rejected 1/);
    await choose(/general 2: rejected 1/);
    await seal('Seal the claim');
    const accepted = [...seat.play.view.received.values()].find(({ letter }) => letter.kind === 'accepted');
    expect(seat.commands).toEqual([{ type: 'claim', n: 1, value: '06:00', evidence: [accepted?.letter.id] }]);
    expect(screen.getByText('claimed 1, 06:00')).toBeTruthy();
  });

  test('an announcement is written on the sheet that generals have, too', async () => {
    const seat = new OfficerSeat();
    sit(seat);
    await kind('announce');
    const sheet = screen.getByRole('form', { name: 'Announce a time' });
    await fireEvent.input(within(sheet).getByRole('textbox'), { target: { value: '08:00' } });
    await fireEvent.click(within(sheet).getByRole('checkbox', { name: 'general 2' }));
    await press(ANNOUNCE, sheet);
    await settled();
    expect(seat.commands).toEqual([{ type: 'announce', to: ['A2'], value: '08:00' }]);
  });

  test('where something is missing nothing is sent, and it is said what', async () => {
    const seat = new OfficerSeat();
    sit(seat);
    await kind('accept');
    await type('number', '0');
    await seal();
    expect(seat.commands).toEqual([]);
    expect(within(compose()).getByText('A whole number from 1 up.')).toBeTruthy();
    expect(within(compose()).getByText('Nothing written yet.')).toBeTruthy();
    expect(within(compose()).getByText('Choose at least one general.')).toBeTruthy();
  });

  test('a refusal is said in words, and what was written stays', async () => {
    const seat = new OfficerSeat();
    seat.refusal = refused('paused');
    sit(seat);
    await type('number', '7');
    await press('all', compose());
    await seal();
    expect(within(compose()).getByRole('alert').textContent).toMatch(/paused/i);
    expect(within(compose()).getByLabelText('number')).toHaveProperty('value', '7');
  });

  test('while the line is down the act waits, sealed once, and the sheet is cleared when it is in the log', async () => {
    const seat = new OfficerSeat();
    seat.hold();
    sit(seat, { connected: false });
    await type('number', '1');
    await press('all', compose());
    await seal();
    await seal();
    expect(seat.commands).toHaveLength(1);
    expect(screen.getByText('Sealed. It leaves when the connection is back.')).toBeTruthy();
    seat.letGo();
    await settled();
    expect(within(compose()).getByLabelText('number')).toHaveProperty('value', '');
    expect(seat.play.view.sent).toHaveLength(3);
  });

  test('in a pause nothing can be sealed', async () => {
    const seat = new OfficerSeat();
    sit(seat, { paused: true });
    await type('number', '1');
    await press('all', compose());
    await seal();
    expect(seat.commands).toEqual([]);
  });
});
