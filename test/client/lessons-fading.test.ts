/** At the guided level, what is written for a player lets go as the player gets it right alone. */
import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { progress } from '../../client/lessons/progress.svelte.ts';
import { GeneralSeat } from './support/general-seat.ts';
import { button, field, open, press, radio, seal, sit, type } from './support/general-table.ts';
import { compose, seal as sealOfficer, settled, sit as sitOfficer } from './support/officer-page.ts';
import { OfficerSeat } from './support/officer-seat.ts';

beforeEach(() => {
  localStorage.clear();
  progress.clear();
  language.choose('en');
});
afterEach(cleanup);

const PROMISED = 'New highest number promised';

/** A general who gets so many prepare letters, one after the other, and has sealed the answer to all but the last. */
async function answering(letters: number) {
  const seat = new GeneralSeat('guided');
  sit(seat);
  for (let n = 1; n <= letters; n += 1) {
    seat.prepare(n, 1);
    await settled();
    await open();
    if (n < letters) await seal();
    await settled();
  }
  return seat;
}

describe('a general', () => {
  test('two right answers in a row, and the third sheet is blank', async () => {
    await answering(3);
    expect(field(PROMISED).value).toBe('');
    expect(screen.queryByRole('heading', { name: 'What is right here' })).toBeNull();
    expect(button('Show me')).toBeTruthy();
  });

  test('until then it is written', async () => {
    await answering(2);
    expect(field(PROMISED).value).toBe('2');
    expect(screen.queryByRole('button', { name: 'Show me' })).toBeNull();
  });

  test('“Show me” brings it back for this act, which then proves nothing', async () => {
    const seat = await answering(3);
    await press(button('Show me'));
    expect(field(PROMISED).value).toBe('3');
    expect(screen.getByRole('heading', { name: 'What is right here' })).toBeTruthy();
    await seal();
    await settled();
    expect(seat.commands).toHaveLength(3);
    seat.prepare(4, 1);
    await settled();
    await open();
    expect(field(PROMISED).value).toBe('');
  });

  test('G2: a wrong attempt is blocked, and brings it back for good', async () => {
    const seat = await answering(3);
    await press(radio(/^ok/));
    await press(radio(/^nothing accepted/));
    await seal();
    expect(screen.getByRole('alert').textContent).toContain('rule G2');
    expect(progress.can('answer-prepare')).toBe(false);
    await type(PROMISED, '3');
    await seal();
    await settled();
    expect(seat.commands).toHaveLength(3);
    seat.prepare(4, 1);
    await settled();
    await open();
    expect(field(PROMISED).value).toBe('4');
  });

  test('each kind of act is learned by itself', async () => {
    const seat = await answering(3);
    await press(button('Show me'));
    await seal();
    await settled();
    seat.accept(3, '06:00');
    await settled();
    await open();
    expect(field('Number of the accepted time').value).toBe('3');
  });

  test('at other levels nothing is learned, and nothing shown', async () => {
    const seat = new GeneralSeat('coached');
    sit(seat);
    seat.prepare(1, 1);
    await settled();
    await open();
    await type(PROMISED, '1');
    await press(radio(/^ok/));
    await press(radio(/^nothing accepted/));
    await seal();
    await settled();
    expect(seat.commands).toHaveLength(1);
    expect(progress.kept.streaks).toEqual({});
  });
});

describe('an officer', () => {
  test('who can prepare alone gets a blank sheet, and may ask', async () => {
    progress.practised('prepare', true);
    progress.practised('prepare', true);
    const seat = new OfficerSeat({ level: 'guided' });
    sitOfficer(seat);
    await settled();
    const number = () => compose().querySelector<HTMLInputElement>('input[inputmode]')?.value;
    expect(number()).toBe('');
    await press(button('Show me'));
    expect(number()).toBe('1');
    await sealOfficer();
    expect(seat.commands).toEqual([{ type: 'prepare', to: ['A1', 'A2', 'A3'], n: 1 }]);
  });
});
