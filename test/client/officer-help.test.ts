import { cleanup, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import {
  ANYWAY,
  ANNOUNCE,
  sit,
  compose,
  press,
  kind,
  type,
  choose,
  openAll,
  settled,
  seal,
} from './support/officer-page.ts';
import { crossing, OfficerSeat } from './support/officer-seat.ts';

beforeEach(() => {
  localStorage.clear();
  language.choose('en');
});
afterEach(cleanup);

describe('help', () => {
  async function writeWrong(): Promise<void> {
    await kind('accept');
    await type('number', '4');
    await type('attack time', '06:00');
    await choose('general 1');
    await choose('general 2');
  }

  test('O4: coached, the referee warns of what this officer holds, and lets the letter go', async () => {
    const seat = crossing({ level: 'coached' });
    sit(seat);
    await writeWrong();
    await seal();
    const alert = within(compose()).getByRole('alert');
    expect(alert.textContent).toContain('rule O4');
    expect(alert.textContent).toContain(
      'Of the reports you hold for number 4, the one with the highest number, 2, says 07:00.',
    );
    expect(seat.commands).toEqual([]);
    await seal(ANYWAY);
    expect(seat.commands).toEqual([{ type: 'accept', to: ['A1', 'A2'], n: 4, value: '06:00' }]);
    expect(screen.getByText('Sealed. Sent out: 2 messengers.')).toBeTruthy();
    expect(within(compose()).getByLabelText('number')).toHaveProperty('value', '');
  });

  test('coached, the letter may be changed instead: the remark goes, and what was written stays', async () => {
    const seat = crossing({ level: 'coached' });
    sit(seat);
    await writeWrong();
    await seal();
    await press('Change it', compose());
    expect(within(compose()).queryByRole('alert')).toBeNull();
    await type('attack time', '07:00');
    await seal();
    expect(seat.commands).toEqual([{ type: 'accept', to: ['A1', 'A2'], n: 4, value: '07:00' }]);
  });

  test('guided, a wrong act is stopped with its rule, what is right and why', async () => {
    const seat = crossing({ level: 'guided' });
    sit(seat);
    await writeWrong();
    await type('attack time', '06:00');
    // The right act was written there, for all three generals.
    await seal();
    const alert = within(compose()).getByRole('alert');
    expect(alert.textContent).toContain('The referee stops this: rule O4');
    expect(alert.textContent).toContain('Take the time that was reported with the highest number.');
    expect(alert.textContent).toContain('If a time is already chosen');
    expect(within(compose()).queryByRole('button', { name: ANYWAY })).toBeNull();
    expect(seat.commands).toEqual([]);
  });

  test('guided, the right act is said and written, from the first letter to the order', async () => {
    const seat = new OfficerSeat({ level: 'guided' });
    sit(seat);
    const advice = () => screen.getByRole('region', { name: 'What is right now' }).textContent;
    await settled();
    expect(advice()).toContain('number 1');
    await seal();
    expect(screen.getByText('Sealed. Sent out: 3 messengers.')).toBeTruthy();
    expect(advice()).toContain('Wait for letters');
    seat.answer('A1', 'A3');
    await settled();
    expect(advice()).toContain('Open the letters');
    expect(advice()).not.toContain('06:00');
    await openAll();
    expect(advice()).toContain('ask all generals to accept 1, 06:00');
    await seal();
    seat.answer('A1', 'A3');
    await openAll();
    expect(advice()).toContain('claim it');
    await seal('Seal the claim');
    expect(advice()).toContain('announce it to all');
    await press(ANNOUNCE, screen.getByRole('form', { name: 'Announce a time' }));
    await settled();
    expect(advice()).toContain('attack at 06:00');
    await press('Seal the order');
    await settled();
    expect(seat.commands.map((command) => command.type)).toEqual(['prepare', 'accept', 'claim', 'announce', 'order']);
    expect(seat.commands.at(-1)).toEqual({ type: 'order', value: '06:00' });
    expect(advice()).toContain('All is done');
  });

  test('guided, what the player has written is left alone until it asks for the right act again', async () => {
    const seat = new OfficerSeat({ level: 'guided' });
    sit(seat);
    await settled();
    await type('number', '9');
    expect(within(compose()).getByLabelText('number')).toHaveProperty('value', '9');
    await press('Write that');
    await settled();
    expect(within(compose()).getByLabelText('number')).toHaveProperty('value', '1');
  });

  test('exam: silence, whatever is sent', async () => {
    const seat = crossing({ level: 'exam' });
    sit(seat);
    await writeWrong();
    await seal();
    expect(seat.commands).toEqual([{ type: 'accept', to: ['A1', 'A2'], n: 4, value: '06:00' }]);
    expect(screen.queryByRole('region', { name: 'What is right now' })).toBeNull();
    expect(document.body.textContent).not.toContain('O4');
  });

  test.each(['coached', 'exam'] as const)('%s: nothing is filled in, whatever has arrived', async (level) => {
    const { container } = sit(crossing({ level }));
    await settled();
    for (const name of ['prepare', 'accept', 'claim', 'announce']) {
      await kind(name);
      const fields = [...container.querySelectorAll<HTMLInputElement>('input, textarea')];
      expect(fields.length).toBeGreaterThan(5);
      expect(
        fields
          .filter(({ type }) => type !== 'radio' && type !== 'checkbox')
          .map(({ value }) => value)
          .join(''),
      ).toBe('');
      expect(fields.filter(({ type, checked }) => type === 'checkbox' && checked)).toEqual([]);
    }
  });
});
