import type { Lesson } from '../lesson.ts';
import {
  ASIDE,
  USUAL,
  answered,
  capture,
  claim,
  commit,
  delivered,
  hold,
  order,
  prepare,
  say,
  shortWalk,
} from './notation.ts';

export const ghostLetter: Lesson = {
  ...USUAL,
  id: 'ghost-letter',
  title: say('The ghost letter', '迟到的旧信'),
  idea: say(
    'A letter counts for the number it carries, however late it comes.',
    '一封信只对它所带的编号有效，不管它多晚才到。',
  ),
  minutes: 5,
  before: [
    say(
      'Officer 1 has asked with number 1. General 2 said ok, but its messenger hides somewhere in the valley.',
      '参谋1用（编号1）发起了提议。将军2回了 ok，可送信的通信兵躲在山谷里，迟迟没有走出来。',
    ),
    say(
      'While officer 1 waits, others act. Now it tries again with number 3: general 1 says ok, and just then an old messenger walks in.',
      '参谋1等待的时候，别人已经行动了。现在他用（编号3）重试：将军1回了 ok，正好这时，一个旧的通信兵走了进来。',
    ),
    say(
      'Here is an ok of general 1 and an ok of general 2. May officer 1 commit with number 3?',
      '将军1的 ok 有了，将军2的 ok 也有了。参谋1可以用（编号3）commit 了吗？',
    ),
  ],
  after: [
    say(
      "General 2's ok was for number 1. For number 3 there was only general 1's, and that is no majority. Meanwhile 07:00 had been chosen with number 2, and a commit of 06:00 with number 3 could have broken the agreement.",
      '将军2的 ok 是给编号1的。给编号3的只有将军1一个，不是多数派。而这期间，07:00 已经在编号2下达成共识；这时用编号3 commit 06:00，就可能破坏一致性。',
    ),
    say(
      'The story\'s "ok" is short for "ok to number 1". Left that short, it would be dangerous, so every letter here carries its number.',
      '故事里的“ok”，意思是“对编号1 ok”。如果真的只写 ok，就很危险。所以这里的每封信都带着编号。',
    ),
    say(
      'Trying once more, with a higher number, brings 07:00 back from the generals.',
      '用更大的编号再试一次，将军们就会把 07:00 带回来。',
    ),
  ],
  seats: ['P1'],
  valley: shortWalk(
    capture('prepare', 1, ['P1', 'A3']),
    hold('promise', 1, ['A2', 'P1'], answered('prepare', 3, ['P1', 'A1'])),
    capture('prepare', 3, ['P1', 'A2']),
    capture('prepare', 3, ['P1', 'A3']),
  ),
  stage: {
    P1: { cues: [prepare(null, 1), prepare(delivered('accepted', 2, 'P2', 2), 3)], then: 'play', patience: 9000 },
    P2: {
      cues: [
        prepare(answered('prepare', 1, ['P1', 'A2']), 2, ['A2', 'A3']),
        commit(delivered('promise', 2, 'P2', 2), 2, '07:00', ['A2', 'A3']),
        claim(delivered('accepted', 2, 'P2', 2), 2, '07:00'),
        order(null, '07:00'),
      ],
      then: 'rest',
    },
    P3: ASIDE,
  },
  questions: [
    { at: { type: 'delivered', kind: 'promise', from: 'A2', to: 'P1', n: 1 }, ask: 'chosen' },
    { at: { type: 'delivered', kind: 'promise', from: 'A2', to: 'P1', n: 1 }, ask: 'open' },
  ],
  goals: [{ kind: 'chosen', value: '07:00' }, { kind: 'clean' }, { kind: 'know' }],
  cards: [
    {
      cites: 'O2',
      text: say('Promises of two rounds do not add up to a majority.', '两轮的许诺不能加在一起凑成多数派。'),
    },
    {
      cites: 'duty',
      text: say(
        'A promise binds from the moment it is sealed, however late it arrives. By then its general may have promised more.',
        '许诺从封好的那一刻起就有约束力，不管多晚送到。等它送到，将军可能早已许诺了更大的编号。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['07:00'] },
};
