import type { Lesson } from '../lesson.ts';
import { ASIDE, USUAL, answered, capture, commit, delivered, prepare, say, shortWalk } from './notation.ts';

export const overtaken: Lesson = {
  ...USUAL,
  id: 'overtaken',
  title: say('A minority is overtaken', '少数派的接受落空'),
  idea: say(
    'What one general has accepted may legally never be chosen.',
    '一个将军接受过的进攻时间，完全可以按规则落选。',
  ),
  minutes: 5,
  before: [
    say(
      'As before, officer 1 commits 06:00, only general 1 accepts, and officer 1 falls silent.',
      '和上一课一样，参谋1 commit 了 06:00，只有将军1接受，然后参谋1再无音讯。',
    ),
    say(
      'But this time it is general 1 that officer 2 does not reach. Generals 2 and 3 answer, and they have accepted nothing.',
      '但这一次，参谋2联系不上的是将军1。答复他的是将军2和将军3，他们什么都没接受过。',
    ),
  ],
  after: [
    say(
      'Officer 2 was free, and committed 07:00. That broke no rule: a majority had promised number 2 and accepted nothing before, so 06:00 could never again be completed under number 1.',
      '参谋2可以自由选择，于是 commit 了 07:00，没有违反任何规则：多数将军许诺了（编号2），之前什么也没接受过，所以（编号1，06:00）再也凑不齐多数派。',
    ),
    say(
      "General 1's notebook still says 06:00. It is no lie, only an acceptance that never found a second. What one notebook says proves nothing.",
      '将军1的记录本上仍写着 06:00。它没有说谎，只是一次没有等到第二个将军的接受。单独一个记录本说明不了什么。',
    ),
  ],
  seats: ['P2', 'A1', 'A2'],
  valley: shortWalk(
    capture('accept', 1, ['P1', 'A2']),
    capture('accept', 1, ['P1', 'A3']),
    capture('prepare', 2, ['P2', 'A1']),
    capture('accept', 2, ['P2', 'A1']),
  ),
  stage: {
    P1: { cues: [prepare(null, 1), commit(delivered('promise', 1, 'P1', 2), 1, '06:00')], then: 'rest' },
    P2: { cues: [prepare(answered('accept', 1, ['P1', 'A1']), 2)], then: 'play' },
    P3: ASIDE,
  },
  questions: [
    { at: { type: 'answered', kind: 'accept', to: 'A1', n: 1 }, ask: 'chosen' },
    { at: { type: 'delivered', kind: 'promise', to: 'P2', n: 2, times: 2 }, ask: 'open' },
    { at: { type: 'delivered', kind: 'accepted', to: 'P2', n: 2, times: 2 }, ask: 'you-know' },
  ],
  goals: [{ kind: 'chosen', value: '07:00' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'chosen',
      text: say(
        'Accepted by one is not chosen. Consensus takes a majority under the same number.',
        '一个将军接受，不等于达成共识。共识要有同一个编号下的多数派。',
      ),
    },
    {
      cites: 'duty',
      text: say(
        'A promise closes the door: who has promised 2 casts no new vote under 1.',
        '许诺就是关门：许诺了编号2，就不会再在编号1下新接受任何时间。',
      ),
    },
    {
      cites: 'O3',
      text: say(
        'Where a majority of promises reports nothing, the officer is free to choose the time.',
        '多数将军的许诺都没有带回进攻时间，参谋就可以自由提出。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['07:00'] },
};
