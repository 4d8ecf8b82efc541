import type { Lesson } from '../lesson.ts';
import { ASIDE, USUAL, answered, capture, commit, delivered, prepare, say, shortWalk } from './notation.ts';

export const vanished: Lesson = {
  ...USUAL,
  id: 'vanished',
  title: say('An officer vanishes', '参谋消失了，另一个接着来'),
  idea: say(
    'Nobody has to come back: whoever carries on hears of any time that may be chosen already.',
    '不必等谁回来：接着操作的人，一定会听到可能已经达成共识的进攻时间。',
  ),
  minutes: 5,
  before: [
    say(
      'Officer 1 commits 06:00. Two of its messengers are caught; only general 1 accepts. Then officer 1 is gone, for good.',
      '参谋1 commit 了 06:00，两个通信兵被俘，只有将军1接受了。然后参谋1就消失了，再也没有回来。',
    ),
    say(
      'Officer 2 knows nothing of all that. It wants 07:00, and begins with number 2. General 3 does not hear of it.',
      '参谋2对此一无所知。他想要 07:00，用（编号2）开始提议。将军3没有收到他的信。',
    ),
  ],
  after: [
    say(
      'A single acceptance does not make consensus. But officer 2 could not tell whether it was the only one, for general 3 was silent. So it had to carry on 06:00.',
      '一个将军接受，还不是共识。但参谋2无法断定是不是只有这一个，因为将军3没有回音。所以他只能沿用 06:00。',
    ),
    say(
      "Officer 1's time was chosen without officer 1. The notebooks kept it.",
      '参谋1不在，他的进攻时间却达成了共识：是记录本把它留了下来。',
    ),
    say(
      'These are two clients, one after the other: the first stops at some step, and later another one works on the same data.',
      '这就是两个 client 一先一后：第一个执行到某个步骤停止了；过了一段时间，另外一个 client 接着操作同一个数据。',
    ),
  ],
  seats: ['P2', 'A1', 'A2'],
  valley: shortWalk(
    capture('accept', 1, ['P1', 'A2']),
    capture('accept', 1, ['P1', 'A3']),
    capture('prepare', 2, ['P2', 'A3']),
  ),
  stage: {
    P1: { cues: [prepare(null, 1), commit(delivered('promise', 1, 'P1', 2), 1, '06:00')], then: 'rest' },
    P2: { cues: [prepare(answered('accept', 1, ['P1', 'A1']), 2)], then: 'play' },
    P3: ASIDE,
  },
  questions: [
    { at: { type: 'delivered', kind: 'promise', to: 'P2', n: 2, times: 2 }, ask: 'chosen' },
    { at: { type: 'answered', kind: 'accept', to: 'A1', n: 1 }, ask: 'chosen' },
    { at: { type: 'delivered', kind: 'accepted', to: 'P2', n: 2, times: 2 }, ask: 'you-know' },
  ],
  goals: [{ kind: 'chosen', value: '06:00' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'O3',
      text: say(
        'One report in a bare majority of promises is enough to bind the officer.',
        '刚好多数的许诺里，只要有一个带回进攻时间，参谋就必须用它。',
      ),
    },
    {
      cites: 'choosable',
      text: say(
        'A time that one general has accepted may still be chosen. The silence of the others proves nothing.',
        '一个将军接受过的时间，仍有可能达成共识。其他人没有回音，什么也说明不了。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['06:00'] },
};
