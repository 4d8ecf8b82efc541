/** The story's first conclusion: its second scene, in which officer 1 plays the hero. */
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
import { USUAL, delivered, order, say, shortWalk } from './notation.ts';

export const stubbornOfficer: Lesson = {
  ...USUAL,
  id: 'stubborn-officer',
  title: say('The stubborn officer', '固执的参谋'),
  idea: say('Paxos does not tolerate players who break its rules.', 'Paxos 不能容忍违反规则的参与者（拜占庭错误）。'),
  minutes: 6,
  before: [
    say(
      'The crossing once more. But one of the players is a saboteur, who wants to be the hero and was told in secret to break one rule.',
      '再来一次交叉提议的场景。但参与者里有一个破坏者，他要逞英雄，私下受命违反一条规则。',
    ),
    say(
      'Paxos is made for lost, late and copied letters. It is not made for lies, and cannot be trusted to survive one. That is said beforehand.',
      'Paxos 对付得了丢失、延迟和重放的信，对付不了撒谎和违规。有一个就可能扛不住。这一点事先说明白。',
    ),
    say(
      'If it is you, your part says which rule. Everybody else keeps the rules, and watches what comes of it.',
      '如果破坏者是你，角色里写着是哪条规则。其他人都守规则，看看会怎样。',
    ),
  ],
  after: [
    say(
      'Every general did its duty, and two times were chosen. To generals 1 and 2 a commit under number 3 looks like any other: what officer 1 had been told, they cannot see.',
      '每个将军都尽了义务，还是有两个进攻时间被多数派接受。在将军1和将军2看来，（编号3）的 commit 和别的没有两样：参谋1收到过什么回信，他们看不见。',
    ),
    say(
      'Officers 1 and 2 each hold a proof, and both proofs are genuine. Agreement is about everybody keeping the rules; one who does not is enough to break it.',
      '参谋1和参谋2各有一份证明，两份都是真的。一致性靠的是人人守规则；只要有一个人不守，就能破坏它。',
    ),
    say(
      'Protocols that survive such players exist. They need more generals, and more letters.',
      '能容忍这种参与者的协议是有的，它们需要更多的将军、更多的信。',
    ),
  ],
  seats: ['P1'],
  level: 'exam',
  valley: shortWalk(...FIRST_ROUNDS, ...SECOND_TRY),
  stage: {
    P1: { cues: [...OFFICER_1, TRIES_AGAIN], then: 'play', temper: 'stubborn', breaks: 'O4', patience: 15_000 },
    P2: { cues: [...OFFICER_2, order(null, '07:00')], then: 'rest' },
    P3: { cues: [order(delivered('accepted', 2, 'P2', 2), null)], then: 'rest' },
    A1: { cues: [...GENERAL_1, GENERAL_1_AGAIN] },
    A2: { cues: [...GENERAL_2, GENERAL_2_AGAIN] },
    A3: { cues: GENERAL_3 },
  },
  questions: [
    { at: { type: 'delivered', kind: 'promise', to: 'P1', n: 3, times: 2 }, ask: 'chosen' },
    { at: { type: 'delivered', kind: 'accepted', to: 'P1', n: 3, times: 2 }, ask: 'you-know' },
  ],
  goals: [{ kind: 'break', rule: 'O4' }, { kind: 'broken' }],
  cards: [
    {
      cites: 'O4',
      text: say(
        'Of the times that were reported, only the one under the highest number is sure to be safe.',
        '回报的进攻时间里，只有编号最大的那个肯定是安全的。',
      ),
    },
    {
      cites: 'blame',
      text: say(
        "Two times chosen, and one act to blame: mend officer 1's commit, and agreement holds.",
        '两个进攻时间都被多数派接受，追责只追到一个行动：改正参谋1的 commit，一致性就不会被破坏。',
      ),
    },
    {
      cites: 'agreement',
      text: say(
        'Without an act that is unsafe, agreement never breaks. With one, it may.',
        '没有不安全的行动，一致性绝不会被破坏；有了，就可能被破坏。',
      ),
    },
  ],
  expect: { outcome: ['broken'], chosen: ['06:00', '07:00'], breaks: ['O4'] },
};
