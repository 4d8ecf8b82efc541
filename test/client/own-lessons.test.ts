import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkLesson, parseLesson } from '../../shared/lessons/check.ts';
import { LADDER } from '../../shared/lessons/ladder.ts';
import { crossing } from '../../shared/lessons/ladder/03-crossing.ts';
import { oneOfficer } from '../../shared/lessons/ladder/01-one-officer.ts';
import { Editing } from '../../client/lessons/edit/editing.svelte.ts';
import { writeJson } from '../../client/lessons/edit/json-text.ts';
import { LessonIntake } from '../../client/lessons/edit/lesson-intake.svelte.ts';
import LessonEditor from '../../client/lessons/edit/LessonEditor.svelte';
import { copyText, emptyText, nameOf } from '../../client/lessons/edit/new-lesson.ts';
import { idIn, OwnLessons } from '../../client/lessons/edit/own-lessons.svelte.ts';
import { newMemory, type Memory } from '../../client/storage.ts';

afterEach(cleanup);

const OWN = writeJson({ ...oneOfficer, id: 'our-own' });

/** Each look at the clock is a moment later. */
function shelf(memory: Memory = newMemory()): OwnLessons {
  let now = 0;
  return new OwnLessons(memory, () => (now += 1));
}

describe('kept', () => {
  test('every change is there for another tab, the last one first; what is deleted is gone', () => {
    const memory = newMemory();
    const own = shelf(memory);
    const [first, second] = [own.add('{"id":"a"}'), own.add('{"id":"b"}')];
    own.change(first, '{"id":"a2"');
    const tab = new OwnLessons(memory);
    expect(tab.all.map(({ text }) => text)).toEqual(['{"id":"a2"', '{"id":"b"}']);
    own.remove(second);
    tab.look();
    expect(tab.all.map(({ key }) => key)).toEqual([first]);
  });

  test('where a browser keeps nothing, lessons last as long as the page, and it says so', () => {
    const own = shelf({ recall: () => null, remember: () => undefined, forget: () => undefined });
    expect(own.lasting).toBe(true);
    const key = own.add(OWN);
    own.look();
    expect([own.find(key)?.text, own.lasting]).toEqual([OWN, false]);
  });

  test('what a full browser did not take stays as it was changed last, and is kept once there is room', () => {
    const memory = newMemory();
    let full = false;
    const own = shelf({
      ...memory,
      remember: (key, value) => {
        if (!full) memory.remember(key, value);
      },
    });
    const [first, second] = [own.add('{"id":"a"}'), own.add('{"id":"b"}')];
    full = true;
    own.change(first, '{"id":"a2"}');
    own.look();
    expect([own.find(first)?.text, own.find(second)?.text, own.lasting]).toEqual(['{"id":"a2"}', '{"id":"b"}', false]);
    full = false;
    own.change(first, '{"id":"a3"}');
    expect([new OwnLessons(memory).find(first)?.text, own.lasting]).toEqual(['{"id":"a3"}', true]);
  });

  test('what is stored by somebody else, or broken, is passed over', () => {
    const memory = newMemory();
    memory.remember('own-lessons', '["x", 3, "y"]');
    memory.remember('own-lesson/x', '{"text":5}');
    expect(new OwnLessons(memory).all).toEqual([]);
    memory.remember('own-lessons', '{');
    expect(new OwnLessons(memory).all).toEqual([]);
  });
});

describe('new ones', () => {
  test.each(LADDER.map((lesson) => [lesson.id, lesson] as const))(
    'a copy of %s is sound, and has an id of its own',
    (_, lesson) => {
      const own = shelf();
      const text = copyText(lesson, own);
      own.add(text);
      expect(idIn(text)).toBe(`${lesson.id}-2`);
      expect(idIn(copyText(lesson, own))).toBe(`${lesson.id}-3`);
      expect(parseLesson(text)).toEqual({ ok: true, lesson: { ...lesson, id: `${lesson.id}-2` } });
    },
  );

  test('an empty one lacks its texts, and nothing else', () => {
    const checked = parseLesson(emptyText(shelf()));
    const faults = checked.ok ? [] : checked.faults;
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['no-language']));
    expect(faults.map(({ path }) => path)).toEqual(['title', 'idea', 'before.0', 'after.0', 'cards.0.text']);
  });

  test('is called by its title, by its id, or by nothing', () => {
    expect(nameOf({ text: OWN })).toBe('One officer');
    expect(nameOf({ text: '{"id":"x","title":{"en":" "}}' })).toBe('x');
    expect(nameOf({ text: '{' })).toBe('Without a title');
  });
});

describe('brought', () => {
  const file = (text: string, name = 'a.lesson.json') => ({ name, content: new Blob([text]) });

  test('several at once: a sound one is kept letter for letter, a faulty one is not, with all its faults', async () => {
    const own = shelf();
    const intake = new LessonIntake(own);
    const faulty = writeJson({ ...crossing, armies: 12, minutes: 0, level: 'easy', pace: 5, mood: 1 });
    await intake.take([file(`${OWN}\n`), file(faulty, 'b'), file('{', 'c')]);
    expect(intake.brought.map(({ fate }) => fate.state)).toEqual(['kept', 'faulty', 'faulty']);
    expect(own.all.map(({ text }) => text)).toEqual([`${OWN}\n`]);
    const [, second] = intake.brought;
    expect(second?.fate.state === 'faulty' ? second.fate.faults.length : 0).toBe(5);
    expect(second && own.find(intake.mend(second) ?? '')?.text).toBe(faulty);
  });

  test('the same id: replaced, or both are kept; the same text is the same lesson', async () => {
    const own = shelf();
    const intake = new LessonIntake(own);
    const other = OWN.replace('"minutes": ', '"minutes": 1');
    expect(parseLesson(other).ok).toBe(true);
    await intake.take([file(OWN), file(OWN), file(other), file(other)]);
    expect(intake.brought.map(({ fate }) => fate.state)).toEqual(['kept', 'kept', 'known', 'known']);
    expect(own.all).toHaveLength(1);
    const [, , third, fourth] = intake.brought;
    if (third) intake.keepBoth(third);
    expect(own.all.map(({ text }) => idIn(text))).toEqual(['our-own-2', 'our-own']);
    if (fourth) intake.replace(fourth);
    expect(own.withId('our-own')?.text).toBe(other);
    expect(intake.brought.map(({ fate }) => fate.state)).toEqual(['kept', 'kept', 'kept', 'kept']);
  });

  test('a file that cannot be read is told', async () => {
    const intake = new LessonIntake(shelf());
    const content = new Blob(['x']);
    vi.spyOn(content, 'slice').mockReturnValue({ text: () => Promise.reject(new Error('gone')) } as unknown as Blob);
    await intake.take([{ name: 'x', content }]);
    expect(intake.brought.map(({ fate }) => fate.state)).toEqual(['failed']);
  });
});

describe('settings of a lesson', () => {
  function editing(value: unknown): Editing {
    let text = writeJson(value);
    return new Editing(
      () => text,
      (next) => {
        text = next;
      },
    );
  }

  test('more armies bring wishes of their own, fewer take them away', () => {
    const one = editing(oneOfficer);
    one.change({ armies: 5 });
    expect(JSON.parse(one.text)).toMatchObject({ armies: 5, wishes: ['06:00', '07:00', '08:00', '09:00', '10:00'] });
  });

  test('what is no setting can be drawn all the same, is none of the choices, and stays until it is changed', () => {
    const one = editing({ ...oneOfficer, armies: 'many', valley: 3, tent: 'big' });
    expect(one.settings).toMatchObject({ armies: 9, valley: { capture: 0 }, tent: 'big' });
    one.change({ level: 'exam' });
    expect(JSON.parse(one.text)).toMatchObject({ armies: 'many', valley: 3, tent: 'big', level: 'exam' });
  });
});

describe('the editor', () => {
  function opened(text: string): OwnLessons {
    const own = shelf();
    const kept = own.find(own.add(text));
    if (kept === null) throw new Error('not kept');
    render(LessonEditor, { own, kept });
    return own;
  }
  const json = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The whole lesson as JSON' });
  const tryIt = () => screen.getByRole('button', { name: 'Try it with bots' });
  const faults = () => within(screen.getByRole('region', { name: 'Faults' })).queryAllByRole('listitem');

  test('a field changes the text, the text changes the field; both are kept with every letter', async () => {
    const own = opened(OWN);
    const title = screen.getByRole('textbox', { name: 'Title, English' });
    await fireEvent.input(title, { target: { value: 'Our own' } });
    expect(JSON.parse(json().value)).toMatchObject({ title: { en: 'Our own' } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Our own');
    const text = json().value.replace('Our own', 'Theirs');
    await fireEvent.input(json(), { target: { value: text } });
    expect((title as HTMLTextAreaElement).value).toBe('Theirs');
    expect(own.all[0]?.text).toBe(text);
  });

  test('a fault leads to its field, or to its place in the text; mended, the lesson can be tried', async () => {
    opened(OWN.replace(/"pace": \[[^\]]*\]/, '"pace": [5, 1]').replace('"minutes": ', '"minutes": 9'));
    expect(faults().map((one) => one.textContent.trim())).toEqual([
      expect.stringMatching(/^minutes/),
      expect.stringMatching(/^pace/),
    ]);
    expect(tryIt().getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(screen.getByRole('button', { name: 'Go to minutes' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Minutes' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Go to pace' }));
    expect(document.activeElement).toBe(json());
    expect(json().value.slice(json().selectionStart, json().selectionEnd)).toMatch(/^"pace": \[/);
    await fireEvent.input(screen.getByRole('textbox', { name: 'Minutes' }), { target: { value: '5' } });
    await fireEvent.input(json(), { target: { value: json().value.replace(/"pace": \[[^\]]*\]/, '"pace": [1, 2]') } });
    expect(faults()).toEqual([]);
    expect(tryIt().getAttribute('aria-disabled')).not.toBe('true');
  });

  test('while the text is no JSON, it is all there is, and says where it stops', async () => {
    opened(OWN);
    await fireEvent.input(json(), { target: { value: '{ "id": ' } });
    expect(screen.queryByRole('textbox', { name: 'Minutes' })).toBeNull();
    expect(faults()[0]?.textContent).toContain('line 1, column 9');
  });

  test('paragraphs, goals and questions are added and taken away; a language that is emptied is not spoken', async () => {
    const own = opened(OWN);
    const lesson = () => JSON.parse(own.all[0]?.text ?? '') as Record<string, unknown[]>;
    const { before = [], goals = [] } = lesson();
    await fireEvent.click(screen.getByRole('button', { name: 'Add to: The story before' }));
    expect(lesson()['before']).toEqual([...before, {}]);
    await fireEvent.click(
      screen.getAllByRole('button', { name: /^Take away: Paragraph/ })[before.length] as HTMLElement,
    );
    expect(lesson()['before']).toEqual(before);
    await fireEvent.click(screen.getByRole('button', { name: 'Add to: Questions while time stands still' }));
    await fireEvent.change(screen.getByRole('combobox', { name: `Goal 1` }), { target: { value: 'delay' } });
    expect(lesson()['goals']).toEqual([{ kind: 'delay', for: 60_000 }, ...goals.slice(1)]);
    await fireEvent.input(screen.getByRole('textbox', { name: 'Seconds' }), { target: { value: '90' } });
    expect(lesson()['goals']?.[0]).toEqual({ kind: 'delay', for: 90_000 });
    expect(checkLesson(lesson()).ok).toBe(true);
    await fireEvent.input(screen.getByRole('textbox', { name: 'Title, Chinese' }), { target: { value: '' } });
    expect(lesson()['title']).toEqual({ en: 'One officer' });
  });
});
