import type { Acceptor } from '../../paxos/seats.ts';
import type { Lesson } from '../lesson.ts';
import { ASIDE, USUAL, answered, capture, commit, delivered, hold, prepare, say, shortWalk } from './notation.ts';

const FIVE: readonly Acceptor[] = ['A1', 'A2', 'A3', 'A4', 'A5'];

export const fiveArmies: Lesson = {
  ...USUAL,
  id: 'five-armies',
  title: say('Five armies', '五支蓝军'),
  idea: say(
    'The highest number decides which time is carried on, not how many report it.',
    '沿用哪个进攻时间，看的是编号最大，不是回报的人数最多。',
  ),
  minutes: 6,
  before: [
    say(
      'Five blue armies now, so three generals make a majority. Two may be silent, and it still works.',
      '现在有五支蓝军，三个将军才是多数派。哪怕有两个没有回音，照样能行。',
    ),
    say(
      'First officer 1 has 06:00 accepted by two generals, then officer 5 has 10:00 accepted by two others. Neither time is chosen, and both officers fall silent.',
      '先是参谋1的 06:00 有两个将军接受，接着参谋5的 10:00 有另外两个将军接受。都没有达成共识，两个参谋又都没了音讯。',
    ),
    say('Then officer 2 takes over. Which time must it carry on?', '接着由参谋2来收拾局面。他必须沿用哪个进攻时间？'),
  ],
  after: [
    say(
      'Two generals reported 06:00 under number 1, one reported 10:00 under number 2. Two against one, and still 10:00 was right: the higher number.',
      '两个将军回报编号1的 06:00，一个将军回报编号2的 10:00。二比一，但对的还是 10:00，因为编号更大。',
    ),
    say(
      'Before number 2 was committed, a majority had promised it and had accepted nothing. So 06:00 could no longer be chosen under number 1. About 10:00 nobody could say that.',
      '编号2 commit 之前，已有多数将军许诺了它，而且什么也没接受过，所以 06:00 在编号1下不可能再达成共识。10:00 就不能这么说了。',
    ),
  ],
  armies: 5,
  wishes: ['06:00', '07:00', '08:00', '09:00', '10:00'],
  seats: ['P2', 'A4', 'A2'],
  valley: shortWalk(
    capture('prepare', 1, ['P1', 'A4']),
    capture('prepare', 1, ['P1', 'A5']),
    hold('accept', 1, ['P1', 'A3'], answered('prepare', 2, ['P5', 'A3'])),
    capture('accept', 2, ['P5', 'A3']),
  ),
  stage: {
    P1: {
      cues: [prepare(null, 1, FIVE), commit(delivered('promise', 1, 'P1', 3), 1, '06:00', ['A1', 'A2', 'A3'])],
      then: 'rest',
    },
    P2: { cues: [prepare(answered('accept', 2, ['P5', 'A4']), 3, ['A1', 'A2', 'A4'])], then: 'play' },
    P3: ASIDE,
    P4: ASIDE,
    P5: {
      cues: [
        prepare(answered('accept', 1, ['P1', 'A2']), 2, ['A3', 'A4', 'A5']),
        commit(delivered('promise', 2, 'P5', 3), 2, '10:00', ['A3', 'A4', 'A5']),
      ],
      then: 'rest',
    },
  },
  questions: [
    { at: { type: 'delivered', kind: 'promise', to: 'P2', n: 3, times: 3 }, ask: 'chosen' },
    { at: { type: 'answered', kind: 'accept', to: 'A4', n: 2 }, ask: 'open' },
    { at: { type: 'answered', kind: 'accept', to: 'A2', n: 1 }, ask: 'chosen' },
    { at: { type: 'delivered', kind: 'accepted', to: 'P2', n: 3, times: 3 }, ask: 'you-know' },
  ],
  goals: [{ kind: 'chosen', value: '10:00' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'O4',
      text: say(
        'To tell which time to carry on, reports are weighed by number, never counted.',
        '沿用哪个进攻时间，看回报的编号大小，从来不数人头。',
      ),
    },
    {
      cites: 'quorum',
      text: say(
        'Of five, three are a majority; two that are silent stop nobody.',
        '五个将军，三个就是多数派；少两个，照样能行。',
      ),
    },
    {
      cites: 'chosen',
      text: say(
        'Two of five have accepted: that is not consensus, and may become it.',
        '五个里有两个接受，还不是共识，但可能成为共识。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['10:00'] },
};
