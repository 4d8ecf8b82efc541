import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LADDER } from '../../shared/lessons/ladder.ts';
import { crossing } from '../../shared/lessons/ladder/03-crossing.ts';
import { fiveArmies } from '../../shared/lessons/ladder/12-five-armies.ts';
import { settingsOf } from '../../shared/lessons/settings-of.ts';
import { CLASS_DEFAULTS } from '../../shared/class/state.ts';
import { ROOM_DEFAULTS, type RoomSettings } from '../../shared/room/settings.ts';
import { refused } from '../../shared/wire/refusal.ts';
import LessonFold from '../../client/desk/lessons/LessonFold.svelte';
import { titleWith } from '../../client/desk/lessons/titles.ts';
import type { RoomSight } from '../../client/desk/rooms/room-sight.svelte.ts';
import { writeJson } from '../../client/lessons/edit/json-text.ts';
import { ownLessons } from '../../client/lessons/edit/own-lessons.svelte.ts';
import { deskView, fakeModel } from './support/desk.ts';
import { settled } from './support/fake-line.ts';

const OWN = { ...crossing, id: 'our-own', title: { en: 'Our own', zh: '我们的一课' } };

beforeEach(() => {
  for (const { key } of ownLessons.all) ownLessons.remove(key);
});
afterEach(cleanup);

const choice = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'What the rooms are to play' });
const press = async (name: string) => {
  await fireEvent.click(screen.getByRole('button', { name }));
  await settled();
};
async function choose(title: string): Promise<void> {
  const option = within(choice()).getByRole<HTMLOptionElement>('option', { name: title });
  await fireEvent.change(choice(), { target: { value: option.value } });
  await settled();
}

async function opened(view = deskView(), targets: readonly RoomSight[] = []) {
  const desk = fakeModel(view);
  render(LessonFold, { model: desk.model, view, targets, everywhere: targets.length === 0 });
  await fireEvent.click(screen.getByRole('heading', { name: 'Lesson' }));
  await settled();
  return desk;
}

/** A room that notes what it is set to. */
function target(code: string) {
  const set: RoomSettings[] = [];
  const arrange = ({ settings }: { settings: RoomSettings }) => {
    set.push(settings);
    return Promise.resolve(null);
  };
  const model = { view: { phase: 'lobby', settings: ROOM_DEFAULTS }, arrange };
  return { set, sight: { code, model } as unknown as RoomSight };
}

describe('a lesson for the rooms of a class', () => {
  test('one that comes with the game: all rooms play it, and what else the class has settled stays', async () => {
    const { taught } = await opened(deskView({ settings: { ...CLASS_DEFAULTS, leftovers: 'pairs' } }));
    expect(within(choice()).getAllByRole('option')).toHaveLength(LADDER.length + 1);
    await choose('Two officers at the same time');
    expect(screen.getByText('8 min')).toBeTruthy();
    await press('Play this');
    expect(taught).toEqual([{ type: 'settle', settings: { leftovers: 'pairs', room: settingsOf(crossing, false) } }]);
    expect(screen.getByText('Chosen: Two officers at the same time.')).toBeTruthy();
  });

  test('one of this browser is saved in the class first; refused there, nothing is set', async () => {
    ownLessons.add(writeJson(OWN));
    ownLessons.add('{"title":{"en":"Not yet sound"}}');
    const { taught, refusals } = await opened();
    expect(within(choice()).queryByRole('option', { name: 'Not yet sound' })).toBeNull();
    await choose('Our own');
    refusals.push(refused('too-many-lessons'));
    await press('Play this');
    expect(taught.map(({ type }) => type)).toEqual(['keep-lesson']);
    await press('Play this');
    expect(taught.slice(1)).toEqual([
      { type: 'keep-lesson', lesson: OWN },
      { type: 'settle', settings: { ...CLASS_DEFAULTS, room: settingsOf(OWN, true) } },
    ]);
  });

  test('one of the class is had from it, whole, when it is set', async () => {
    const { taught, request } = await opened(deskView({ lessons: [{ id: OWN.id, title: OWN.title }] }));
    request.mockResolvedValue({ ok: true, lesson: OWN });
    await choose('Our own');
    await press('Play this');
    expect(request).toHaveBeenCalledWith('lesson', { lesson: OWN.id });
    expect(taught).toMatchObject([{ type: 'settle', settings: { room: { lesson: { id: OWN.id, minutes: 8 } } } }]);
  });

  test('some rooms only: each is set; one with another number of armies is for all rooms', async () => {
    const [one, other] = [target('ROOM01'), target('ROOM02')];
    const { taught } = await opened(deskView(), [one.sight, other.sight]);
    await choose('Two officers at the same time');
    await press('Play this');
    expect([one.set, other.set]).toEqual([[settingsOf(crossing, false)], [settingsOf(crossing, false)]]);
    expect(taught).toEqual([]);
    await choose(fiveArmies.title.en ?? '');
    await press('Play this');
    expect(one.set).toHaveLength(1);
    expect(screen.getByText(/choose it for all rooms/)).toBeTruthy();
  });

  test('none: the usual settings, with as many armies as before', async () => {
    const room = settingsOf(fiveArmies, false);
    const { taught } = await opened(deskView({ settings: { ...CLASS_DEFAULTS, room } }));
    expect(choice().value).toBe(`ladder/${fiveArmies.id}`);
    await choose('No lesson');
    await press('Play freely');
    expect(taught).toEqual([
      { type: 'settle', settings: { ...CLASS_DEFAULTS, room: { ...ROOM_DEFAULTS, armies: 5 } } },
    ]);
  });

  test('one that the class has dropped meanwhile is still what its rooms play', async () => {
    await opened(deskView({ settings: { ...CLASS_DEFAULTS, room: settingsOf(OWN, true) } }));
    expect(choice().selectedOptions[0]?.textContent).toBe('Our own');
    expect(screen.getByRole('button', { name: 'Play this' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('one is dropped from the class when it is pressed twice', async () => {
    const { taught } = await opened(deskView({ lessons: [{ id: OWN.id, title: OWN.title }] }));
    await press('Delete: Our own');
    expect(taught).toEqual([]);
    await press('Yes, delete for good');
    expect(taught).toEqual([{ type: 'drop-lesson', lesson: OWN.id }]);
  });
});

test('a game is called by its lesson’s title: of the class, of the game, else by the id', () => {
  expect(titleWith(OWN.id, [OWN])).toBe('Our own');
  expect(titleWith(crossing.id, [])).toBe('Two officers at the same time');
  expect(titleWith('gone', [])).toBe('gone');
});
