import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import OfficerTable from '../../client/officer/OfficerTable.svelte';
import { refused } from '../../shared/wire/refusal.ts';
import { viewOf } from '../support/play.ts';
import { crossing, OfficerSeat } from './support/officer-seat.ts';

const SEAL = /^Seal and send$/;
const ANYWAY = 'Seal and send anyway';
const ANNOUNCE = 'Seal the announcement';

function sit(seat: OfficerSeat, further: { connected?: boolean; paused?: boolean } = {}) {
  const { play, act, now } = seat;
  return render(OfficerTable, { play, act, now, label: 'room K7Q 4MX', connected: true, paused: false, ...further });
}

const compose = () => screen.getByRole('form', { name: 'Write a letter' });
const press = (name: string | RegExp, within_: HTMLElement = document.body) =>
  fireEvent.click(within(within_).getByRole('button', { name }));
const kind = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
const type = (label: string, value: string) =>
  fireEvent.input(within(compose()).getByLabelText(label), { target: { value } });
const choose = (name: string | RegExp) => fireEvent.click(within(compose()).getByRole('checkbox', { name }));

async function openAll(): Promise<void> {
  await settled();
  const mail = screen.getByRole('region', { name: /^Letters in/ });
  for (const letter of within(mail).queryAllByRole('button')) await fireEvent.click(letter);
  await settled();
}

/** Acts resolve one after another, and the page follows. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) {
    await Promise.resolve();
    await tick();
  }
}

async function seal(name: string | RegExp = SEAL): Promise<void> {
  await press(name, compose());
  await settled();
}

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
