import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import GeneralTable from '../../client/general/GeneralTable.svelte';
import { language } from '../../client/i18n/language.svelte.ts';
import { refused } from '../../shared/wire/refusal.ts';
import { GeneralSeat } from './support/general-seat.ts';

afterEach(() => {
  cleanup();
  language.choose('en');
  localStorage.clear();
});

interface Props {
  connected?: boolean;
  paused?: boolean;
  now?: () => number;
}

function sit(seat: GeneralSeat, { connected = true, paused = false, now = () => 0 }: Props = {}) {
  return render(GeneralTable, { play: seat.play, act: seat.act, now, label: 'Room K7Q 4MX', connected, paused });
}

const button = (name: RegExp | string) => screen.getByRole('button', { name });
const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
const field = (name: RegExp | string) => screen.getByLabelText<HTMLInputElement>(name);
const press = (element: Element) => fireEvent.click(element);
const type = (name: RegExp | string, value: string) => fireEvent.input(field(name), { target: { value } });

const open = (from = 1) => press(button(`Open the letter from officer ${from}, unopened`));
const seal = () => press(button('Seal and send'));

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
