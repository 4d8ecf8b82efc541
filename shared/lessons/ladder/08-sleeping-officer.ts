import type { Lesson } from '../lesson.ts';
import { ASIDE, USUAL, capture, claim, commit, delivered, order, prepare, say, shortWalk } from './notation.ts';

export const sleepingOfficer: Lesson = {
  ...USUAL,
  id: 'sleeping-officer',
  title: say('The sleeping officer', '睡着的参谋'),
  idea: say(
    'Who wakes up late and goes on by the rules can do no harm.',
    '醒来晚了，只要按规则继续，就不会造成任何危害。',
  ),
  minutes: 5,
  before: [
    say(
      'Officer 1 has its majority of promises for number 1, and falls asleep before it commits.',
      '参谋1已经拿到编号1的多数许诺，却在 commit 之前睡着了。',
    ),
    say(
      'Much later it wakes, and finds the promises on its table. It has heard of nothing else, and goes on where it stopped.',
      '很久以后他醒了，看到桌上的许诺。别的事他一概没听说。他从停下的地方继续做。',
    ),
  ],
  after: [
    say(
      'While it slept, officer 2 had 07:00 chosen. The old commit broke no rule, and it did no harm either: generals 2 and 3 had promised number 2, and turned it away.',
      '他睡着的时候，参谋2的 07:00 已经达成共识。迟到的 commit 没有违反规则，也没有造成危害：将军2和将军3已经许诺了（编号2），拒绝了它。',
    ),
    say(
      'General 1 had not heard of number 2, and accepted 06:00. Even that changes nothing: there is no second general for number 1.',
      '将军1没听说过（编号2），就接受了 06:00。这也不要紧：编号1再也找不到第二个将军。',
    ),
    say(
      'Nobody needs a clock for this. Paxos is safe however slow anyone is.',
      '这里不需要钟表。不管谁有多慢，Paxos 都是安全的。',
    ),
  ],
  seats: ['P1', 'A1', 'A2'],
  valley: shortWalk(capture('prepare', 2, ['P2', 'A1'])),
  stage: {
    P1: {
      cues: [prepare(null, 1), commit(delivered('accepted', 2, 'P2', 2), 1, '06:00')],
      then: 'play',
      patience: 9000,
    },
    P2: {
      cues: [
        prepare(delivered('promise', 1, 'P1', 3), 2),
        commit(delivered('promise', 2, 'P2', 2), 2, '07:00', ['A2', 'A3']),
        claim(delivered('accepted', 2, 'P2', 2), 2, '07:00'),
        order(null, '07:00'),
      ],
      then: 'rest',
    },
    P3: ASIDE,
  },
  questions: [
    { at: { type: 'delivered', kind: 'reject', to: 'P1', n: 1 }, ask: 'chosen' },
    { at: { type: 'answered', kind: 'accept', to: 'A1', n: 1 }, ask: 'chosen' },
    { at: { type: 'answered', kind: 'accept', to: 'A2', n: 1 }, ask: 'open' },
  ],
  goals: [{ kind: 'chosen', value: '07:00' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'G3',
      text: say(
        'The promise protects: under a smaller number nothing new is accepted.',
        '许诺起了保护作用：更小的编号，不再接受任何新的时间。',
      ),
    },
    {
      cites: 'quorum',
      text: say(
        'A commit of number 1 needs a majority. Two of three had promised 2, so none was left.',
        '编号1的 commit 需要多数派。三个将军里有两个许诺了编号2，多数派已经凑不出来了。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['07:00'] },
};
