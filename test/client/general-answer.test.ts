import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { GeneralSeat } from './support/general-seat.ts';
import { button, field, open, press, radio, seal, sit, type } from './support/general-table.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the sheet becomes one act', () => {
  test('a promise with nothing accepted', async () => {
    const seat = new GeneralSeat();
    const re = seat.prepare(3);
    sit(seat);
    await open();
    await type('New highest number promised', '３');
    await press(radio(/^ok/));
    await press(radio(/^nothing accepted/));
    await seal();
    expect(seat.commands).toEqual([
      { type: 'answer', re, entry: { promised: 3 }, reply: { kind: 'promise', accepted: null } },
    ]);
  });

  test('a promise with a report: writing it chooses it, and the notebook left blank stays as it is', async () => {
    const seat = new GeneralSeat();
    const re = seat.prepare(3);
    sit(seat);
    await open();
    await press(radio(/^ok/));
    await type('Number that you had accepted', '2');
    await type('Attack time that you had accepted', '0700');
    expect(radio(/^I had accepted/).checked).toBe(true);
    await seal();
    expect(seat.commands).toEqual([
      { type: 'answer', re, entry: {}, reply: { kind: 'promise', accepted: { n: 2, value: '07:00' } } },
    ]);
  });

  test('accepted, and the pair in the notebook', async () => {
    const seat = new GeneralSeat();
    const re = seat.accept(1, '06:00');
    sit(seat);
    await open();
    await type('New highest number promised', '1');
    await type('Number of the accepted time', '1');
    await type('Accepted attack time', '6:00');
    await press(radio(/^Accepted/));
    await seal();
    expect(seat.commands).toEqual([
      {
        type: 'answer',
        re,
        entry: { promised: 1, accepted: { n: 1, value: '06:00' } },
        reply: { kind: 'accepted' },
      },
    ]);
  });

  test('a refusal with the number that was written', async () => {
    const seat = new GeneralSeat();
    const re = seat.accept(1, '06:00');
    sit(seat);
    await open();
    await press(radio(/^Rejected/));
    await type('The number that you have promised', '2');
    await seal();
    expect(seat.commands).toEqual([{ type: 'answer', re, entry: {}, reply: { kind: 'reject', promised: 2 } }]);
  });

  test('no reply, the accepted entry struck out', async () => {
    const seat = new GeneralSeat();
    await seat.act({ type: 'write', entry: { accepted: { n: 1, value: '06:00' } } });
    const re = seat.prepare(2);
    sit(seat);
    await open();
    await press(screen.getByLabelText('Strike out the accepted time'));
    await press(radio(/^No reply/));
    await press(button('Write it down'));
    expect(seat.commands.at(-1)).toEqual({ type: 'answer', re, entry: { accepted: null }, reply: null });
  });

  test('the notebook alone, with no letter open', async () => {
    const seat = new GeneralSeat();
    sit(seat);
    await type('New highest number promised', '5');
    await press(button('Write it down'));
    expect(seat.commands).toEqual([{ type: 'write', entry: { promised: 5 } }]);
    expect(field('New highest number promised').value).toBe('');
  });

  test('no reply and nothing written is left where it lies', async () => {
    const seat = new GeneralSeat();
    seat.prepare(1);
    sit(seat);
    await open();
    await press(radio(/^No reply/));
    await press(button('Write it down'));
    expect(seat.commands).toEqual([]);
    expect(screen.getByText(/there is nothing to seal/)).toBeTruthy();
  });

  test('nothing is written for the player', async () => {
    const seat = new GeneralSeat('coached');
    seat.prepare(1);
    sit(seat);
    await open();
    const sheet = within(screen.getByRole('form', { name: 'officer 1 to general 2' }));
    expect(sheet.getAllByRole<HTMLInputElement>('textbox').map(({ value }) => value)).toEqual(['', '', '']);
    expect(sheet.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).toEqual([]);
  });

  test('what is missing or makes no sense is said at the field, and nothing is sent', async () => {
    const seat = new GeneralSeat();
    seat.prepare(1);
    sit(seat);
    await open();
    await type('New highest number promised', 'two');
    await type('Accepted attack time', '26:00');
    await seal();
    expect(seat.commands).toEqual([]);
    const saidOf = (name: string) =>
      document.getElementById(field(name).getAttribute('aria-describedby') ?? '')?.textContent;
    expect(saidOf('New highest number promised')).toBe('A whole number from 0 up.');
    expect(saidOf('Number of the accepted time')).toBe('Nothing written yet.');
    expect(saidOf('Accepted attack time')).toBe('A time of day, such as 06:00.');
    expect(screen.getByText('Choose a reply, or no reply.')).toBeTruthy();
    await tick();
    expect(document.activeElement).toBe(field('New highest number promised'));
  });

  test('a time is written out once the field is left', async () => {
    const seat = new GeneralSeat();
    sit(seat);
    await type('Accepted attack time', '0600');
    expect(field('Accepted attack time').value).toBe('0600');
    await fireEvent.blur(field('Accepted attack time'));
    expect(field('Accepted attack time').value).toBe('06:00');
  });
});

test('Enter in a field ends the writing, and seals nothing', async () => {
  const seat = new GeneralSeat();
  sit(seat);
  await type('Attack time', '600');
  await fireEvent.keyDown(field('Attack time'), { key: 'Enter' });
  expect(field('Attack time').value).toBe('06:00');
  expect(seat.commands).toEqual([]);
});

describe('a reply of the wrong kind is shown, and cannot be chosen', () => {
  test('a prepare is not accepted', async () => {
    const seat = new GeneralSeat();
    seat.prepare(1);
    sit(seat);
    await open();
    expect(['ok', 'Accepted', 'Rejected', 'No reply'].map((name) => radio(new RegExp(`^${name}`)).disabled)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    await press(radio(/^Accepted/));
    await seal();
    expect(seat.commands).toEqual([]);
  });

  test('an accept is not promised', async () => {
    const seat = new GeneralSeat();
    seat.accept(1, '06:00');
    sit(seat);
    await open();
    expect(radio(/^ok/).disabled).toBe(true);
    expect(radio(/^Accepted/).disabled).toBe(false);
  });

  test('an announcement wants no answer', async () => {
    const seat = new GeneralSeat();
    seat.announce('06:00');
    sit(seat);
    await open(3);
    expect(screen.getByText('we attack at 06:00')).toBeTruthy();
    expect(screen.queryByRole('radio', { name: /^Rejected/ })).toBeNull();
    expect(screen.getByText('An announcement wants no answer.')).toBeTruthy();
  });
});
