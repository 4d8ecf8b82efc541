/** The lessons that come with the game, in the order in which they are climbed. */
import { CALM_VALLEY } from '../game/valley.ts';
import { LESSON_FORMAT, type Lesson } from './lesson.ts';

const COMMON = {
  format: LESSON_FORMAT,
  acceptRule: 'textbook',
  tent: 'separate',
  level: 'guided',
  valley: { ...CALM_VALLEY, walk: [1000, 2000] },
  pace: [800, 1600],
  dawn: 30_000,
  night: null,
  questions: [],
} as const satisfies Partial<Lesson>;

export const LADDER: readonly Lesson[] = [
  {
    ...COMMON,
    id: 'two-armies',
    title: { en: 'Two armies', zh: '两支军队' },
    idea: { en: 'No number of messengers makes both sure.', zh: '派多少通信兵，也不能让双方都确信。' },
    minutes: 3,
    before: [{ en: 'Two armies, one valley.', zh: '两支军队，一道山谷。' }],
    after: [
      { en: 'Whoever sends the last letter cannot know that it came.', zh: '送出最后一封信的人，无从知道它是否送到。' },
    ],
    armies: 2,
    seats: ['P1', 'red'],
    wishes: ['06:00', '07:00'],
    stage: {},
    goals: [{ kind: 'clean' }],
    cards: [{ cites: 'knows', text: { en: 'To send is not to know.', zh: '送出不等于知道。' } }],
    expect: { outcome: ['consensus', 'undecided'] },
  },
  {
    ...COMMON,
    id: 'one-officer',
    title: { en: 'One officer', zh: '一位参谋' },
    idea: { en: 'Two phases: first promises, then a time.', zh: '两个阶段：先许诺，再接受时间。' },
    minutes: 4,
    before: [{ en: 'You are the only officer who speaks tonight.', zh: '今夜只有你这位参谋开口。' }],
    after: [{ en: 'A majority is enough.', zh: '过半数就够了。' }],
    armies: 3,
    seats: ['P1', 'A2'],
    wishes: ['06:00', '07:00', '08:00'],
    stage: {
      P1: { cues: [{ when: null, do: { type: 'prepare', to: ['A1', 'A2', 'A3'], n: 1 } }], then: 'play' },
      P2: { cues: [], then: 'rest' },
      P3: { cues: [], then: 'rest' },
    },
    questions: [{ at: { type: 'delivered', to: 'P1', kind: 'accepted' }, ask: 'chosen' }],
    goals: [{ kind: 'consensus' }, { kind: 'clean' }],
    cards: [{ cites: 'O1', text: { en: 'First a majority of promises.', zh: '先要有多数许诺。' } }],
    expect: { outcome: ['consensus'] },
  },
];

export function lessonWith(id: string): Lesson | null {
  return LADDER.find((lesson) => lesson.id === id) ?? null;
}
