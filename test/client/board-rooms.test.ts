import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GameEvent } from '../../shared/game/events.ts';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import type { DeskView, StudentOfClass } from '../../shared/wire/class-view.ts';
import { refused } from '../../shared/wire/refusal.ts';
import RoomsBoard from '../../client/desk/rooms/RoomsBoard.svelte';
import { settled } from './support/fake-line.ts';
import { deskRoom, fakeClass, hostedRoom, type DeskRoom, type FakeClass } from './support/board.ts';

let rooms: readonly DeskRoom[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});

afterEach(() => {
  cleanup();
  for (const { model } of rooms) model.close();
  vi.useRealTimers();
});

async function board(all: readonly DeskRoom[], rest: Partial<DeskView> = {}): Promise<FakeClass> {
  rooms = all;
  const one = fakeClass(all, rest);
  render(RoomsBoard, { model: one.model, view: one.view });
  await settled();
  return one;
}

const card = (number: number): HTMLElement => screen.getByRole('listitem', { name: `Room ${number}` });
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const shown = (): readonly string[] =>
  screen.queryAllByRole('heading', { level: 3, name: /^Room/ }).map((one) => one.textContent.trim());

/** Takes up what a room was asked, as done. */
async function done({ line }: DeskRoom, name: 'act' | 'arrange'): Promise<unknown> {
  const { request, answer } = line.take(name);
  if (name === 'act') (answer as (reply: { ok: true; log: null }) => void)({ ok: true, log: null });
  else (answer as (reply: { ok: true }) => void)({ ok: true });
  await line.flush();
  return request.command;
}

const accept = {
  seq: 1,
  at: 0,
  type: 'sent',
  letter: { id: 'L1', from: 'P1', to: 'A1', kind: 'accept', n: 1, value: '06:00' },
} as const;

const student = (rest: Partial<StudentOfClass> = {}): StudentOfClass => ({
  ...{ student: 's1', name: 'Ada', place: { room: 'ROOM01', seat: 'A2', role: 'player' }, is: 'here' },
  ...{ awayFor: 0, listed: true },
  ...rest,
});

describe('the cards', () => {
  test('say what became of each room, and follow its log within a second', async () => {
    const [one, two] = [await deskRoom('ROOM01'), await deskRoom('ROOM02', { phase: 'lobby' })];
    await board([one, two]);
    expect(within(card(1)).getByText('undecided')).toBeTruthy();
    expect(within(card(2)).getByText('not begun')).toBeTruthy();
    expect(within(card(1)).queryByText(/O1/)).toBeNull();
    one.line.send('log', { session: 'g-ROOM01', from: 0, events: [accept] });
    await one.line.flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(within(card(1)).getByText('Rules broken: O1')).toBeTruthy();
  });

  test('a time that is chosen is heard as well', async () => {
    const one = await deskRoom('ROOM01', { events: [accept] });
    await board([one]);
    const vote = (seq: number, by: 'A1' | 'A2', re: string): GameEvent => ({
      ...{ seq, at: 0, type: 'answered', by, re },
      notebook: { promised: 1, accepted: { n: 1, value: '06:00' } },
      reply: { id: `${re}r`, from: by, to: 'P1', kind: 'accepted', n: 1, value: '06:00', re },
    });
    const second = { ...accept, seq: 3, letter: { ...accept.letter, id: 'L2', to: 'A2' } } as const;
    const votes = [vote(2, 'A1', 'L1'), second, vote(4, 'A2', 'L2')];
    expect(screen.queryByText('Room 1: 06:00')).toBeNull();
    one.line.send('log', { session: 'g-ROOM01', from: 1, events: votes });
    await one.line.flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(screen.getByText('Room 1: 06:00')).toBeTruthy();
    expect(within(card(1)).getByText('Nobody knows yet')).toBeTruthy();
  });

  test('are filtered by what is counted above them', async () => {
    await board([await deskRoom('ROOM01'), await deskRoom('ROOM02', { phase: 'lobby' })]);
    expect(shown()).toEqual(['Room 1', 'Room 2']);
    await fireEvent.click(button(/^1 undecided/));
    expect(shown()).toEqual(['Room 1']);
    await fireEvent.click(button(/^0 broken/));
    expect(screen.getByText('No room is like that now.')).toBeTruthy();
  });

  test('offer a bot once somebody has been away for two minutes, and not before', async () => {
    const one = await deskRoom('ROOM01', { people: { A2: { here: false } } });
    await board([one]);
    await vi.advanceTimersByTimeAsync(119_000);
    expect(screen.queryByText('Seat a bot')).toBeNull();
    await vi.advanceTimersByTimeAsync(1500);
    await fireEvent.click(button('Seat a bot: general 2, room 1'));
    expect(await done(one, 'arrange')).toEqual({ type: 'bot', seat: 'A2', on: true });
  });

  test('count on from how long the class has missed the student', async () => {
    const one = await deskRoom('ROOM01', { people: { A2: { here: false } } });
    await board([one], { students: [student({ is: 'away', awayFor: 130 })] });
    expect(screen.getByText('A2 away 2:10')).toBeTruthy();
  });

  test('nudge the student who leaves a letter lying', async () => {
    const events: readonly GameEvent[] = [
      { seq: 1, at: 0, type: 'sent', letter: { id: 'L1', from: 'P1', to: 'A2', kind: 'prepare', n: 1 } },
      { seq: 2, at: 0, type: 'delivered', letter: 'L1', copy: 1 },
    ];
    const one = await deskRoom('ROOM01', { events, people: { A2: { name: 'Ada' } } });
    const { request } = await board([one], { students: [student()] });
    expect(screen.queryByText('Nudge')).toBeNull();
    await vi.advanceTimersByTimeAsync(61_000);
    await fireEvent.click(button('Nudge Ada, general 2, room 1'));
    expect(request).toHaveBeenCalledExactlyOnceWith('nudge', { student: 's1' });
    await settled();
    expect(screen.getByText('Nudged: Ada')).toBeTruthy();
  });
});

describe('running rooms', () => {
  test('without a selection a deed is done in all rooms where it can be', async () => {
    const [one, two] = [await deskRoom('ROOM01'), await deskRoom('ROOM02', { phase: 'lobby' })];
    await board([one, two]);
    await fireEvent.click(button('Pause'));
    expect(await done(one, 'act')).toEqual({ type: 'pause' });
    expect(two.line.asked).toEqual([]);
  });

  test('only in those that are selected, once some are', async () => {
    const all = [await deskRoom('ROOM01'), await deskRoom('ROOM02'), await deskRoom('ROOM03')];
    await board(all);
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Select room 2' }));
    expect(screen.getByText('Room 2', { selector: 'b' })).toBeTruthy();
    await fireEvent.click(button('4×'));
    expect(all.map(({ line }) => line.asked)).toEqual([[], ['arrange'], []]);
    const second = all[1];
    expect(second && (await done(second, 'arrange'))).toEqual({ type: 'speed', speed: 4 });
  });

  test('a start puts bots on the empty seats first; a refusal is told with the room’s number', async () => {
    const empty = hostedRoom('ROOM01', { phase: 'lobby' }).seats.map((seat) => ({ ...seat, bot: false }));
    const one = await deskRoom('ROOM01', { phase: 'lobby', rest: { seats: empty } });
    await board([one]);
    await fireEvent.click(button('Start'));
    expect(await done(one, 'arrange')).toEqual({ type: 'fill' });
    const { request, answer } = one.line.take('arrange');
    expect(request.command).toEqual({ type: 'start' });
    answer(refused('seats-empty'));
    await one.line.flush();
    expect(screen.getByRole('alert').textContent).toContain('Room 1: ');
  });

  test('games end only when it is said twice', async () => {
    const one = await deskRoom('ROOM01');
    await board([one]);
    await fireEvent.click(button('End'));
    expect(one.line.asked).toEqual([]);
    await fireEvent.click(button('Yes, end 1 game'));
    expect(await done(one, 'act')).toEqual({ type: 'end' });
  });

  test('last orders are called for as long as each room allows, and only once', async () => {
    const [quick, slow] = [
      await deskRoom('ROOM01', { rest: { settings: { ...ROOM_DEFAULTS, dawn: 30_000 } } }),
      await deskRoom('ROOM02', { events: [{ seq: 1, at: 0, type: 'dawn', ends: 60_000 }] }),
    ];
    await board([quick, slow]);
    await fireEvent.click(button('Last orders'));
    expect(await done(quick, 'act')).toEqual({ type: 'dawn', within: 30_000 });
    expect(slow.line.asked).toEqual([]);
  });

  test('the next round waits until all games are over', async () => {
    const { teach } = await board([await deskRoom('ROOM01')]);
    await fireEvent.click(button('Next round, seats change'));
    expect(teach).not.toHaveBeenCalled();
    cleanup();
    const second = await board([await deskRoom('ROOM02', { phase: 'over' })]);
    await fireEvent.click(button('Next round, seats change'));
    expect(second.teach).toHaveBeenCalledExactlyOnceWith({ type: 'next-round', rotate: true });
  });

  test('what all play is settled for the class, what some play for each of them', async () => {
    const all = [await deskRoom('ROOM01', { phase: 'lobby' }), await deskRoom('ROOM02', { phase: 'lobby' })];
    const { teach } = await board(all);
    await fireEvent.click(screen.getByText('What they play'));
    await fireEvent(screen.getByText('What they play').closest('details') as HTMLElement, new Event('toggle'));
    await fireEvent.click(screen.getByLabelText('exam'));
    expect(teach.mock.lastCall?.[0]).toMatchObject({ type: 'settle', settings: { room: { level: 'exam' } } });
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Select room 2' }));
    await fireEvent.click(screen.getByLabelText('guided'));
    expect(all.map(({ line }) => line.asked)).toEqual([[], ['arrange']]);
    expect(teach).toHaveBeenCalledTimes(1);
  });
});

describe('freezing and asking', () => {
  test('time is stopped in all rooms where a game is on', async () => {
    const all = [await deskRoom('ROOM01'), await deskRoom('ROOM02', { phase: 'over' })];
    const { teach } = await board(all);
    await fireEvent.click(button('Freeze and ask'));
    expect(teach).toHaveBeenCalledExactlyOnceWith({ type: 'freeze', rooms: ['ROOM01'] });
  });

  test('answers come in against the truth; the class is shown, and time goes on', async () => {
    const ask = {
      ...{ ask: 1, rooms: ['ROOM01'], on: true, shown: false },
      asked: [
        { student: 's1', room: 'ROOM01' },
        { student: 's2', room: 'ROOM01' },
      ],
      guesses: [{ student: 's1', guess: { chosen: true, value: '06:00', open: false, known: [] } }],
      truths: { ROOM01: { chosen: ['06:00'], open: false, known: ['P1'] as const } },
    };
    const students = [student(), student({ student: 's2', name: 'Ben' })];
    const { teach } = await board([await deskRoom('ROOM01', { running: false })], { asks: [ask], students });
    expect(screen.getByText('1 of 2 have answered')).toBeTruthy();
    expect(screen.getByText('Ben')).toBeTruthy();
    const [, row] = screen.getAllByRole('row');
    expect(row?.textContent).toMatch(/Room 1.*yes.*1 of 1 right.*06:00.*1 of 1 right.*P1.*0 of 1 right/s);
    await fireEvent.click(button('Show the class'));
    expect(teach).toHaveBeenLastCalledWith({ type: 'show' });
    await fireEvent.click(
      within(screen.getByRole('region', { name: 'Question 1' })).getByRole('button', { name: 'Go on' }),
    );
    expect(teach).toHaveBeenLastCalledWith({ type: 'thaw' });
  });

  test('a room that is asked goes on neither by the button for all, nor by its own', async () => {
    const asked = { running: false, rest: { frozen: true } };
    const all = [await deskRoom('ROOM01', asked), await deskRoom('ROOM02', { running: false })];
    await board(all);
    const controls = screen.getByRole('region', { name: 'Run the rooms' });
    await fireEvent.click(within(controls).getByRole('button', { name: 'Go on' }));
    expect(all.map(({ line }) => line.asked)).toEqual([[], ['act']]);
    await fireEvent.click(button(/^Room 1.*: open$/));
    await fireEvent.click(button('Go on'));
    expect(screen.getByText('Time goes on with the class, once the question is over.')).toBeTruthy();
    expect(all.map(({ line }) => line.asked)).toEqual([[], ['act']]);
  });
});

describe('one room in full', () => {
  test('opens from its card, and Escape leads back to it', async () => {
    await board([await deskRoom('ROOM01', { events: [accept] }), await deskRoom('ROOM02')]);
    await fireEvent.click(button('Room 2, undecided: open'));
    expect(screen.getByRole('heading', { level: 2, name: /Room 2/ })).toBeTruthy();
    expect(screen.getByText('Which times can still be chosen')).toBeTruthy();
    await fireEvent.click(button('Next room'));
    expect(screen.getByRole('heading', { level: 2, name: /Room 1/ })).toBeTruthy();
    await fireEvent.keyDown(window, { key: 'Escape' });
    await settled();
    expect(screen.queryByText('Which times can still be chosen')).toBeNull();
    expect(document.activeElement).toBe(button('Room 1, undecided: open'));
  });
});

describe('a room whose game is over', () => {
  const walking: GameEvent = {
    ...{ seq: 2, at: 0, type: 'departed' },
    ...{ letter: 'L1', copy: 1, due: 4000, fate: 'arrive', until: null },
  };
  const over = { phase: 'over', running: false, events: [accept, walking, { seq: 3, at: 9, type: 'ended' }] } as const;
  const played = [{ round: 1, room: 'ROOM01', session: 'g-ROOM01', at: null, lesson: null, gone: false }];

  test('in full: nobody lays hands on its messengers or its clock, and the way back into it is there', async () => {
    const one = await deskRoom('ROOM01', { ...over, rest: { record: true } });
    const judged = judge(readRecord(`{"format":"three-armies.record/1","id":"g"}\n{"seq":1,"at":2,"type":"ended"}\n`));
    if (!judged.ok) throw new Error(judged.flaw.code);
    one.line.send('verdict', { session: 'g-ROOM01', verdict: judged.verdict, extent: judged.extent });
    await one.line.flush();
    await board([one]);
    await fireEvent.click(button(/^Room 1.*: open$/));
    expect(screen.getByText('still on the way at the end')).toBeTruthy();
    for (const name of ['Capture', 'Hold', 'End now', 'Go on', 'Call the last orders'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(button('Save the record')).toBeTruthy();
  });

  test('tells of it until the next round, and then waits for the next one to begin', async () => {
    await board([await deskRoom('ROOM01', over)], { played });
    expect(within(card(1)).getByText('over')).toBeTruthy();
    expect(within(card(1)).getByText('Rules broken: O1')).toBeTruthy();
    cleanup();
    await board([await deskRoom('ROOM01', over)], { played, round: 2 });
    expect(within(card(1)).getByText('not begun')).toBeTruthy();
    expect(within(card(1)).queryByText('Rules broken: O1')).toBeNull();
    expect(within(card(1)).queryByRole('img', { name: /in small/ })).toBeNull();
    await fireEvent.click(button('Room 1, not begun: open'));
    expect(screen.queryByText('In the valley')).toBeNull();
  });
});

describe('the rules broken, round by round', () => {
  const game = (round: number, room: string, session: string) => ({
    round,
    room,
    session,
    at: null,
    lesson: null,
    gone: false,
  });
  const open = async () => {
    await fireEvent.click(screen.getByText('Rules broken, round by round'));
    await settled();
    await settled();
  };
  const cells = () => screen.getAllByRole('cell').map(({ textContent }) => textContent);

  test('tell of earlier games what the server knows, and of those that are on what this page sees', async () => {
    const one = await deskRoom('ROOM01', { events: [accept], people: { P1: {} } });
    const played = [game(1, 'CLOSED', 'a'), game(1, 'ROOM01', 'b'), game(2, 'ROOM01', 'g-ROOM01')];
    const place = { room: 'ROOM01', seat: 'P1', role: 'player' } as const;
    const { request } = await board([one], {
      played: [...played, { ...game(1, 'OLD', 'c'), gone: true }],
      students: [student({ place })],
    });
    request.mockResolvedValue({
      ok: true,
      games: { a: [{ rule: 'O1', by: ['s1', 's2'] }], b: [{ rule: 'O1', by: ['s2', 's3'] }] },
    });
    expect(request).not.toHaveBeenCalled();
    await open();
    expect(request.mock.calls).toEqual([['breaches', { sessions: ['a', 'b'] }]]);
    expect(cells()).toEqual(['3', '1']);
  });

  test('of a whole class are asked for some at a time, each once', async () => {
    const one = await deskRoom('ROOM01', { phase: 'lobby' });
    const played = Array.from({ length: 45 }, (_, i) => game(1, 'ROOM01', `g${i}`));
    const { request } = await board([one], { played });
    request.mockResolvedValue({ ok: true, games: Object.fromEntries(played.map(({ session }) => [session, []])) });
    await open();
    await settled();
    const asked = request.mock.calls.map(([, { sessions }]) => (sessions as readonly string[]).length);
    expect(asked).toEqual([20, 20, 5]);
    expect(screen.getByText('No rule was broken.')).toBeTruthy();
  });
});
