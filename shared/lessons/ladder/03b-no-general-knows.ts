/** The story's third conclusion, in its second scene before officer 1 tries again. */
import type { Lesson } from '../lesson.ts';
import { FIRST_ROUNDS, GENERAL_1, GENERAL_2, GENERAL_3, OFFICER_1, OFFICER_2 } from './crossing.ts';
import { USUAL, delivered, order, say, shortWalk } from './notation.ts';

const CHOSEN = delivered('accepted', 2, 'P2', 2);

export const noGeneralKnows: Lesson = {
  ...USUAL,
  id: 'no-general-knows',
  title: say('Agreed, and no general knows', '达成了共识，却没有将军明确'),
  idea: say('Consensus can be reached while no general can tell.', '系统达成了共识，却没有为任何一个将军明确共识。'),
  minutes: 4,
  before: [
    say(
      "The same crossing, seen from a general's tent. You answer what comes, as your duty asks, and your notebook fills.",
      '还是交叉提议的场景，这次从将军的帐篷里看。来什么信，就按义务答复，记录本一点一点写满。',
    ),
    say(
      'This time officer 1 does not try again, and nobody announces anything.',
      '这一次，参谋1没有重新发起提议，也没有人发通告。',
    ),
    say(
      'When a time stands in your notebook, ask yourself: is it the one?',
      '当记录本上写着一个进攻时间，问问自己：就是它吗？',
    ),
  ],
  after: [
    say(
      "Generals 2 and 3 accepted time 2, so it was chosen. Officer 2 holds both answers and knows. General 1's notebook says time 1, and that was never chosen.",
      '将军2和将军3接受了进攻时间2，所以达成了共识。参谋2拿着两封回信，他知道。而将军1记录的是进攻时间1，其实是一个错误的进攻时间。',
    ),
    say(
      "Generals 2 and 3 had the right time, and no way to tell: each knew only of its own acceptance. No general, at any moment, can rule out that it is in general 1's place.",
      '将军2和将军3记录的时间是对的，可他们无从判断：每个将军只知道自己接受了。任何一个将军在任何一个时刻，都无法判断自己不是处在将军1的场景下。',
    ),
    say(
      'Only officer 2 could order the attack and prove that the time is right. Telling everybody is a task of its own, and Basic Paxos leaves it open.',
      '所以只有参谋2能下令进攻，并且拿得出证明。怎样让所有人都知道，是另一件事，Basic Paxos 没有管。',
    ),
  ],
  seats: ['A1', 'A2', 'A3'],
  valley: shortWalk(...FIRST_ROUNDS),
  stage: {
    P1: { cues: [...OFFICER_1, order(CHOSEN, null)], then: 'rest' },
    P2: { cues: [...OFFICER_2, order(null, '07:00')], then: 'rest' },
    P3: { cues: [order(CHOSEN, null)], then: 'rest' },
    A1: { cues: GENERAL_1 },
    A2: { cues: GENERAL_2 },
    A3: { cues: GENERAL_3 },
  },
  questions: [
    { at: { type: 'answered', kind: 'accept', to: 'A1', n: 1 }, ask: 'chosen' },
    { at: { type: 'answered', kind: 'accept', to: 'A2', n: 2 }, ask: 'chosen' },
    { at: { type: 'answered', kind: 'accept', to: 'A3', n: 2 }, ask: 'chosen' },
    { at: { type: 'answered', kind: 'accept', to: 'A3', n: 2 }, ask: 'you-know' },
  ],
  goals: [{ kind: 'consensus' }, { kind: 'clean' }],
  cards: [
    {
      cites: 'knows',
      text: say(
        'A general alone never knows: nobody sends it the acceptances of the others.',
        '将军凭自己永远不能知道：没有人把其他将军的接受告诉他。',
      ),
    },
    {
      cites: 'knows',
      text: say(
        'What counts as proof is a majority of generals, heard one by one, under one number. That is what an officer collects.',
        '能作证明的，是亲自听到的、同一个编号下的多数将军。这正是参谋收集的东西。',
      ),
    },
    {
      cites: 'X1',
      text: say(
        'An army that attacks at the time in its notebook, without proof and without having been told, attacks on belief.',
        '只凭记录本上的时间就进攻，既拿不出证明，也没有人通告过，那只是相信，不是知道。',
      ),
    },
  ],
  expect: { outcome: ['consensus'], chosen: ['07:00'] },
};
