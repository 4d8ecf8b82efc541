import type { Lesson } from '../lesson.ts';
import { ASIDE, USUAL, delivered, prepare, say, shortWalk } from './notation.ts';

export const duel: Lesson = {
  ...USUAL,
  id: 'duel',
  title: say('The duel', '决斗'),
  idea: say(
    'Nobody breaks a rule, and nothing is chosen: safety is promised, progress is not.',
    '谁都没有违反规则，却什么也没达成：Paxos 保证安全，不保证进展。',
  ),
  minutes: 4,
  before: [
    say(
      'Two officers, both honest, both in a hurry. Whenever one hears too little for too long, it tries a higher number.',
      '两个参谋，都很诚实，也都很着急。谁要是等得太久没有回音，就换一个更大的编号再试。',
    ),
    say(
      'Today every commit takes its time in the valley. Before it arrives, somebody has asked with a higher number.',
      '今天，每一封 commit 的信都在山谷里停留很久。信还没到，就已经有人用更大的编号发起了提议。',
    ),
  ],
  after: [
    say(
      'Every general did its duty, and every officer followed the rules. Yet each commit that crossed the valley came to a general that had promised more by then.',
      '每个将军都尽了义务，每个参谋都守了规则。可每封穿过山谷的 commit 送到时，收信的将军都已经许诺了更大的编号。',
    ),
    say(
      'When letters may take any time, an officer cannot tell slow from gone, and no protocol that is always safe can be sure to finish. Paxos gives up only that certainty, never agreement: it finishes once one officer is left alone for long enough and its letters get through.',
      '如果信在路上花多少时间都有可能，参谋就分不清对方是慢，还是不在了；始终安全的协议，没有哪个能保证一定完成。Paxos 放弃的只是这个保证，绝不放弃一致性：只要有足够长的一段时间只剩一个参谋在提议，信又送得到，它就能完成。',
    ),
    say(
      'That is why real systems choose a leader, or wait for a random time before they try again.',
      '所以真实的系统会选出一个 leader，或者在重试之前随机等一段时间。',
    ),
  ],
  seats: ['P1', 'P2'],
  valley: shortWalk({ match: { kind: 'accept' }, do: 'delay', by: 60_000 }),
  night: 100_000,
  stage: {
    P1: { cues: [prepare(null, 1)], then: 'play', patience: 11_000 },
    P2: { cues: [prepare(delivered('promise', 1, 'P1', 2), 2)], then: 'play', patience: 11_000 },
    P3: ASIDE,
  },
  questions: [
    { at: { type: 'delivered', kind: 'promise', to: 'P1', times: 5 }, ask: 'open' },
    { at: { type: 'delivered', kind: 'promise', to: 'P2', times: 5 }, ask: 'open' },
    { at: { type: 'delivered', kind: 'promise', to: 'P1', times: 9 }, ask: 'chosen' },
  ],
  goals: [{ kind: 'undecided' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'agreement',
      text: say(
        'Nothing chosen is no broken agreement. Stuck is not wrong.',
        '没有达成共识，不等于破坏一致性。卡住了，但没有错。',
      ),
    },
    {
      cites: 'D3',
      text: say(
        'A retry takes a higher number. That is right, and it is what keeps the duel going.',
        '重试要用更大的编号。这是对的，决斗也正是因此停不下来。',
      ),
    },
    {
      cites: 'duty',
      text: say(
        'After promising more, a general accepts no older commit. That is its duty, also when nothing comes of it.',
        '许诺了更大的编号之后，将军就不接受旧的 commit。这是他的义务，哪怕因此一事无成。',
      ),
    },
  ],
  expect: { outcome: ['undecided'] },
};
