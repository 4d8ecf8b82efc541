import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { refused } from '../../shared/wire/refusal.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { StudentView } from '../../shared/wire/class-view.ts';
import { seatedView, studentAsk, studentView } from './support/classes.ts';
import { FakeLine, settled } from './support/fake-line.ts';
import { roomView } from './support/rooms.ts';

/** Each connection of the page has a line of its own. */
const lines: FakeLine[] = [];
vi.mock('../../client/net/line.ts', () => ({
  dial: () => {
    const line = new FakeLine();
    lines.push(line);
    return line;
  },
}));
const goHome = vi.fn(() => Promise.resolve());
const goToRoom = vi.fn(() => Promise.resolve());
vi.mock('../../client/routes.ts', () => ({ goHome, goToRoom, goToClass: vi.fn(), route: { params: {} } }));
const { default: EnterClass } = await import('../../client/class/EnterClass.svelte');
const { default: InClass } = await import('../../client/class/InClass.svelte');
const { classPlaces } = await import('../../client/class/places.ts');

const CODE = 'CLASS2';
const PLACE = { code: CODE, token: 't'.repeat(32) };
const ROOM = 'ROOM22';

const line = (): FakeLine => {
  const last = lines.at(-1);
  if (!last) throw new Error('no line');
  return last;
};
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const press = (element: Element) => fireEvent.click(element);
const yes = (question: RegExp, answer: 'yes' | 'no') =>
  press(
    [...screen.getByRole('group', { name: question }).querySelectorAll('label')].find(
      ({ textContent }) => textContent.trim() === answer,
    ) ?? document.body,
  );

async function flush(): Promise<void> {
  await line().flush();
  await tick();
}

async function show(view: StudentView): Promise<void> {
  line().send('class', view);
  await flush();
}

const inRoom = (shape: Parameters<typeof roomView>[0] = {}): RoomView =>
  roomView({ ...shape, rest: { code: ROOM, class: CODE, ...shape.rest } });

async function come(view: StudentView): Promise<void> {
  render(InClass, { place: PLACE, onlost: () => undefined });
  line().open();
  await settled();
  line().take('enterClass').answer({ ok: true, class: view });
  await flush();
}

async function sit(room: RoomView): Promise<void> {
  const log = room.game === null ? null : { session: room.game.session, from: 0, events: [] };
  line().take('enter').answer({ ok: true, room, log, verdict: null });
  await flush();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('scrollTo', vi.fn());
  classPlaces.remember(PLACE);
});
afterEach(() => {
  cleanup();
  lines.length = 0;
  localStorage.clear();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('coming in', () => {
  async function look(locked: boolean): Promise<void> {
    render(EnterClass, { code: CODE, onentered: () => undefined });
    line().open();
    await settled();
    line()
      .take('look')
      .answer({ ok: true, class: { code: CODE, locked } });
    await flush();
  }

  test.each([
    [true, /This class is locked/],
    [false, /Your instructor seats you/],
  ])('it says whether the class is locked: %s', async (locked, words) => {
    await look(locked);
    expect(screen.getByText(words)).toBeTruthy();
  });

  test.each([
    ['class-locked', /The class is locked/],
    ['class-full', /The class is full/],
    ['not-on-roster', /This name is not on/],
    ['name-taken', /Somebody here has this name/],
  ] as const)('%s is said at the field of the name', async (code, words) => {
    await look(false);
    await fireEvent.input(screen.getByLabelText('your name'), { target: { value: 'Ann' } });
    await press(button('Enter the class'));
    line().open();
    await settled();
    line().take('attend').answer(refused(code));
    await flush();
    const field = screen.getByLabelText('your name');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(words);
    expect(document.activeElement).toBe(field);
  });

  test('the code of a room that is no class goes on to the room', async () => {
    render(EnterClass, { code: CODE, onentered: () => undefined });
    line().open();
    await settled();
    line()
      .take('look')
      .answer({ ok: true, room: { code: CODE, phase: 'lobby', armies: 3, free: 6 } });
    await flush();
    expect(goToRoom).toHaveBeenCalledWith(CODE);
  });
});

describe('waiting and being seated', () => {
  test('whoever waits sees how many wait, and moves on alone when seated', async () => {
    await come(studentView({ waiting: 4 }));
    expect(screen.getByRole('heading', { name: 'You are in' })).toBeTruthy();
    expect(screen.getByText(/you included: 4/)).toBeTruthy();
    await show(seatedView(ROOM));
    await sit(inRoom({ session: null, phase: 'lobby' }));
    expect(screen.queryByRole('heading', { name: 'You are in' })).toBeNull();
    expect(screen.getByText('You play officer 1 in room ROO M22.')).toBeTruthy();
    expect(screen.getByText(/Your instructor starts the game/)).toBeTruthy();
  });

  test('in a class nobody seats themselves, nor leaves the room', async () => {
    await come(seatedView(ROOM));
    await sit(inRoom({ session: null, phase: 'lobby' }));
    expect(screen.queryByRole('button', { name: /Sit here|Stand up|Take any seat|Leave the room/ })).toBeNull();
  });

  test('whoever the room has no place for can ask the class again, and enters when it has', async () => {
    await come(seatedView(ROOM));
    line().take('enter').answer(refused('bad-token'));
    await flush();
    await press(button('Try again'));
    line()
      .take('enterClass')
      .answer({ ok: true, class: seatedView(ROOM) });
    await flush();
    await sit(inRoom({ session: null, phase: 'lobby' }));
    expect(screen.getByText(/Your instructor starts the game/)).toBeTruthy();
  });

  test('after a game it says what comes next', async () => {
    await come(seatedView(ROOM));
    await sit(inRoom({ session: null, phase: 'over' }));
    expect(screen.getByText(/Your instructor opens the next round/)).toBeTruthy();
  });

  test('leaving is asked twice, and gives the place up', async () => {
    await come(studentView());
    await press(button('Leave the class'));
    expect(line().asked).toEqual([]);
    await press(button('Really leave?'));
    const { request, answer } = line().take('study');
    expect(request.command).toEqual({ type: 'leave' });
    answer({ ok: true });
    await flush();
    expect(classPlaces.recall(CODE)).toBeNull();
    expect(goHome).toHaveBeenCalledOnce();
  });
});

describe('while a game is on', () => {
  test('a nudge is said in a live region until it is heeded, and the next one is said again', async () => {
    await come(seatedView(ROOM));
    await sit(inRoom());
    expect(screen.queryByText(/asks you to go on/)).toBeNull();
    line().send('nudged');
    await flush();
    expect(screen.getByText(/asks you to go on/).closest('[role=status]')).toBeTruthy();
    await press(button('I am on it'));
    expect(screen.queryByText(/asks you to go on/)).toBeNull();
    line().send('nudged');
    await flush();
    expect(screen.getByText(/asks you to go on/)).toBeTruthy();
  });

  test('a partner reads the table, is told who writes, and can seal nothing', async () => {
    await come(seatedView(ROOM, { place: { room: ROOM, seat: 'A1', role: 'partner' } }));
    const room = inRoom({ seat: 'A1', role: 'partner' });
    const seats = room.seats.map((one) => (one.seat === 'A1' ? { ...one, name: 'Bea', member: 'm7' } : one));
    await sit({ ...room, seats });
    expect(screen.getByText(/You sit beside Bea, who writes/)).toBeTruthy();
    const seals = screen.getAllByRole('button', { name: /Seal|Give the order|Write it down|Announce/i });
    expect(seals.length).toBeGreaterThan(0);
    expect(seals.filter((one) => one.getAttribute('aria-disabled') !== 'true')).toEqual([]);
    for (const one of seals) await press(one);
    expect(line().asked).toEqual([]);
  });

  test('a seat that a bot keeps is taken back by its player, not by the partner', async () => {
    await come(seatedView(ROOM));
    const kept = (role: 'player' | 'partner'): RoomView => {
      const room = inRoom({ seat: 'A1', role });
      return { ...room, seats: room.seats.map((one) => ({ ...one, bot: one.bot || one.seat === 'A1' })) };
    };
    await sit(kept('partner'));
    expect(screen.queryByRole('button', { name: 'Take my seat back' })).toBeNull();
    line().send('room', kept('player'));
    await flush();
    expect(button('Take my seat back')).toBeTruthy();
  });
});

describe('while time stands still for a question', () => {
  const asked = (ask: Parameters<typeof studentAsk>[0] = {}): StudentView => seatedView(ROOM, { ask: studentAsk(ask) });

  test('the question takes the focus; the table stays, with all that was typed', async () => {
    await come(seatedView(ROOM));
    await sit(inRoom({ seat: 'A1' }));
    const field = screen.getByLabelText<HTMLInputElement>('New highest number promised');
    await fireEvent.input(field, { target: { value: '3' } });
    await show(asked());
    expect(document.activeElement).toBe(screen.getByRole('dialog'));
    expect(screen.getByLabelText<HTMLInputElement>('New highest number promised').value).toBe('3');
  });

  test('all four answers go with one button, and can be changed', async () => {
    await come(asked());
    await sit(inRoom());
    await press(button('Send my answers'));
    expect(line().asked).toEqual([]);
    expect(screen.getByText(/Answer both questions/)).toBeTruthy();
    await yes(/chosen by now/, 'yes');
    await fireEvent.input(screen.getByLabelText('the chosen time'), { target: { value: '600' } });
    await yes(/another time still be chosen/, 'no');
    await press(within(screen.getByRole('dialog')).getByRole('checkbox', { name: 'general 2' }));
    await press(button('Send my answers'));
    const guess = { chosen: true, value: '06:00', open: false, known: ['A2'] } as const;
    const { request, answer } = line().take('study');
    expect(request.command).toEqual({ type: 'guess', guess });
    answer({ ok: true });
    await flush();
    await show(asked({ guess }));
    expect(screen.getByText(/Your answers are sent/)).toBeTruthy();
    await yes(/chosen by now/, 'no');
    await press(button('Change my answers'));
    expect(line().take('study').request.command).toEqual({
      type: 'guess',
      guess: { chosen: false, value: null, open: false, known: [] },
    });
  });

  test('an answer that is refused says why, and stays on the sheet', async () => {
    await come(asked());
    await sit(inRoom());
    await yes(/chosen by now/, 'no');
    await yes(/another time still be chosen/, 'yes');
    await press(button('Send my answers'));
    line().take('study').answer(refused('not-asked'));
    await flush();
    expect(screen.getAllByText('Your room was not asked.')).toHaveLength(1);
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).not.toHaveLength(0);
  });

  test('folded away it keeps what was answered', async () => {
    await come(asked());
    await sit(inRoom());
    await yes(/chosen by now/, 'yes');
    await press(button('Look at the table'));
    expect(screen.queryByLabelText('the chosen time')?.closest('[hidden]')).toBeTruthy();
    await press(button('Back to the questions'));
    expect(screen.getByLabelText('the chosen time').closest('[hidden]')).toBeNull();
  });

  const outcome = {
    truth: { chosen: ['06:00'], open: false, known: ['P1'] },
    tally: { asked: 5, answered: 4, chosen: 3, open: 1, values: { '06:00': 2, '07:00': 1 } },
  } as const;

  test('what was true stands against the own answer, with what the class said', async () => {
    await come(asked({ guess: { chosen: true, value: '07:00', open: false, known: ['P1'] }, outcome }));
    await sit(inRoom());
    expect(screen.getAllByText('right')).toHaveLength(3);
    expect(screen.getAllByText('not so')).toHaveLength(1);
    expect(screen.getByText('3 of 4')).toBeTruthy();
    expect(screen.getByText('The chosen time is 06:00')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Close, and go on' })).toBeNull();
  });

  test('once time goes on it can be closed, and stays closed; the next question comes anyway', async () => {
    await come(asked({ on: false, outcome }));
    await sit(inRoom());
    await press(button('Close, and go on'));
    await settled();
    expect(screen.queryByRole('dialog')).toBeNull();
    cleanup();
    await come(asked({ on: false, outcome }));
    await sit(inRoom());
    expect(screen.queryByRole('dialog')).toBeNull();
    await show(asked({ ask: 2 }));
    expect(screen.getByRole('dialog')).toBeTruthy();
  });
});
