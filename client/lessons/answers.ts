/** What a learner answered while time stood still, kept until the game is over and longer, and what was true then. */
import type { Ask } from '../../shared/lessons/lesson.ts';
import { ASKS } from '../../shared/lessons/lesson.ts';
import { armyOf, seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import type { Chronicle } from '../../shared/replay/chronicle.ts';
import { asOf } from '../../shared/replay/history.ts';
import { perspectiveOf } from '../../shared/replay/perspective.ts';
import { recall, remember } from '../storage.ts';

/** Yes or no, or who knows it. */
export type Answer = boolean | readonly Seat[];

export interface Answered {
  /** Which question of the lesson it was. */
  readonly index: number;
  readonly ask: Ask;
  readonly answer: Answer;
  /** How many events the learner's own log had by then. */
  readonly count: number;
}

const KEY = 'asked';
/** Games whose answers are kept. */
const GAMES = 12;

export function answersIn(session: string): readonly Answered[] {
  return kept().find(([id]) => id === session)?.[1] ?? [];
}

export function keepAnswer(session: string, answered: Answered): void {
  const others = answersIn(session).filter(({ index }) => index !== answered.index);
  const rest = kept().filter(([id]) => id !== session);
  remember(KEY, JSON.stringify([...rest, [session, [...others, answered]]].slice(-GAMES)));
}

/** What the question should have been answered with. */
export function truthOf(chronicle: Chronicle, seat: Seat, { ask, count }: Answered): Answer {
  const { header, gauge, minds } = chronicle;
  const seq = perspectiveOf(chronicle, seat).seqs[count - 1] ?? 0;
  const chosen = asOf(chronicle.chosen, seq);
  const knowing = seatsOf(header.armies).filter((one) => {
    const mind = minds.get(one);
    return mind !== undefined && asOf(mind, seq).known.some((value) => chosen.includes(value));
  });
  switch (ask) {
    case 'chosen':
      return chosen.length > 0;
    case 'open':
      return asOf(gauge, seq).some((value) => !chosen.includes(value));
    case 'known':
      return knowing;
    case 'you-know':
      return knowing.includes(seat);
    case 'sure':
      return new Set(knowing.map(armyOf)).size === header.armies;
  }
}

export function isRight(answer: Answer, truth: Answer): boolean {
  if (typeof answer === 'boolean' || typeof truth === 'boolean') return answer === truth;
  return answer.length === truth.length && truth.every((seat) => answer.includes(seat));
}

function kept(): readonly (readonly [string, readonly Answered[]])[] {
  try {
    const read: unknown = JSON.parse(recall(KEY) ?? '[]');
    return Array.isArray(read) ? read.filter(isGame) : [];
  } catch {
    return [];
  }
}

function isGame(game: unknown): game is readonly [string, readonly Answered[]] {
  return (
    Array.isArray(game) &&
    game.length === 2 &&
    typeof game[0] === 'string' &&
    Array.isArray(game[1]) &&
    game[1].every(isAnswered)
  );
}

function isAnswered(one: unknown): one is Answered {
  if (typeof one !== 'object' || one === null) return false;
  const { index, ask, answer, count } = one as Partial<Record<keyof Answered, unknown>>;
  const whole = Number.isInteger(index) && Number.isInteger(count) && (ASKS as readonly unknown[]).includes(ask);
  return whole && (typeof answer === 'boolean' || (Array.isArray(answer) && answer.every(isText)));
}

const isText = (one: unknown): boolean => typeof one === 'string';
