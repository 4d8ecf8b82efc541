import type { Lesson } from '../lesson.ts';
import { USUAL, capture, claim, commit, delivered, order, prepare, promises, say, shortWalk } from './notation.ts';

/** 06:00 is chosen, and officer 1 knows. */
const CHOSEN = delivered('accepted', 1, 'P1', 2);

export const lostNotebook: Lesson = {
  ...USUAL,
  id: 'lost-notebook',
  title: say('The lost notebook', '丢失的记录本'),
  idea: say(
    'What a general forgets, it denies in good faith; and agreement may break.',
    '将军忘掉的事，会诚心诚意地否认，一致性就可能因此被破坏。',
  ),
  minutes: 5,
  before: [
    say(
      'General 2 promises, and accepts 06:00. General 1 does the same, and so it is chosen.',
      '将军2许诺，接受 06:00；将军1也一样，于是达成了共识。',
    ),
    say(
      "Then the rain comes in, and general 2's notebook is gone: everything in it is struck out. From now on it knows only what stands in the new one, and that is nothing.",
      '这时下起大雨，将军2的记录本毁了，上面写的全部划掉。从现在起，他只知道新记录本上写的东西：什么也没有。',
    ),
    say(
      'Officer 3 writes. General 2 answers honestly, by an empty notebook.',
      '参谋3来信了。将军2照着空空的记录本，诚实地答复。',
    ),
  ],
  after: [
    say(
      'The answer "nothing accepted" was given in good faith, and it was false. Officer 3 had every right to commit its own time, and a second time was chosen.',
      '“什么也没接受过”这个答复是诚心诚意的，却不是真的。参谋3完全有权 commit 自己的时间，于是第二个进攻时间也被多数派接受了。',
    ),
    say(
      'The referee looks for the root: not the false answer, which follows from the notebook, but the loss of the notebook.',
      '裁判找的是根源：错误的答复只是结果，根源是丢失了记录本。',
    ),
    say(
      'A general that has lost its notebook must not answer any more, or must not lose it at all: hence stable storage, written before the reply leaves.',
      '丢了记录本的将军不能再答复；更好的办法是根本不能丢：所以要先写入持久存储，再送出回信。',
    ),
  ],
  seats: ['A2'],
  level: 'exam',
  valley: shortWalk(capture('prepare', 1, ['P1', 'A3'])),
  stage: {
    P1: {
      cues: [
        prepare(null, 1),
        commit(delivered('promise', 1, 'P1', 2), 1, '06:00', ['A1', 'A2']),
        claim(CHOSEN, 1, '06:00'),
        order(null, '06:00'),
      ],
      then: 'rest',
    },
    P2: { cues: [order(delivered('accepted', 2, 'P3', 2), null)], then: 'rest' },
    P3: {
      cues: [
        prepare(CHOSEN, 2, ['A2', 'A3']),
        commit(delivered('promise', 2, 'P3', 2), 2, '08:00', ['A2', 'A3']),
        claim(delivered('accepted', 2, 'P3', 2), 2, '08:00'),
        order(null, '08:00'),
      ],
      then: 'rest',
    },
    A2: {
      cues: [
        { when: CHOSEN, do: { type: 'write', entry: { promised: 0, accepted: null } } },
        promises(2, ['P3', 'A2']),
      ],
      temper: 'notebook',
    },
  },
  questions: [
    { at: { type: 'answered', kind: 'prepare', to: 'A2', n: 2 }, ask: 'chosen' },
    { at: { type: 'answered', kind: 'prepare', to: 'A2', n: 2 }, ask: 'open' },
  ],
  goals: [{ kind: 'break', rule: 'G10' }, { kind: 'broken' }],
  cards: [
    {
      cites: 'G10',
      text: say(
        'What a general has promised or accepted is never struck out; only a promise or an acceptance under a higher number takes its place.',
        '许诺过、接受过的内容，绝不能从记录本上划掉；只有更大编号的许诺或接受，才能取代它。',
      ),
    },
    {
      cites: 'G4',
      text: say(
        '"Nothing accepted" frees the officer to choose any time. It must be true.',
        '“什么也没接受过”，会让参谋可以自由选择进攻时间。这句话必须是真的。',
      ),
    },
    {
      cites: 'blame',
      text: say(
        'Blame falls on the smallest set of acts whose repair would have kept agreement.',
        '追责时，找的是最小的一组行动：改正它们，一致性就不会被破坏。',
      ),
    },
  ],
  expect: { outcome: ['broken'], chosen: ['06:00', '08:00'], breaks: ['G4', 'G10'] },
};
