import type { Lesson } from '../lesson.ts';
import { ALL, ASIDE, USUAL, capture, commit, delivered, prepare, say, shortWalk } from './notation.ts';

export const retry: Lesson = {
  ...USUAL,
  id: 'retry',
  title: say('The same officer tries again', '同一个参谋重试'),
  idea: say(
    'To try again is to begin anew: a higher number, prepare first, and bound by what the new promises report.',
    '重试就是重新开始：用更大的编号，先走 prepare，并且受新的许诺带回的进攻时间约束。',
  ),
  minutes: 5,
  before: [
    say(
      'Officer 1 gets its promises and commits 06:00. Its own general accepts; then nothing more comes. Were the messengers caught on the way there, or on the way back? Nobody tells.',
      '参谋1拿到了许诺，commit 了 06:00。自己的将军接受了，之后再没有回音。通信兵是在去的路上被俘的，还是在回来的路上？没有人告诉你。',
    ),
    say(
      'There is no use in waiting for ever. Try again with a number that is higher, and from the beginning.',
      '一直等下去没有用。换一个更大的编号，从头再来。',
    ),
  ],
  after: [
    say(
      "One acceptance had been cast, and it was not lost: it came back with general 1's promise in the second round. To carry it on is always right; and it is a must where a bare majority has promised, general 1 among them.",
      '第一次其实已经有一个将军接受了。它没有丢：第二轮里，将军1的许诺把它带了回来。沿用它总是对的；如果许诺的刚好是多数，其中又有将军1，那就必须沿用。',
    ),
    say(
      'The promises of the first round were worth nothing in the second. Each number needs a majority of its own.',
      '第一轮的许诺到了第二轮就不算数了。每个编号都要有自己的多数派。',
    ),
    say(
      'This is the client that stopped at some step, whatever the reason, and retries at once or later.',
      '这就是同一个 client 重试：第一次执行到某一步骤因为某种原因停止了，立即或者稍后进行了重试。',
    ),
  ],
  seats: ['P1', 'A1', 'A2'],
  valley: shortWalk(capture('accept', 1, ['P1', 'A2']), capture('accept', 1, ['P1', 'A3'])),
  stage: {
    P1: {
      cues: [prepare(null, 1, ALL), commit(delivered('promise', 1, 'P1', 2), 1, '06:00')],
      then: 'play',
      patience: 9000,
    },
    P2: ASIDE,
    P3: ASIDE,
  },
  questions: [
    { at: { type: 'delivered', kind: 'accepted', to: 'P1', n: 1 }, ask: 'chosen' },
    { at: { type: 'delivered', kind: 'promise', to: 'P1', times: 5 }, ask: 'open' },
    { at: { type: 'answered', kind: 'accept', to: 'A1', n: 1 }, ask: 'chosen' },
  ],
  goals: [{ kind: 'consensus' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'O2',
      text: say(
        'Promises count for the number they carry, and for no other.',
        '许诺只对它所带的编号有效，对别的编号都不算数。',
      ),
    },
    {
      cites: 'O5',
      text: say(
        'One number, one time: whoever wants another time needs another number, and prepare again.',
        '一个编号只能有一个进攻时间：想换时间，就要换编号，重新 prepare。',
      ),
    },
    {
      cites: 'G4',
      text: say(
        'What a general has accepted travels in its next promise. That is how a retry finds out.',
        '将军接受过的时间，会写在他下一次的许诺里。重试的参谋就是这样知道的。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['06:00'] },
};
