/** What an own lesson begins as: a copy of another one, or the frame of one that has no texts yet. */
import { CALM_VALLEY } from '../../../shared/game/valley.ts';
import { lessonWith } from '../../../shared/lessons/ladder.ts';
import { LESSON_FORMAT, type Lesson } from '../../../shared/lessons/lesson.ts';
import { m } from '../../i18n/generated/messages.js';
import { wordsOf } from '../texts.ts';
import { writeJson, valueAt, withAt } from './json-text.ts';
import { idIn, jsonIn, type OwnLesson, type OwnLessons } from './own-lessons.svelte.ts';

const LONGEST_ID = 40;

const FRAME: Lesson = {
  format: LESSON_FORMAT,
  id: 'lesson',
  title: {},
  idea: {},
  minutes: 5,
  before: [{}],
  after: [{}],
  seats: ['P1'],
  armies: 3,
  acceptRule: 'textbook',
  tent: 'separate',
  level: 'coached',
  valley: { ...CALM_VALLEY, walk: [1000, 2000] },
  wishes: ['06:00', '07:00', '08:00'],
  pace: [600, 1200],
  dawn: 30_000,
  night: null,
  stage: {},
  questions: [],
  goals: [{ kind: 'consensus' }],
  cards: [{ cites: 'quorum', text: {} }],
  expect: { outcome: ['consensus'] },
};

export function emptyText(own: OwnLessons): string {
  return withFreeId(writeJson(FRAME), own);
}

export function copyText(lesson: Lesson, own: OwnLessons): string {
  return withFreeId(writeJson(lesson), own);
}

/** The same lesson under an id that no lesson has here; the same text where its own is free. */
export function withFreeId(text: string, own: OwnLessons): string {
  const id = idIn(text) ?? FRAME.id;
  const isFree = (one: string): boolean => lessonWith(one) === null && own.withId(one) === null;
  let next = id;
  for (let n = 2; !isFree(next); n += 1) next = `${id.slice(0, LONGEST_ID - 1 - String(n).length)}-${n}`;
  return next === id ? text : writeJson(withAt(jsonIn(text), 'id', next));
}

/** Its title, or what else there is to tell it by. */
export function nameOf({ text }: Pick<OwnLesson, 'text'>): string {
  const value = jsonIn(text);
  const given = (path: string): string | undefined => {
    const words = valueAt(value, path);
    return typeof words === 'string' && words.trim() !== '' ? words : undefined;
  };
  const [en, zh] = [given('title.en'), given('title.zh')];
  const title = wordsOf({ ...(en !== undefined && { en }), ...(zh !== undefined && { zh }) });
  return title === '' ? (given('id') ?? m.own_lesson_unnamed()) : title;
}
