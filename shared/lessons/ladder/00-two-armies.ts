import { CALM_VALLEY } from '../../game/valley.ts';
import type { Lesson } from '../lesson.ts';
import { USUAL, say } from './notation.ts';

export const twoArmies: Lesson = {
  ...USUAL,
  id: 'two-armies',
  title: say('Two armies', '两军问题'),
  idea: say('No number of messengers makes both armies sure.', '派多少通信兵，两军都不可能同时确信。'),
  minutes: 4,
  before: [
    say(
      'Two blue armies stand on two hills, the red army between them. One that attacks alone loses. Two that attack at the same time win.',
      '两支蓝军驻扎在两边的山坡上，中间的山谷里是红军。一支蓝军单独进攻，红军胜；两支蓝军同时进攻，蓝军胜。',
    ),
    say(
      'You send an attack time by messenger. Any messenger may be caught in the valley, and nobody tells you which. So the other side confirms, and you confirm the confirmation …',
      '你派通信兵送去进攻时间。每个通信兵都可能在山谷里被俘，被俘了也没人告诉你。于是对方发回确认，你再确认对方的确认……',
    ),
    say(
      'At dawn each army attacks or holds. Attack only if you are sure that the other one does.',
      '黎明时，每支军队要么进攻，要么按兵不动。只有确信对方也会进攻，你才应该进攻。',
    ),
  ],
  after: [
    say(
      'However many messengers got through, there was a last one. Whoever sent it cannot tell whether it arrived: what they have seen is the same either way.',
      '不管有多少通信兵走通了，总有最后一个。派出他的人无法知道信到了没有：到了也好，没到也好，派信人看到的完全一样。',
    ),
    say(
      'If the attack needed that last letter, its sender could not be sure. If it did not, leave it out: then the letter before it is the last. Go on like this, and no letter is left. So no plan of letters makes both sure: there is always one confirmation under way.',
      '如果进攻离不开这最后一封信，派信人就不能确信；如果离得开，就把它去掉，前一封便成了最后一封。这样一封一封去掉，最后一封信也不剩。所以没有哪种约定能让双方都确信：永远有一个在途的确认（ACK）。',
    ),
    say(
      'Paxos does not solve this. It asks for something else: whatever is lost, never two different times; and of three armies, two are enough.',
      'Paxos 并没有解决这个问题，它要求的是另一件事：不管丢了什么信，绝不出现两个不同的进攻时间；而且三支军队里，有两支就够了。',
    ),
  ],
  armies: 2,
  wishes: ['06:00', '07:00'],
  seats: ['P1', 'P2'],
  level: 'exam',
  valley: { ...CALM_VALLEY, walk: [1000, 2500], capture: 0.35 },
  night: 150_000,
  stage: { P1: { temper: 'echo' }, P2: { temper: 'echo' } },
  questions: [
    { at: { type: 'delivered', kind: 'announce', to: 'P1' }, ask: 'sure' },
    { at: { type: 'delivered', kind: 'announce', to: 'P2', times: 2 }, ask: 'sure' },
    { at: { type: 'delivered', kind: 'announce', to: 'P1', times: 3 }, ask: 'sure' },
  ],
  goals: [{ kind: 'undecided' }],
  cards: [
    {
      cites: 'told',
      text: say(
        'An announcement tells you a time. It does not tell its writer that you have it.',
        '通告告诉你一个进攻时间，却不能告诉写信人你已经收到。',
      ),
    },
    {
      cites: 'battle',
      text: say(
        'A victory at a time that was never chosen is luck, however many letters went before it.',
        '在没有达成共识的时间取胜，只是运气，不管之前送过多少信。',
      ),
    },
    {
      cites: 'O8',
      text: say(
        'Where there are only announcements, somebody has to begin with a time that nobody has accepted. The referee writes that down.',
        '如果只有通告，就总得有人先说出一个还没有人接受过的时间。裁判会把这一点记下来。',
      ),
    },
  ],
  expect: { outcome: ['undecided'], breaks: ['O8'] },
};
