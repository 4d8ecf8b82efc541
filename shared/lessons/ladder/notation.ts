/** Short words for what the lessons of the ladder are made of. What they yield is plain data. */
import type { Cue, Moment, SeatPlan } from '../../game/stage.ts';
import { CALM_VALLEY, type ScriptLine, type Until, type ValleySettings } from '../../game/valley.ts';
import type { LetterKind, Pair } from '../../paxos/letters.ts';
import type { Acceptor, Proposer, Seat } from '../../paxos/seats.ts';
import { LESSON_FORMAT, type Lesson, type Text } from '../lesson.ts';

export const say = (en: string, zh: string): Text => ({ en, zh });

/** What most lessons have in common. */
export const USUAL = {
  format: LESSON_FORMAT,
  armies: 3,
  acceptRule: 'textbook',
  tent: 'separate',
  level: 'coached',
  wishes: ['06:00', '07:00', '08:00'],
  pace: [600, 1200],
  dawn: 30_000,
  night: null,
  stage: {},
  questions: [],
} as const satisfies Partial<Lesson>;

export const shortWalk = (...script: readonly ScriptLine[]): ValleySettings => ({
  ...CALM_VALLEY,
  walk: [1000, 2000],
  script,
});

export const ALL: readonly Acceptor[] = ['A1', 'A2', 'A3'];

/** Has no part in this story. */
export const ASIDE: SeatPlan = { then: 'rest' };

type Way<From extends Seat, To extends Seat> = readonly [from: From, to: To];

export const delivered = (kind: LetterKind, n: number, to: Seat, times = 1): Moment => ({
  type: 'delivered',
  kind,
  to,
  n,
  ...(times === 1 ? {} : { times }),
});

export const answered = (kind: 'prepare' | 'accept', n: number, [from, to]: Way<Proposer, Acceptor>): Until => ({
  type: 'answered',
  kind,
  from,
  to,
  n,
});

export const capture = (kind: LetterKind, n: number, [from, to]: Way<Seat, Seat>): ScriptLine => ({
  match: { kind, from, to, n },
  do: 'capture',
});

export const hold = (kind: LetterKind, n: number, [from, to]: Way<Seat, Seat>, until: Until): ScriptLine => ({
  match: { kind, from, to, n },
  do: 'hold',
  until,
});

export const prepare = (when: Moment | null, n: number, to: readonly Acceptor[] = ALL): Cue => ({
  when,
  do: { type: 'prepare', to, n },
});

export const commit = (when: Moment | null, n: number, value: string, to: readonly Acceptor[] = ALL): Cue => ({
  when,
  do: { type: 'accept', to, n, value },
});

export const claim = (when: Moment | null, n: number, value: string): Cue => ({
  when,
  do: { type: 'claim', n, value },
});

export const order = (when: Moment | null, value: string | null): Cue => ({ when, do: { type: 'order', value } });

/** Writes n down and answers ok, with what was accepted before. */
export const promises = (n: number, way: Way<Proposer, Acceptor>, accepted: Pair | null = null): Cue => ({
  ...letterOf('prepare', n, way),
  do: {
    type: 'answer',
    letter: { kind: 'prepare', from: way[0], to: way[1], n },
    entry: { promised: n },
    reply: { kind: 'promise', accepted },
  },
});

/** Writes number and time down and answers accepted. */
export const accepts = (n: number, value: string, way: Way<Proposer, Acceptor>): Cue => ({
  ...letterOf('accept', n, way),
  do: {
    type: 'answer',
    letter: { kind: 'accept', from: way[0], to: way[1], n },
    entry: { promised: n, accepted: { n, value } },
    reply: { kind: 'accepted' },
  },
});

export const rejects = (n: number, way: Way<Proposer, Acceptor>, promised: number): Cue => ({
  ...letterOf('accept', n, way),
  do: {
    type: 'answer',
    letter: { kind: 'accept', from: way[0], to: way[1], n },
    entry: {},
    reply: { kind: 'reject', promised },
  },
});

function letterOf(kind: LetterKind, n: number, [from, to]: Way<Proposer, Acceptor>): Pick<Cue, 'when'> {
  return { when: { type: 'delivered', kind, from, to, n } };
}
