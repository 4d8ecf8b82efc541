import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { viewOf } from '../support/play.ts';
import { sit, compose, press, kind, type, choose, settled } from './support/officer-page.ts';
import { crossing, OfficerSeat } from './support/officer-seat.ts';

beforeEach(() => {
  localStorage.clear();
  language.choose('en');
});
afterEach(cleanup);

describe('what an officer sees', () => {
  test('its wish, and no word of a reward for it', () => {
    const { container } = sit(new OfficerSeat());
    expect(screen.getByText('06:00')).toBeTruthy();
    expect(container.textContent).toContain('you wish for 06:00');
  });

  test('a letter is closed until it is opened; then it lies there, and the focus with it', async () => {
    const seat = crossing();
    const { container } = sit(seat);
    expect(container.querySelector('.mail')?.textContent).not.toContain('07:00');
    const mail = screen.getByRole('region', { name: /^Letters in/ });
    await fireEvent.click(within(mail).getAllByRole('button')[0] ?? mail);
    await settled();
    const heading = screen.getByRole('heading', { name: 'ok 4. I had accepted 2, 07:00' });
    expect(document.activeElement).toBe(heading);
    expect(container.textContent).toContain('general 2 to officer 1, in answer to prepare 4');
    cleanup();
    sit(seat);
    expect(screen.getByRole('heading', { name: 'ok 4. I had accepted 2, 07:00' })).toBeTruthy();
  });

  test('a copy of a letter is the same letter, come again', async () => {
    const seat = new OfficerSeat();
    seat.by('P1', { type: 'prepare', to: ['A2'], n: 1 });
    seat.wait();
    const [re = ''] = [...viewOf(seat.game, 'A2').received.keys()];
    seat.by('A2', { type: 'answer', re, entry: { promised: 1 }, reply: { kind: 'promise', accepted: null } });
    const [messenger] = [...seat.game.state.messengers.values()];
    seat.host({ type: 'copy', letter: messenger?.letter ?? '', copy: messenger?.copy ?? 0 });
    const copy = [...seat.game.state.messengers.values()].at(-1);
    seat.host({ type: 'delay', letter: copy?.letter ?? '', copy: copy?.copy ?? 0, by: 90_000 });
    seat.wait();
    const [received] = [...seat.play.view.received.values()];
    expect(received?.arrivals).toBe(1);
    sit(seat);
    const mail = screen.getByRole('region', { name: /^Letters in/ });
    await fireEvent.click(within(mail).getByRole('button'));
    await settled();
    seat.wait();
    await settled();
    expect(received?.arrivals).toBe(2);
    expect(within(mail).getAllByRole('button')).toHaveLength(1);
    expect(within(mail).getByRole('button').textContent).toContain('arrived 2 times');
    expect(screen.getAllByText(/arrived 2 times/)).toHaveLength(2);
  });

  test('a letter out is answered once a letter names it, and by nothing else', async () => {
    const seat = crossing();
    sit(seat);
    const out = screen.getByRole('region', { name: /^Letters out/ });
    const marks = within(out)
      .getAllByRole('img')
      .map((mark) => mark.getAttribute('aria-label'));
    expect(marks).toEqual([
      ...['general 1: answered', 'general 2: answered', 'general 3: no answer'],
      ...['general 1: answered', 'general 2: answered'],
      ...['general 1: answered', 'general 2: answered', 'general 3: answered'],
    ]);
    expect(document.body.textContent).toContain('No answer from general 3 yet.');
    expect(document.body.textContent).toContain('Late, or caught, or not opened: you cannot tell.');
    seat.answer('A3');
    await settled();
    expect(within(out).queryByRole('img', { name: 'general 3: no answer' })).toBeNull();
    expect(document.body.textContent).not.toContain('No answer from');
  });

  test('fog: captured, held up, or lying unopened, a letter looks the same on its table', async () => {
    const tables = (['capture', 'hold', null] as const).map((fate) => {
      localStorage.clear();
      const seat = new OfficerSeat({ id: 'fog', seed: 'fog' });
      seat.by('P1', { type: 'prepare', to: ['A2', 'A3'], n: 1 });
      for (const { letter, copy } of [...seat.game.state.messengers.values()]) {
        if (fate !== null) seat.host({ type: fate, letter, copy });
      }
      seat.wait();
      const { container } = sit(seat);
      const html = container.innerHTML.replaceAll(/(id|for|name|labelledby|describedby|stroke)="[^"]*"/g, '');
      cleanup();
      return html;
    });
    await settled();
    expect(tables[0]).toContain('general 3: no answer');
    expect(new Set(tables).size).toBe(1);
  });

  test('a messenger that arrives is heard', async () => {
    const seat = new OfficerSeat();
    seat.by('P1', { type: 'prepare', to: ['A2'], n: 1 });
    sit(seat);
    seat.answer('A2');
    await settled();
    expect(
      screen
        .getAllByRole('status')
        .map(({ textContent }) => textContent)
        .join(),
    ).toContain('general 2');
  });

  test('after the end there is nothing left to send', async () => {
    const seat = crossing();
    sit(seat);
    seat.host({ type: 'end' });
    await settled();
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.getByText('The game is over. Nothing more can be sent.')).toBeTruthy();
  });

  test('in Chinese it says the same', async () => {
    language.choose('zh');
    const { container } = sit(crossing({ level: 'coached' }));
    await settled();
    expect(container.textContent).toContain('将军3还没有回信。');
    expect(container.textContent).toContain('你希望的时间');
  });
});

describe('what an officer keeps', () => {
  test('the tally is ticked by hand, number by number, and survives a reload', async () => {
    const seat = crossing();
    sit(seat);
    const number = () => screen.getByLabelText('Number that the tally is for');
    const box = (name: string) => screen.getByRole('checkbox', { name });
    await fireEvent.input(number(), { target: { value: '4' } });
    await fireEvent.click(box('general 1: ok'));
    await fireEvent.input(screen.getByLabelText('general 1: had accepted'), { target: { value: '1, 06:00' } });
    await fireEvent.input(number(), { target: { value: '1' } });
    expect(box('general 1: ok')).toHaveProperty('checked', false);
    await fireEvent.click(box('general 2: accepted 1'));
    cleanup();
    sit(seat);
    expect(box('general 2: accepted 1')).toHaveProperty('checked', true);
    await press('Tally for number 4');
    expect(box('general 1: ok')).toHaveProperty('checked', true);
    expect(box('general 2: ok')).toHaveProperty('checked', false);
    expect(screen.getByLabelText('general 1: had accepted')).toHaveProperty('value', '1, 06:00');
    await fireEvent.click(box('general 1: ok'));
    expect(box('general 1: ok')).toHaveProperty('checked', false);
    expect(seat.commands).toEqual([]);
  });

  const notebook = () => screen.getByRole('textbox', { name: 'Notebook' });

  test('its notebook is its own: kept here, never sent, and not there at another seat', async () => {
    const seat = new OfficerSeat();
    sit(seat);
    await fireEvent.input(notebook(), { target: { value: '2 says: 2!' } });
    cleanup();
    sit(seat);
    expect(notebook()).toHaveProperty('value', '2 says: 2!');
    cleanup();
    sit(new OfficerSeat({ id: seat.game.header.id }, 'P2'));
    expect(notebook()).toHaveProperty('value', '');
    expect(seat.commands).toEqual([]);
  });

  test('a half written letter survives a reload', async () => {
    const seat = new OfficerSeat();
    sit(seat);
    await kind('accept');
    await type('number', '4');
    await choose('general 2');
    cleanup();
    sit(seat);
    expect(screen.getByRole('radio', { name: 'accept' })).toHaveProperty('checked', true);
    expect(within(compose()).getByLabelText('number')).toHaveProperty('value', '4');
    expect(within(compose()).getByRole('checkbox', { name: 'general 2' })).toHaveProperty('checked', true);
  });
});
