import { cleanup, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { refused } from '../../shared/wire/refusal.ts';
import { GeneralSeat } from './support/general-seat.ts';
import { button, field, open, press, radio, seal, sit, type } from './support/general-table.ts';

afterEach(() => {
  cleanup();
  language.choose('en');
  localStorage.clear();
});

describe('nothing that was typed is lost', () => {
  test('the sheet is as it was after a reload', async () => {
    const seat = new GeneralSeat();
    seat.prepare(3);
    const { unmount } = sit(seat);
    await open();
    await type('New highest number promised', '3');
    await press(radio(/^ok/));
    unmount();
    sit(seat);
    await press(button(/^prepare 3, from officer 1/));
    expect(field('New highest number promised').value).toBe('3');
    expect(radio(/^ok/).checked).toBe(true);
  });

  test('each letter has its own sheet', async () => {
    const seat = new GeneralSeat();
    seat.prepare(3, 1);
    seat.prepare(4, 2);
    sit(seat);
    await open(1);
    await type('New highest number promised', '3');
    await open(2);
    expect(field('New highest number promised').value).toBe('');
    await press(button(/^prepare 3, from officer 1/));
    expect(field('New highest number promised').value).toBe('3');
  });

  test('offline, the sealed letter is kept, stays sealed while another is read, and leaves once', async () => {
    const seat = new GeneralSeat();
    seat.prepare(3, 1);
    seat.prepare(4, 2);
    sit(seat, { connected: false });
    await open(1);
    await press(radio(/^Rejected/));
    await type('The number that you have promised', '9');
    seat.hold();
    await seal();
    expect(screen.getByText('Sealed. It leaves when the connection is back.')).toBeTruthy();
    await open(2);
    expect(screen.queryByText('Sealed. It leaves when the connection is back.')).toBeNull();
    await press(button(/^prepare 3, from officer 1/));
    await seal();
    expect(seat.commands).toHaveLength(1);
    seat.letGo();
    await expect.poll(() => seat.play.view.sent.length).toBe(1);
    expect(seat.commands).toHaveLength(1);
  });

  test('a refusal of the server is said in words, and the sheet stays', async () => {
    const seat = new GeneralSeat();
    seat.prepare(3);
    sit(seat);
    await open();
    await press(radio(/^Rejected/));
    await type('The number that you have promised', '9');
    seat.refusal = refused('bot-plays');
    await seal();
    expect((await screen.findByRole('alert')).textContent).toBe('A bot keeps your seat. Take it back first.');
    expect(field('The number that you have promised').value).toBe('9');
  });

  test('paused, nothing is sent', async () => {
    const seat = new GeneralSeat();
    seat.prepare(3);
    sit(seat, { paused: true });
    await open();
    await press(radio(/^Rejected/));
    await type('The number that you have promised', '9');
    await seal();
    expect(seat.commands).toEqual([]);
  });
});

describe('letters', () => {
  test('a sealed letter says whom it is from, and nothing of what is in it', () => {
    const seat = new GeneralSeat();
    seat.accept(1, '06:00');
    sit(seat);
    expect(document.body.textContent).not.toContain('06:00');
    expect(button('Open the letter from officer 1, unopened')).toBeTruthy();
  });

  test('a copy is marked', () => {
    const seat = new GeneralSeat();
    const id = seat.prepare(1);
    seat.receive({ id, from: 'P1', to: 'A2', kind: 'prepare', n: 1 });
    sit(seat);
    expect(button('Open the letter from officer 1, unopened, arrived 2 times')).toBeTruthy();
  });

  test('an answered letter can be answered again', async () => {
    const seat = new GeneralSeat();
    const re = seat.prepare(1);
    await seat.act({ type: 'answer', re, entry: { promised: 1 }, reply: { kind: 'promise', accepted: null } });
    sit(seat);
    await press(button(/^prepare 1, from officer 1, answered ok/));
    expect(screen.getByText('You answered: ok 1, nothing accepted')).toBeTruthy();
    await press(button('Answer it again'));
    await press(radio(/^ok/));
    await press(radio(/^nothing accepted/));
    await seal();
    expect(seat.commands.at(-1)).toEqual({
      type: 'answer',
      re,
      entry: {},
      reply: { kind: 'promise', accepted: null },
    });
  });

  test('opening moves the keyboard to the letter, sealing back to the inbox', async () => {
    const seat = new GeneralSeat();
    seat.prepare(1);
    sit(seat);
    await open();
    await tick();
    expect(document.activeElement?.textContent).toBe('prepare 1');
    await press(radio(/^Rejected/));
    await type('The number that you have promised', '1');
    await seal();
    await expect.poll(() => document.activeElement?.textContent).toContain('Letters in');
  });

  test('the notebook shows what was struck out', async () => {
    const seat = new GeneralSeat();
    sit(seat);
    await seat.act({ type: 'write', entry: { promised: 1 } });
    await tick();
    await seat.act({ type: 'write', entry: { promised: 2 } });
    await tick();
    expect(screen.getByText('struck out: 1')).toBeTruthy();
    expect(screen.getByRole('group', { name: 'highest promised' }).textContent).toContain('2');
  });
});

describe('a screen reader', () => {
  const heard = () =>
    [...document.querySelectorAll('[aria-live="polite"]')].map((region) => region.textContent).join('');

  test('hears each messenger arrive, and not those that came before', async () => {
    const seat = new GeneralSeat();
    seat.prepare(1, 1);
    sit(seat);
    expect(heard()).toBe('');
    seat.prepare(2, 2);
    await tick();
    expect(heard()).toBe('A messenger from officer 2 has arrived, 2 letters unopened.');
  });

  test('hears that a letter came again', async () => {
    const seat = new GeneralSeat();
    const id = seat.prepare(1);
    sit(seat);
    seat.receive({ id, from: 'P1', to: 'A2', kind: 'prepare', n: 1 });
    await tick();
    expect(heard()).toBe(
      'A messenger from officer 1 has arrived with a letter that you have already, 1 letter unopened.',
    );
  });

  test('hears how many came at once', async () => {
    const seat = new GeneralSeat();
    sit(seat);
    seat.prepare(1, 1);
    seat.prepare(2, 2);
    await tick();
    expect(heard()).toBe('2 messengers have arrived, 2 letters unopened.');
  });
});

test('every word changes with the language, at once', async () => {
  const seat = new GeneralSeat();
  seat.accept(1, '06:00');
  sit(seat);
  language.choose('zh');
  await tick();
  await press(button(/^拆开参谋1的信/));
  expect(screen.getByText('编号 1，进攻时间 06:00')).toBeTruthy();
  expect(button('盖印，交给通信兵')).toBeTruthy();
});
