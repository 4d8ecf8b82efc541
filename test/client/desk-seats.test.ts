import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Asking } from '../../client/desk/asking.svelte.ts';
import { actFor, type Target } from '../../client/desk/seats/acts.ts';
import { Hand, targetKey } from '../../client/desk/seats/hand.svelte.ts';
import { placesFor, presenceWords } from '../../client/desk/seats/options.ts';
import SeatsBoard from '../../client/desk/seats/SeatsBoard.svelte';
import { refused } from '../../shared/wire/refusal.ts';
import type { DeskView } from '../../shared/wire/class-view.ts';
import { deskView, fakeModel, OTHER, ROOM, student, STUDENTS } from './support/desk.ts';

const seat = (room: string, one: 'P1' | 'A1' | 'A2'): Target => ({ to: 'seat', room, seat: one });

test.each<[string, string, Target, unknown]>([
  ['onto a free seat', 's5', seat(ROOM, 'A1'), { room: ROOM, seat: 'A1', role: 'player' }],
  ['onto another’s seat, beside them', 's5', seat(ROOM, 'A2'), { room: ROOM, seat: 'A2', role: 'partner' }],
  ['to watch', 's1', { to: 'watch', room: OTHER }, { room: OTHER, seat: null, role: 'watcher' }],
  ['to the red army', 's4', { to: 'red', room: ROOM }, { room: ROOM, seat: null, role: 'red' }],
  ['back to the waiting room', 's1', { to: 'wait' }, null],
])('a student goes %s', (_, one, target, place) => {
  expect(actFor(deskView(), one, target)).toEqual({ type: 'move', student: one, place });
});

test.each<[string, string, Target]>([
  ['the own seat', 's1', seat(ROOM, 'P1')],
  ['the own seat of a second one', 's2', seat(ROOM, 'P1')],
  ['the room that is watched', 's4', { to: 'watch', room: ROOM }],
  ['the waiting room while waiting', 's5', { to: 'wait' }],
  ['oneself', 's1', { to: 'swap', student: 's1' }],
  ['whoever has left meanwhile', 's1', { to: 'swap', student: 's9' }],
  ['anywhere, of whoever has left meanwhile', 's9', { to: 'wait' }],
])('nothing is asked for where nothing would change: %s', (_, one, target) => {
  expect(actFor(deskView(), one, target)).toBeNull();
});

test('a student swaps with another, even with one that waits', () => {
  const swap = { type: 'swap', students: ['s5', 's1'] };
  expect(actFor(deskView(), 's5', { to: 'swap', student: 's1' })).toEqual(swap);
});

test('the places of a student are all but its own, with whom it would sit there', () => {
  const [first, second] = placesFor(deskView(), STUDENTS[4] ?? student('', ''));
  expect(first?.options.map(({ label }) => label)).toEqual([
    'officer 1, beside Ann',
    'officer 2',
    'officer 3',
    'general 1',
    'general 2, beside Cem',
    'general 3',
    'watch',
    'red army',
  ]);
  expect(second?.options).toHaveLength(8);
  const [own] = placesFor(deskView(), STUDENTS[0] ?? student('', ''));
  expect(own?.options.map(({ label }) => label)).not.toContain('officer 1');
});

test('a room has one red army: whoever commands it is not offered twice', () => {
  const red = student('s6', 'Fay', { room: ROOM, seat: null, role: 'red' });
  const [room] = placesFor(deskView({ students: [...STUDENTS, red] }), STUDENTS[4] ?? student('', ''));
  expect(room?.options.map(({ label }) => label)).not.toContain('red army');
});

test('for how long somebody is away goes on after it was said', () => {
  const away = student('s1', 'Ann', null, { is: 'away', awayFor: 50 });
  expect([0, 10, 70].map((since) => presenceWords(away, since))).toEqual(['away', 'away 1 min', 'away 2 min']);
  expect(presenceWords({ ...away, is: 'gone', awayFor: 600 }, 0)).toBe('gone 10 min');
  expect(presenceWords({ ...away, is: 'here' }, 600)).toBe('');
});

function board(view: DeskView = deskView()) {
  const fake = fakeModel(view);
  const asking = new Asking(fake.model);
  const page = render(SeatsBoard, { model: fake.model, view, asking, seenAt: performance.now() });
  return { ...fake, asking, page };
}
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const press = (name: RegExp | string) => fireEvent.click(button(name));

async function menuOf(name: RegExp): Promise<HTMLElement> {
  await press(name);
  return screen.getByRole('dialog');
}

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

test('seating, rounds and the lock are one command each', async () => {
  const { taught } = board();
  await press('Seat everyone who waits (1)');
  await press('Next round');
  await fireEvent.click(screen.getByRole('checkbox', { name: 'rotate general and officer' }));
  await press('Next round');
  await press('Lock the class');
  expect(taught).toEqual([
    { type: 'seat', all: false },
    { type: 'next-round', rotate: false },
    { type: 'next-round', rotate: true },
    { type: 'lock', on: true },
  ]);
});

test('nobody is seated where nobody waits', async () => {
  const { taught } = board(deskView({ students: STUDENTS.slice(0, 4) }));
  await press('Seat everyone who waits (0)');
  expect(taught).toEqual([]);
});

test('everyone is seated anew, a room closed, only when asked twice in a row', async () => {
  const { taught } = board();
  await press('Seat everyone anew');
  await fireEvent.blur(button('Really? All rooms are closed'));
  await press('Seat everyone anew');
  expect(taught).toEqual([]);
  await press('Really? All rooms are closed');
  await press('Close Room 2');
  await press('Close it? They wait again');
  expect(taught).toEqual([
    { type: 'seat', all: true },
    { type: 'close', room: OTHER },
  ]);
});

test('a double click is not two answers', async () => {
  const { taught } = board();
  await press('Seat everyone anew');
  await fireEvent.click(button(/^Really\?/), { detail: 2 });
  expect(taught).toEqual([]);
});

test('a change of settings is built upon before it is back, and not once it is refused', async () => {
  const { taught, refusals } = board();
  const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }));
  await choose(/^5 armies, 10 seats/);
  await choose(/^pairs/);
  refusals.push(refused('game-on'));
  await choose(/^2 armies/);
  await choose(/^watch/);
  const settled = taught.map((one) =>
    one.type === 'settle' ? [one.settings.room.armies, one.settings.leftovers] : one,
  );
  expect(settled).toEqual([
    [5, 'bots'],
    [5, 'pairs'],
    [2, 'pairs'],
    // What the class shows.
    [3, 'watch'],
  ]);
});

test('the menu of a student moves it, and then is closed', async () => {
  const { taught } = board();
  const menu = await menuOf(/^Eve/);
  await fireEvent.change(within(menu).getByLabelText('Move to'), {
    target: { value: targetKey(seat(ROOM, 'A2')) },
  });
  await press('Move');
  expect(taught).toEqual([{ type: 'move', student: 's5', place: { room: ROOM, seat: 'A2', role: 'partner' } }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the menu swaps, and takes back to the waiting room', async () => {
  const { taught } = board();
  const menu = await menuOf(/^Ann/);
  await fireEvent.change(within(menu).getByLabelText('Swap places with'), {
    target: { value: targetKey({ to: 'swap', student: 's3' }) },
  });
  await press('Swap');
  await menuOf(/^Ann/);
  await press('Back to the waiting room');
  expect(taught).toEqual([
    { type: 'swap', students: ['s1', 's3'] },
    { type: 'move', student: 's1', place: null },
  ]);
});

test('nothing is asked before a place is chosen', async () => {
  const { taught } = board();
  await menuOf(/^Eve/);
  await press('Move');
  expect(taught).toEqual([]);
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('the menu nudges, renames, forgets a name and removes; the last two are asked twice', async () => {
  const { taught, request } = board();
  await menuOf(/^Ann/);
  await press('Nudge');
  const menu = await menuOf(/^Ann/);
  await fireEvent.input(within(menu).getByLabelText('name'), { target: { value: 'Anna' } });
  await press('Rename');
  await menuOf(/^Ann/);
  await press('Forget the name');
  expect(request).toHaveBeenCalledTimes(2);
  await press(/^Really forget it/);
  await menuOf(/^Ann/);
  await press('Remove from the class');
  expect(taught).toEqual([]);
  await press('Really remove Ann?');
  expect(request.mock.calls).toEqual([
    ['nudge', { student: 's1' }],
    ['nameStudent', { student: 's1', name: 'Anna' }],
    ['nameStudent', { student: 's1', name: null }],
  ]);
  expect(taught).toEqual([{ type: 'remove', student: 's1' }]);
});

test('why a request was not done is said', async () => {
  const { request, asking } = board();
  request.mockResolvedValueOnce(refused('name-taken'));
  expect(await asking.ask('nameStudent', { student: 's1', name: 'Bob' })).toBe(false);
  expect(asking.refusal?.code).toBe('name-taken');
});

test('whoever is not on the roster is marked, where there is one', () => {
  const students = [student('s1', 'Ann', null, { listed: false })];
  const { page } = board(deskView({ students }));
  expect(screen.queryByText('not on the roster')).toBeNull();
  page.unmount();
  board(deskView({ students, roster: ['Bob'] }));
  expect(screen.getByText('not on the roster')).toBeTruthy();
});

test('whoever is moved keeps the focus of the keyboard', async () => {
  const { page, model } = board();
  button(/^Eve/).focus();
  const students = STUDENTS.map((one) =>
    one.student === 's5' ? { ...one, place: { room: OTHER, seat: 'A1', role: 'player' } as const } : one,
  );
  await page.rerender({ model, view: deskView({ students }) });
  expect(document.activeElement).toBe(button(/^Eve/));
});

/** The pointer at a place of the page, with this below it. */
function point(kind: 'mouse' | 'touch', clientX: number): PointerEvent {
  return { clientX, clientY: 0, button: 0, pointerType: kind } as PointerEvent;
}

test('a student is dragged onto what lies below the pointer; a press, a finger, or letting go drags nobody', () => {
  const dropped: unknown[] = [];
  const hand = new Hand((...drop) => dropped.push(drop));
  const below = document.createElement('div');
  below.dataset['target'] = targetKey(seat(ROOM, 'A1'));
  document.body.append(below);
  document.elementFromPoint = () => below;
  const drag = (kind: 'mouse' | 'touch', far: number, end: () => void): void => {
    hand.take('s5', point(kind, 0));
    hand.move(point(kind, far));
    end();
    hand.drop();
  };
  drag('mouse', 3, () => undefined);
  drag('touch', 90, () => undefined);
  drag('mouse', 90, hand.letGo);
  expect(dropped).toEqual([]);
  drag('mouse', 90, () => undefined);
  expect(dropped).toEqual([['s5', seat(ROOM, 'A1')]]);
  below.remove();
});
