import { CALM_VALLEY } from '../../game/valley.ts';
import type { Lesson } from '../lesson.ts';
import { USUAL, say } from './notation.ts';

export const redArmy: Lesson = {
  ...USUAL,
  id: 'red-army',
  title: say('You are the red army', '你是红军'),
  idea: say(
    'Who rules the valley can prevent consensus, and can never break it.',
    '掌握山谷的人，可以阻止达成共识，却永远无法破坏一致性。',
  ),
  minutes: 6,
  before: [
    say(
      'Change sides. Whoever goes from one hill to another passes through your valley. Capture the messengers, hold them up, have them bring a letter twice. You can neither change nor forge a letter.',
      '换一边。所有通信兵都要经过你的山谷：抓住他们，拖住他们，让他们把同一封信再送一遍。但你改不了信，也造不了假。',
    ),
    say(
      'The blue armies keep every rule. Try to make them choose two different times: you cannot. Try to keep them from choosing any: you can.',
      '三支蓝军人人守规则。试着让他们选出两个不同的进攻时间：你做不到。试着让他们一个也选不出来：你做得到。',
    ),
    say(
      'Let nothing be chosen for a minute, and stop as few messengers as you can: that is your score. Better still, let nothing be chosen for the whole night.',
      '让他们一分钟之内达不成共识，拦下的通信兵越少越好：这就是你的得分。能拖一整夜，就更好了。',
    ),
  ],
  after: [
    say(
      'Whatever you did to the messengers, agreement stood. Two majorities always share a general, and no letter that you hold back makes that general lie.',
      '不管你怎样对付通信兵，一致性都没有被破坏。任意两个多数派必有一个共同的将军，你扣下再多的信，也不能让他说谎。',
    ),
    say(
      'Whether anything is chosen is another matter. Without letters nobody agrees, and no protocol can help that.',
      '至于能不能达成共识，那是另一回事。信都送不到，谁也达不成共识，什么协议都没有办法。',
    ),
    say(
      'That is the promise of Paxos in one line: while everybody keeps the rules, never two different times, whatever happens to the letters; and one time, once one officer is left alone for long enough and its letters get through.',
      '一句话说，这就是 Paxos 的保证：只要人人守规则，不管信遇到什么，绝不会有两个不同的时间；只要有足够长的一段时间只剩一个参谋在提议，信又送得到，就会有一个时间。',
    ),
  ],
  seats: ['red'],
  valley: { ...CALM_VALLEY, walk: [4000, 8000] },
  pace: [1000, 3000],
  night: 240_000,
  goals: [{ kind: 'delay', for: 60_000 }, { kind: 'undecided' }],
  cards: [
    {
      cites: 'agreement',
      text: say(
        'Lost, late and copied letters never break agreement while everybody keeps the rules.',
        '只要人人守规则，丢失、延迟和重放的信都不会破坏一致性。',
      ),
    },
    {
      cites: 'quorum',
      text: say(
        'Any two majorities share a general, and it has written down what it did.',
        '任意两个多数派必有一个共同的将军，他做过的事都记在记录本上。',
      ),
    },
    {
      cites: 'chosen',
      text: say(
        'What is chosen stays chosen. Whoever comes too late to prevent it cannot undo it.',
        '达成的共识永远有效。没能及时阻止，就再也无法推翻。',
      ),
    },
  ],
  expect: { outcome: ['consensus'] },
};
