/** A lesson in its room: what stands above the table, what is asked meanwhile, and what comes of it. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { answersIn, isRight, keepAnswer, truthOf } from '../../client/lessons/answers.ts';
import { progress } from '../../client/lessons/progress.svelte.ts';
import LessonQuestion from '../../client/lessons/LessonQuestion.svelte';
import RoomPages from '../../client/room/RoomPages.svelte';
import { readRecord } from '../../shared/game/record.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import { judge } from '../../shared/judge/judge.ts';
import { lessonWith } from '../../shared/lessons/ladder.ts';
import { chronicleOf } from '../../shared/replay/chronicle.ts';
import { perspectiveOf } from '../../shared/replay/perspective.ts';
import type { PartView, RoomView } from '../../shared/wire/room-view.ts';
import type { VerdictFrame } from '../../shared/wire/wire.ts';
import { exampleText } from '../support/example-text.ts';
import { settled } from './support/fake-line.ts';
import { lessonRoom, lessonView } from './support/lessons.ts';

beforeEach(() => {
  localStorage.clear();
  progress.clear();
  language.choose('en');
});
afterEach(cleanup);

const bar = () => screen.getByRole('region', { name: /One officer/ });
const press = (name: string | RegExp, where: HTMLElement = document.body) =>
  fireEvent.click(within(where).getByRole('button', { name }));
const promise = (id: string, army: number, at: number): PlayerEvent => ({
  at,
  type: 'delivered',
  letter: { id, from: `A${army}`, to: 'P1', kind: 'promise', n: 1, accepted: null, re: `re ${id}` },
});
const guided: Parameters<typeof lessonView>[0] = {
  game: { header: { ...headerOf(lessonView()), level: 'guided' } },
};

function headerOf({ game }: RoomView) {
  if (game === null) throw new Error('no game');
  return game.header;
}

async function sit(room: RoomView, ...events: readonly PlayerEvent[]) {
  const made = await lessonRoom(room, events);
  render(RoomPages, { model: made.model });
  await settled();
  await tick();
  return made;
}

describe('the bar', () => {
  test('says what it is about, the goals, and what to do; a button writes it on the sheet', async () => {
    await sit(lessonView(guided));
    expect(bar().textContent).toContain('Lesson 1');
    expect(bar().textContent).toContain('one time is chosen, and only one');
    expect(bar().textContent).toContain('Now: Send prepare letters with number 1 to all generals.');
    await press('Write it for me', bar());
    const compose = screen.getByRole('form', { name: 'Write a letter' });
    expect(within(compose).getByLabelText<HTMLInputElement>('number').value).toBe('1');
  });

  test('a part’s cue goes before everything else', async () => {
    const part: PartView = {
      cues: [{ when: null, do: { type: 'prepare', to: ['A2'], n: 5 } }],
      done: 0,
      due: true,
      rests: true,
      breaks: null,
    };
    const room = lessonView(guided);
    await sit({ ...room, you: { ...room.you, part } });
    expect(bar().textContent).toContain('Now: send prepare letters with number 5 to general 2');
    await press('Write it for me', bar());
    const compose = screen.getByRole('form', { name: 'Write a letter' });
    expect(within(compose).getByLabelText<HTMLInputElement>('number').value).toBe('5');
    expect(within(compose).getByRole<HTMLInputElement>('checkbox', { name: 'general 2' }).checked).toBe(true);
    expect(within(compose).getByRole<HTMLInputElement>('checkbox', { name: 'general 1' }).checked).toBe(false);
  });

  test('O3: a secret order stands above its own seat’s table, with what Paxos makes of it', async () => {
    const part: PartView = { cues: [], done: 0, due: false, rests: false, breaks: 'O3' };
    const room = lessonView();
    await sit({ ...room, you: { ...room.you, part } });
    const order = screen.getByRole('note', { name: 'Your secret order' });
    expect(order.textContent).toContain('break rule O3');
    expect(order.textContent).toContain('Paxos does not tolerate this');
    cleanup();
    await sit(room);
    expect(screen.queryByRole('note', { name: 'Your secret order' })).toBeNull();
  });

  test('the rule card has what was needed so far; what is new is new once', async () => {
    await sit(lessonView());
    await press('Rules, new: 1', bar());
    const card = screen.getByRole('dialog', { name: 'The rules of officer 1' });
    expect(card.textContent).toContain("Another officer's number");
    expect(card.textContent).not.toContain('Asking for votes without a majority');
    expect(within(card).getByText('new')).toBeTruthy();
    card.dispatchEvent(new Event('close'));
    await tick();
    expect(within(bar()).getByRole('button', { name: 'Rules' })).toBeTruthy();
  });

  test('without a lesson there is none', async () => {
    await sit(lessonView({}, { lesson: null }));
    expect(screen.queryByText('Goal:')).toBeNull();
  });

  test('a lesson that this page does not know leaves the table as it is', async () => {
    await sit(lessonView({}, { lesson: { id: 'from-tomorrow', own: null, played: null, saboteurs: [] } }));
    expect(screen.queryByText('Goal:')).toBeNull();
    expect(screen.getByRole('form', { name: 'Write a letter' })).toBeTruthy();
  });

  test('one that the host has brought speaks for itself', async () => {
    const own = lessonWith('one-officer');
    if (own === null) throw new Error('no lesson');
    const title = { zh: '我的课' };
    await sit(lessonView({}, { lesson: { id: 'mine', own: { ...own, title }, played: null, saboteurs: [] } }));
    expect(screen.getByText('我的课').getAttribute('lang')).toBe('zh-CN');
  });
});

describe('a question', () => {
  const first = promise('L1', 1, 1);
  const second = promise('L2', 2, 2);

  async function asked(room = lessonView(), ...events: readonly PlayerEvent[]) {
    const made = await lessonRoom(room, events);
    render(LessonQuestion, { model: made.model, view: room, session: 'g1' });
    await settled();
    return made;
  }

  test('comes at its moment: time is stopped, the answer is kept, time goes on', async () => {
    const { line, model } = await asked(lessonView(), first);
    expect(screen.queryByRole('dialog')).toBeNull();
    line.send('log', { session: 'g1', from: 1, events: [second] });
    await line.flush();
    await tick();
    expect(screen.getByRole('group', { name: 'Is an attack time chosen by now?' })).toBeTruthy();
    await settled();
    const { request } = line.take('act');
    expect(request.command).toEqual({ type: 'pause' });
    await press('Answer, and go on');
    expect(screen.getByRole('alert').textContent).toBe('Answer with yes or no.');
    await fireEvent.click(screen.getByRole('radio', { name: 'no' }));
    await press('Answer, and go on');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(answersIn('g1')).toEqual([{ index: 0, ask: 'chosen', answer: false, count: 2 }]);
    model.close();
  });

  test('an answer starts time again, and is not asked for twice', async () => {
    const still = lessonView({ game: { running: false } });
    const { line, model } = await asked(still, first, second);
    await fireEvent.click(screen.getByRole('radio', { name: 'yes' }));
    await press('Answer, and go on');
    await settled();
    expect(line.take('act').request.command).toEqual({ type: 'resume' });
    cleanup();
    render(LessonQuestion, { model, view: still, session: 'g1' });
    expect(screen.queryByRole('dialog')).toBeNull();
    model.close();
  });

  test('an answer given before the page shows that time stands still starts it again, too', async () => {
    const { line, model } = await asked(lessonView(), first, second);
    const paused = line.take('act');
    expect(paused.request.command).toEqual({ type: 'pause' });
    await fireEvent.click(screen.getByRole('radio', { name: 'yes' }));
    await press('Answer, and go on');
    await settled();
    expect(line.asked).toEqual([]);
    paused.answer({ ok: true, log: null });
    await line.flush();
    expect(line.take('act').request.command).toEqual({ type: 'resume' });
    model.close();
  });

  test('where time could not be stopped, none is started', async () => {
    const { line, model } = await asked(lessonView(), first, second);
    line.take('act').answer({ ok: false, code: 'paused', params: {} });
    await line.flush();
    await fireEvent.click(screen.getByRole('radio', { name: 'yes' }));
    await press('Answer, and go on');
    await settled();
    expect(line.asked).toEqual([]);
    model.close();
  });

  test('is asked of nobody who has others around, and never in a class', async () => {
    const people = lessonView();
    const seats = people.seats.map((one) => (one.seat === 'A2' ? { ...one, member: 'm3', bot: false } : one));
    await asked({ ...people, seats }, first, second);
    await asked(lessonView({}, { class: 'CLASS1' }), first, second);
    const guest = lessonView();
    await asked({ ...guest, you: { ...guest.you, host: false } }, first, second);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('what was true', () => {
  const read = readRecord(exampleText('story-sequential'));
  if (!read.ok) throw new Error('no record');
  const chronicle = chronicleOf(read.record);
  const one = (ask: Parameters<typeof truthOf>[2]['ask'], seat: 'P1' | 'A1', count: number) =>
    truthOf(chronicle, seat, { index: 0, ask, answer: false, count });

  test('nothing is chosen at the beginning; at the end there is, and whoever has no evidence does not know', () => {
    expect(one('chosen', 'P1', 0)).toBe(false);
    expect(one('open', 'P1', 0)).toBe(true);
    expect(one('known', 'P1', 0)).toEqual([]);
    const last = perspectiveOf(chronicle, 'P1').events.length;
    expect(one('chosen', 'P1', last)).toBe(true);
    expect(one('open', 'P1', last)).toBe(false);
    expect(one('you-know', 'P1', last)).toBe(true);
    expect(one('known', 'P1', last)).toContain('P1');
    expect(one('you-know', 'A1', perspectiveOf(chronicle, 'A1').events.length)).toBe(false);
    expect(one('sure', 'P1', last)).toBe(false);
  });

  test('who knows is right whatever the order', () => {
    expect(isRight(['P1', 'A2'], ['A2', 'P1'])).toBe(true);
    expect(isRight(['P1'], ['A2', 'P1'])).toBe(false);
    expect(isRight(false, [])).toBe(false);
  });

  test('what a storage holds besides answers is not read', () => {
    localStorage.setItem('asked', '[["g1",[{"index":0,"ask":"chosen","answer":"x","count":1}]],7]');
    expect(answersIn('g1')).toEqual([]);
    keepAnswer('g1', { index: 1, ask: 'known', answer: ['P1'], count: 4 });
    expect(answersIn('g1')).toHaveLength(1);
  });
});

describe('the debrief', () => {
  const text = exampleText('story-sequential');

  function verdict(): VerdictFrame {
    const judged = judge(readRecord(text));
    if (!judged.ok) throw new Error(judged.flaw.code);
    return { session: 'g1', verdict: judged.verdict, extent: judged.extent };
  }

  async function over(rest: Partial<RoomView> = {}, shape: Parameters<typeof lessonView>[0] = {}) {
    const room = lessonView({ phase: 'over', ...shape }, { record: true, ...rest });
    const made = await lessonRoom(room, [{ at: 1, type: 'ended' }], verdict());
    render(RoomPages, { model: made.model });
    await settled();
    await tick();
    if (rest.record !== false) {
      made.line.take('record').answer({ ok: true, name: 'g1.jsonl', text });
      await made.line.flush();
      await tick();
    }
    return made;
  }

  test('says which goals were reached, tells the end of the story, and leads on', async () => {
    await over();
    const card = screen.getByRole('region', { name: 'All goals are reached' });
    expect(card.textContent).toContain('Two of three were enough each time.');
    expect(
      within(card).getByRole('link', { name: 'Rule O1: Asking for votes without a majority' }).getAttribute('href'),
    ).toBe('/glossary#O1');
    expect(within(card).getByRole('link', { name: 'Chosen' }).getAttribute('href')).toBe('/glossary#chosen');
    expect(within(card).getByRole('link', { name: 'Next lesson' }).getAttribute('href')).toBe(
      '/lessons/one-after-another',
    );
    expect(progress.climbed('one-officer')).toMatchObject({ times: 1, best: 2, goals: 2 });
  });

  test('is counted once, however often it is looked at', async () => {
    await over();
    cleanup();
    await over();
    expect(progress.climbed('one-officer')?.times).toBe(1);
  });

  test('counts once the record is there where it takes it, and never for a host who only looks on', async () => {
    const red = { id: 'red-army', own: null, played: 'red-army', saboteurs: [] };
    const host = { seat: null, role: 'instructor' } as const;
    await over({ lesson: red, record: false }, host);
    expect(progress.climbed('red-army')).toBeNull();
    cleanup();
    await over({ lesson: red }, host);
    expect(progress.climbed('red-army')?.times).toBe(1);
    cleanup();
    await over({}, host);
    expect(screen.getByRole('region', { name: 'All goals are reached' })).toBeTruthy();
    expect(progress.climbed('one-officer')).toBeNull();
  });

  test('fetches the record when it is released later', async () => {
    const { line } = await over({ record: false });
    expect(line.asked).toEqual([]);
    line.send('room', lessonView({ phase: 'over' }, { record: true }));
    await line.flush();
    await tick();
    await settled();
    expect(line.asked).toEqual(['record']);
  });

  test('holds the answers against the record', async () => {
    keepAnswer('g1', { index: 0, ask: 'chosen', answer: true, count: 0 });
    await over();
    const card = screen.getByRole('region', { name: 'All goals are reached' });
    expect(card.textContent).toContain('Your answers, and what was true');
    expect(card.textContent).toContain('not so');
  });

  test('without the record it says what was answered, and not what was true', async () => {
    keepAnswer('g1', { index: 0, ask: 'chosen', answer: true, count: 0 });
    await over({ record: false });
    const card = screen.getByRole('region', { name: 'All goals are reached' });
    expect(card.textContent).toMatch(/You said:\s+yes/);
    expect(card.textContent).not.toContain('True:');
  });

  test('names who had a secret order', async () => {
    await over({
      lesson: { id: 'one-officer', own: null, played: 'one-officer', saboteurs: [{ seat: 'A3', rule: 'G4' }] },
    });
    const card = screen.getByRole('region', { name: 'All goals are reached' });
    expect(card.textContent).toContain('general 3');
    expect(card.textContent).toContain('had a secret order to break rule G4');
  });

  test('is no other lesson than the one that was played, whatever the room is set to by now', async () => {
    await over({ lesson: { id: 'crossing', own: null, played: 'one-officer', saboteurs: [] } });
    expect(screen.queryByRole('region', { name: /goals/ })).toBeNull();
    expect(screen.queryByText('Two officers at the same time')).toBeNull();
    expect([progress.climbed('crossing'), progress.climbed('one-officer')]).toEqual([null, null]);
  });
});
