import type { Lesson } from '../lesson.ts';
import { ASIDE, USUAL, say, shortWalk } from './notation.ts';

export const oneOfficer: Lesson = {
  ...USUAL,
  id: 'one-officer',
  title: say('One officer', '一个参谋'),
  idea: say(
    'A time is proposed in two phases, and a majority of generals is enough for each.',
    '提议进攻时间要分两个阶段，每个阶段只要多数将军答应就够了。',
  ),
  minutes: 4,
  before: [
    say(
      'Now there are three blue armies. Two that attack at the same time win. Each has an officer, who proposes a time, and a general, who approves it.',
      '现在有三支蓝军，两支或以上同时进攻，蓝军胜。每支军队有一个参谋，负责提议进攻时间；有一个将军，负责批准。',
    ),
    say(
      'Officer 1 goes first: prepare. A number goes to the three generals. Each writes it down and answers ok, which is a promise: nothing with a smaller number from now on.',
      '参谋1先走 prepare 阶段：把编号送给三个将军。将军把编号记在记录本上，回信 ok。这是一个许诺：从此不再答应更小的编号。',
    ),
    say(
      'With two oks comes commit, the accept letter: number and time go out, the generals write both down and answer accepted. With two of these, consensus is reached.',
      '收到两个 ok，就进入 commit 阶段：送出编号和进攻时间，将军把两者都记下来，回信 Accepted。有两个将军接受，就达成共识。',
    ),
  ],
  after: [
    say(
      'Prepare did two things: it asked what had been accepted before (nothing, this time), and whoever promised turns smaller numbers away from then on. Commit had the time accepted.',
      'prepare 做了两件事：问清以前接受过什么（这次什么也没有），并且让许诺了的将军从此拒绝更小的编号。commit 才让将军接受进攻时间。',
    ),
    say(
      'Two of three were enough each time. The third may be slow, or caught, and nothing is lost.',
      '每个阶段，三个将军里有两个就够了。第三个慢一点，或者信被截了，都不要紧。',
    ),
  ],
  seats: ['P1', 'A2'],
  level: 'guided',
  valley: { ...shortWalk(), walk: [800, 1500] },
  stage: { P2: ASIDE, P3: ASIDE },
  questions: [
    { at: { type: 'delivered', kind: 'promise', to: 'P1', times: 2 }, ask: 'chosen' },
    { at: { type: 'delivered', kind: 'accepted', to: 'P1', times: 2 }, ask: 'you-know' },
    { at: { type: 'answered', kind: 'accept', to: 'A2' }, ask: 'you-know' },
  ],
  goals: [{ kind: 'consensus' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'O1',
      text: say(
        'No commit before a majority of generals has promised this very number.',
        '多数将军许诺了这个编号之后，才能 commit。',
      ),
    },
    {
      cites: 'G2',
      text: say(
        'A general writes the number down before promising it: what is written nowhere is forgotten.',
        '将军先把编号记在记录本上，再许诺：没有记下来的，就会忘掉。',
      ),
    },
    {
      cites: 'chosen',
      text: say(
        'Consensus is reached at the moment when a majority of generals has accepted the same number and time, even if nobody knows yet.',
        '多数将军接受了同一个编号和进攻时间，那一刻就达成了共识，哪怕还没有人知道。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['06:00'] },
};
