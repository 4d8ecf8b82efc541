/** The story's second scene, step by step. */
import type { Lesson } from '../lesson.ts';
import {
  FIRST_ROUNDS,
  GENERAL_1,
  GENERAL_1_AGAIN,
  GENERAL_2,
  GENERAL_2_AGAIN,
  GENERAL_3,
  OFFICER_1,
  OFFICER_2,
  SECOND_TRY,
  TRIES_AGAIN,
} from './crossing.ts';
import { USUAL, accepts, claim, commit, delivered, order, say, shortWalk } from './notation.ts';

/** All that the story tells has happened. */
const TOLD = delivered('accepted', 3, 'P1', 2);

export const crossing: Lesson = {
  ...USUAL,
  id: 'crossing',
  title: say('Two officers at the same time', '两个参谋交叉提议'),
  idea: say(
    'A promise shuts out lower numbers; and of the times that promises report, the one under the highest number is carried on.',
    '许诺把更小的编号拒之门外；许诺带回的进攻时间里，要沿用编号最大的那个。',
  ),
  minutes: 8,
  before: [
    say(
      'Officer 1 sends number 1. At the same time officer 2 sends number 2. The messengers to general 3 and to general 1 are caught, so only general 2 hears of both.',
      '参谋1送出（编号1），参谋2在同一时间送出（编号2）。去通知将军3和将军1的通信兵先后被抓，所以只有将军2两边都听到了。',
    ),
    say(
      'General 2 has promised the higher number, and must turn officer 1 away. Officer 1 will have to begin anew, with number 3.',
      '将军2已经记下更大的编号，只好拒绝参谋1。参谋1要重新发起提议，用（编号3）。',
    ),
    say(
      'Your part stands beside the table. The valley does what the story says.',
      '你的角色写在桌边。山谷里发生的事，和故事里说的一样。',
    ),
  ],
  after: [
    say(
      'Number 3 brought two answers: (number 1, time 1) and (number 2, time 2). Officer 1 took the time under the higher number, which was not its own, and time 2 was chosen once more.',
      '（编号3）带回两个回复：（编号1，进攻时间1）和（编号2，进攻时间2）。参谋1比较编号大小，选择大编号对应的进攻时间，这不是他自己的时间。进攻时间2再次被多数派接受。',
    ),
    say(
      'Nobody fights here. It is about agreeing on one time, whosever it was. Had officer 1 played the hero and insisted on time 1, the armies could not have agreed in the end (two different times would have been chosen): that breaks the rules, a Byzantine fault.',
      '参与的各方不是要针锋相对，而是要合作共赢，最终达成一个共识。如果参谋1为了逞英雄，强行要提交他提出的进攻时间1，那么最终是无法达成一个共识的（两个不同的进攻时间会先后被多数派接受）；那是违反了规则，相当于产生了拜占庭错误。',
    ),
    say(
      'These may truly be two officers: two clients at once. The next lessons show the other two readings: one client that tries again, and one that vanishes while another carries on.',
      '这里的“两个参谋”，是真的有两个并发的 client。后面的课讲另外两种：同一个 client 重试；一个 client 中途停止，另一个接着操作。',
    ),
  ],
  seats: ['P1', 'P2', 'A2', 'A1', 'A3'],
  level: 'guided',
  valley: shortWalk(...FIRST_ROUNDS, ...SECOND_TRY),
  stage: {
    P1: {
      cues: [
        ...OFFICER_1,
        TRIES_AGAIN,
        // 12
        commit(delivered('promise', 3, 'P1', 2), 3, '07:00', ['A1', 'A2']),
        // 14
        claim(delivered('accepted', 3, 'P1', 2), 3, '07:00'),
        order(TOLD, '07:00'),
      ],
      then: 'rest',
    },
    P2: { cues: [...OFFICER_2, order(TOLD, '07:00')], then: 'rest' },
    P3: { cues: [order(TOLD, null)], then: 'rest' },
    // 13 is the last of each.
    A1: { cues: [...GENERAL_1, GENERAL_1_AGAIN, accepts(3, '07:00', ['P1', 'A1'])] },
    A2: { cues: [...GENERAL_2, GENERAL_2_AGAIN, accepts(3, '07:00', ['P1', 'A2'])] },
    A3: { cues: GENERAL_3 },
  },
  questions: [
    { at: { type: 'delivered', kind: 'reject', to: 'P1', n: 1 }, ask: 'chosen' },
    { at: { type: 'delivered', kind: 'promise', to: 'P1', n: 3, times: 2 }, ask: 'open' },
    { at: { type: 'delivered', kind: 'accepted', to: 'P2', n: 2, times: 2 }, ask: 'you-know' },
    { at: { type: 'answered', kind: 'accept', to: 'A1', n: 1 }, ask: 'you-know' },
    { at: { type: 'answered', kind: 'accept', to: 'A3', n: 2 }, ask: 'known' },
  ],
  goals: [{ kind: 'chosen', value: '07:00' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'G3',
      text: say('After promising 2, a general accepts nothing new under 1.', '许诺了编号2，就不再接受编号1的新提议。'),
    },
    {
      cites: 'O4',
      text: say(
        'Where promises report different times, it is always right to carry on the one under the highest number.',
        '许诺带回不同的进攻时间时，沿用编号最大的那个总是对的。',
      ),
    },
    {
      cites: 'quorum',
      text: say(
        'Any two majorities share a general. In this story it was general 2 that saw both numbers.',
        '任意两个多数派必有一个共同的将军。在这个故事里，两个编号都见到的是将军2。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['07:00'] },
};
