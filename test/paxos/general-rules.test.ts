import { describe, expect, test } from 'vitest';
import { dutifulAnswer, seal } from '../../shared/paxos/answer.ts';
import { castVote, grant, newDuty, type Duty } from '../../shared/paxos/duty.ts';
import { judgeGeneral, type GeneralAct } from '../../shared/paxos/general-rules.ts';
import type { AcceptLetter, AnnounceLetter, Pair, PrepareLetter, Reply, Request } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import type { Proposer } from '../../shared/paxos/seats.ts';

const X = '06:00';
const Y = '07:00';
const pair = (n: number, value = X): Pair => ({ n, value });
const book = (promised: number, accepted: Pair | null = null): Notebook => ({ promised, accepted });

const prepare = (n: number, from: Proposer = 'P1'): PrepareLetter => ({ id: 'L', from, to: 'A1', kind: 'prepare', n });
const accept = (n: number, value = X, from: Proposer = 'P1'): AcceptLetter => ({
  id: 'L',
  from,
  to: 'A1',
  kind: 'accept',
  n,
  value,
});
const announce: AnnounceLetter = { id: 'L', from: 'P1', to: 'A1', kind: 'announce', value: X };
const promises = (letter: Request, accepted: Pair | null = null) => seal({ kind: 'promise', accepted }, letter, 'R');
const accepts = (letter: Request) => seal({ kind: 'accepted' }, letter, 'R');
const rejects = (letter: Request, promised: number) => seal({ kind: 'reject', promised }, letter, 'R');

/** Promised 2 to P1, voted (2, X). */
function voted2(): Duty {
  const duty = newDuty();
  castVote(duty, pair(2), 'P1');
  return duty;
}

/** Promised 2 to P1, no vote. */
function promised2(): Duty {
  const duty = newDuty();
  grant(duty, 2, 'P1');
  return duty;
}

function says(
  duty: Duty,
  before: Notebook,
  letter: GeneralAct['letter'],
  after: Notebook,
  reply: Reply | null,
  acceptRule: 'textbook' | 'seed' = 'textbook',
): string {
  return judgeGeneral(duty, { letter, before, after, reply }, acceptRule)
    .map(({ rule, severity, root }) =>
      [rule, severity === 'odd' && rule === 'G1' ? 'odd' : '', root ? '' : 'consequence'].filter(Boolean).join(' '),
    )
    .join(', ');
}

type Row = [
  title: string,
  duty: Duty,
  before: Notebook,
  letter: GeneralAct['letter'],
  after: Notebook,
  reply: Reply | null,
  said: string,
];

const P = promised2();
const V = voted2();
const b2 = book(2);
const v2 = book(2, pair(2));
const spoiled = book(0);

const ROWS: Row[] = [
  // The table of right answers, row by row.
  ['right: a higher prepare is promised', P, b2, prepare(3), book(3), promises(prepare(3)), ''],
  ['right: a promise reports the vote', V, v2, prepare(3), book(3, pair(2)), promises(prepare(3), pair(2)), ''],
  ['right: silence', V, v2, prepare(3), v2, null, ''],
  ['right: the promise repeated to the same officer', V, v2, prepare(2), v2, promises(prepare(2), pair(2)), ''],
  ['right: the same number refused to another', P, b2, prepare(2, 'P2'), b2, rejects(prepare(2, 'P2'), 2), ''],
  ['right: a lower prepare refused', P, b2, prepare(1), b2, rejects(prepare(1), 2), ''],
  ['right: an accept at the promised number', P, b2, accept(2), v2, accepts(accept(2)), ''],
  ['right: an accept above it', P, b2, accept(3), book(3, pair(3)), accepts(accept(3)), ''],
  [
    'right: an accept from another officer at the promised number',
    P,
    b2,
    accept(2, X, 'P2'),
    v2,
    accepts(accept(2, X, 'P2')),
    '',
  ],
  ['right: accepted repeated', V, v2, accept(2), v2, accepts(accept(2)), ''],
  ['right: another value at the number refused', V, v2, accept(2, Y), v2, rejects(accept(2, Y), 2), ''],
  ['right: a lower accept refused', P, b2, accept(1), b2, rejects(accept(1), 2), ''],
  ['right: reading an announcement', V, v2, announce, v2, null, ''],
  ['right: a notebook set right by hand', V, spoiled, null, v2, null, ''],
  // The violations.
  ['G1: a lower promise, notebook lowered', P, b2, prepare(1), book(1), promises(prepare(1)), 'G1'],
  ['G1: odd while the notebook still forbids', P, b2, prepare(1), b2, promises(prepare(1)), 'G1 odd'],
  ['G1: a consequence of a lost notebook', P, spoiled, prepare(1), book(1), promises(prepare(1)), 'G1 consequence'],
  ['G2: a promise that is not written', P, b2, prepare(3), b2, promises(prepare(3)), 'G2'],
  ['G2: and what it lowers is not said twice (G10)', P, b2, prepare(3), book(1), promises(prepare(3)), 'G2'],
  ['G3: a lower vote', P, b2, accept(1), book(2, pair(1)), accepts(accept(1)), 'G3'],
  ['G3: hides G8 and G10', P, b2, accept(1), book(1), accepts(accept(1)), 'G3'],
  ['G3: by writing alone, and unanswered (D2)', P, b2, accept(1), book(2, pair(1)), null, 'G3, D2'],
  ['G4: a vote hidden', V, v2, prepare(3), book(3, pair(2)), promises(prepare(3)), 'G4'],
  [
    'G4: a consequence where the notebook has none',
    V,
    book(2),
    prepare(3),
    book(3),
    promises(prepare(3)),
    'G4 consequence',
  ],
  ['G5: another pair reported', V, v2, prepare(3), book(3, pair(2)), promises(prepare(3), pair(1)), 'G5'],
  [
    'G5: the right number with another value',
    V,
    v2,
    prepare(3),
    book(3, pair(2)),
    promises(prepare(3), pair(2, Y)),
    'G5',
  ],
  ['G6: a pair reported by one who never voted', P, b2, prepare(3), book(3), promises(prepare(3), pair(1)), 'G6'],
  ['G7: a second value at one number', V, v2, accept(2, Y), book(2, pair(2, Y)), accepts(accept(2, Y)), 'G7'],
  ['G7: a foreign pair written', V, v2, prepare(3), book(3, pair(1)), promises(prepare(3), pair(2)), 'G7'],
  ['G7: a pair written where none was', P, b2, null, book(2, pair(1)), null, 'G7'],
  ['G8: accepted and not written', P, b2, accept(2), b2, accepts(accept(2)), 'G8'],
  ['G8: hides the foreign pair written instead', P, b2, accept(2), book(2, pair(1)), accepts(accept(2)), 'G8'],
  ['G9: a vote that does not raise the promise', P, b2, accept(3), book(2, pair(3)), accepts(accept(3)), 'G9'],
  ['G10: the promise lowered', P, b2, null, book(1), null, 'G10'],
  ['G10: the vote struck out', V, v2, null, book(2), null, 'G10'],
  ['G10: lowered while it rightly refuses', P, b2, prepare(1), book(0), rejects(prepare(1), 2), 'G10'],
  ['G11: one number promised to two officers', P, b2, prepare(2, 'P2'), b2, promises(prepare(2, 'P2')), 'G11'],
  ['L1: a higher prepare refused', P, b2, prepare(3), b2, rejects(prepare(3), 2), 'L1'],
  ['L1: its own officer refused', P, b2, prepare(2), b2, rejects(prepare(2), 2), 'L1'],
  ['L1: an accept above the promise refused', P, b2, accept(3), b2, rejects(accept(3), 2), 'L1'],
  ['L1: what it voted for refused', V, v2, accept(2), v2, rejects(accept(2), 2), 'L1'],
  [
    'L1: a consequence of a raised notebook',
    P,
    book(9),
    prepare(3),
    book(9),
    rejects(prepare(3), 9),
    'L1 consequence, L2 consequence',
  ],
  ['L2: a refusal with another number', P, b2, prepare(1), b2, rejects(prepare(1), 5), 'L2'],
  ['D1: the promise raised by hand', P, b2, null, book(9), null, 'D1'],
  ['D1: not by a promise or vote that raises the duty too', P, b2, accept(3), book(3, pair(3)), accepts(accept(3)), ''],
  ['D2: a vote in silence', P, b2, accept(2), v2, null, 'D2'],
  ['all that holds is said, in table order', V, v2, prepare(3), book(2), promises(prepare(3)), 'G2, G4, G10'],
];

describe('a general', () => {
  test.each(ROWS)('%s', (_, duty, before, letter, after, reply, said) => {
    expect(says(duty, before, letter, after, reply)).toBe(said);
  });

  test('L1: the seed also allows an accept above the promise to be refused, and nothing else', () => {
    expect(says(P, b2, accept(3), b2, rejects(accept(3), 2), 'seed')).toBe('');
    expect(says(P, b2, accept(2), b2, rejects(accept(2), 2), 'seed')).toBe('L1');
    expect(says(P, b2, prepare(3), b2, rejects(prepare(3), 2), 'seed')).toBe('L1');
  });

  test('G3: a vote cast before may be repeated though a higher number is promised now', () => {
    const duty = voted2();
    grant(duty, 5, 'P2');
    const notebook = book(5, pair(2));
    expect(says(duty, notebook, accept(2), notebook, accepts(accept(2)))).toBe('');
    expect(says(duty, notebook, accept(2), notebook, rejects(accept(2), 5))).toBe('');
  });

  test('G7: of two votes at one number the first one stands, and repeating either is G7 again', () => {
    const duty = voted2();
    castVote(duty, pair(2, Y), 'P1');
    expect(duty.accepted).toEqual(pair(2, X));
    expect(says(duty, v2, accept(2, Y), v2, accepts(accept(2, Y)))).toBe('G7');
    expect(says(duty, v2, accept(2, X), v2, accepts(accept(2, X)))).toBe('G7 consequence');
    expect(says(duty, v2, accept(2, X), v2, rejects(accept(2, X), 2))).toBe('');
  });

  test('G3: hides also what the G8 that it hides would hide', () => {
    expect(says(P, b2, accept(1), book(2, pair(7)), accepts(accept(1)))).toBe('G3');
  });

  test('a notebook left untouched casts no vote, whatever stands in it', () => {
    const entered = book(0, pair(1));
    expect(says(newDuty(), entered, accept(1), entered, null)).toBe('');
    expect(says(newDuty(), entered, accept(1), entered, rejects(accept(1), 0))).toBe('L1');
    expect(says(newDuty(), book(0), accept(1), entered, null)).toBe('G9, D2');
  });

  test('the answer that a duty asks for is never wrong', () => {
    for (const duty of [newDuty(), promised2(), voted2()]) {
      const before = book(duty.promised, duty.accepted);
      for (const letter of [1, 2, 3].flatMap((n) => [prepare(n), prepare(n, 'P2'), accept(n), accept(n, Y, 'P2')])) {
        const { notebook, reply } = dutifulAnswer(duty, letter);
        expect(says(duty, before, letter, notebook, reply && seal(reply, letter, 'R'))).toBe('');
      }
    }
  });
});
