/** The story's first scene, step by step. The numbers in the comments are its own. */
import type { Acceptor } from '../../paxos/seats.ts';
import type { SeatPlan } from '../../game/stage.ts';
import type { Lesson } from '../lesson.ts';
import { USUAL, accepts, claim, commit, delivered, order, prepare, promises, say, shortWalk } from './notation.ts';

/** Steps 2, 4 and 7 are the same for all three. */
const general = (seat: Acceptor): SeatPlan => ({
  cues: [
    promises(1, ['P1', seat]),
    accepts(1, '06:00', ['P1', seat]),
    promises(2, ['P2', seat], { n: 1, value: '06:00' }),
  ],
});

/** All that the story tells has happened. */
const TOLD = delivered('promise', 2, 'P2', 3);

export const oneAfterAnother: Lesson = {
  ...USUAL,
  id: 'one-after-another',
  title: say('One officer after the other', '两个参谋先后提议'),
  idea: say(
    'Whoever proposes later takes over the time that its promises report.',
    '后来的参谋，沿用许诺带回来的进攻时间。',
  ),
  minutes: 5,
  before: [
    say(
      'Officer 1 proposes: number 1, then number 1 with time 1 (06:00). The three generals write it all down, so as not to forget.',
      '参谋1发起提议：先是（编号1），再是（编号1，进攻时间1），进攻时间1是 06:00。三个将军都保存下来，避免遗忘。',
    ),
    say(
      'Only then does officer 2 begin, with number 2. It would like 07:00. What will the generals answer?',
      '这之后，参谋2才以（编号2）发起提议，他想要的是 07:00。将军们会怎样回信？',
    ),
    say(
      'Your part stands beside the table. Follow it, whichever seat you have.',
      '你的角色写在桌边。不管坐哪个席位，照着做就行。',
    ),
  ],
  after: [
    say(
      "The answers to number 2 were not a bare ok. They brought (number 1, time 1) along. Officer 2 therefore proposes no new time and takes officer 1's.",
      '对（编号2）的回信不只是 ok，还带回了（编号1，进攻时间1）。参谋2因此不再提出新的进攻时间，接受参谋1提出的时间。',
    ),
    say(
      'This is what an ordinary protocol does not do: success or failure is all that it returns. In Basic Paxos a general also returns what happened before.',
      '常规的通信协议，写操作只返回成功或失败。Basic Paxos 的将军除此之外，还会把之前已经发生的状态带回给参谋。',
    ),
    say(
      'Two generals reported the same number and the same time. That proves consensus, so officer 2 knew it without any commit of its own.',
      '两个将军回报了同样的编号和同样的进攻时间，这就证明已经达成共识。参谋2不用自己 commit，就已经知道。',
    ),
  ],
  seats: ['P2', 'P1', 'A2', 'A1', 'A3'],
  level: 'guided',
  valley: shortWalk(),
  stage: {
    P1: {
      cues: [
        // 1
        prepare(null, 1),
        // 3
        commit(delivered('promise', 1, 'P1', 3), 1, '06:00'),
        // 5
        claim(delivered('accepted', 1, 'P1', 2), 1, '06:00'),
        order(TOLD, '06:00'),
      ],
      then: 'rest',
    },
    P2: {
      cues: [
        // 6
        prepare(delivered('accepted', 1, 'P1', 3), 2),
        // 8
        claim(delivered('promise', 2, 'P2', 2), 1, '06:00'),
        order(TOLD, '06:00'),
      ],
      then: 'rest',
    },
    P3: { cues: [order(TOLD, null)], then: 'rest' },
    A1: general('A1'),
    A2: general('A2'),
    A3: general('A3'),
  },
  questions: [
    { at: { type: 'delivered', kind: 'accepted', to: 'P1', n: 1, times: 2 }, ask: 'you-know' },
    { at: { type: 'answered', kind: 'accept', to: 'A2', n: 1 }, ask: 'you-know' },
    { at: { type: 'delivered', kind: 'promise', to: 'P2', n: 2, times: 2 }, ask: 'open' },
    { at: { type: 'delivered', kind: 'promise', to: 'P2', n: 2, times: 3 }, ask: 'you-know' },
  ],
  goals: [{ kind: 'chosen', value: '06:00' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'G4',
      text: say(
        'A general that has accepted a time says so in every later promise.',
        '将军接受过进攻时间，以后的每次许诺都必须带上它。',
      ),
    },
    {
      cites: 'O3',
      text: say(
        'An officer whose majority of promises all report one time commits that time, and not its own.',
        '多数将军的许诺都带回同一个进攻时间时，参谋 commit 的必须是它，而不是自己想要的。',
      ),
    },
    {
      cites: 'knows',
      text: say(
        'The same number and time from a majority of generals is proof, also when it comes in promises.',
        '多数将军报出同样的编号和进攻时间，就是证明，写在许诺里的也算。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['06:00'] },
};
