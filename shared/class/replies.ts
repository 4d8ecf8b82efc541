/** What was answered to the questions of a lesson while it was played, held against what was true at that moment. */
import { isProtocolType } from '../game/shape.ts';
import type { GameEvent } from '../game/events.ts';
import type { SessionRecord } from '../game/record.ts';
import type { Moment } from '../game/stage.ts';
import { fulfils, lettersMoved, type LetterMoved } from '../game/state.ts';
import type { Role } from '../lessons/goals.ts';
import type { Ask, Question } from '../lessons/lesson.ts';
import type { Mark } from '../lessons/result.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import { advance, newReferee, type Referee } from '../paxos/referee.ts';
import { armyOf, type Seat } from '../paxos/seats.ts';
import { letterOf } from '../paxos/table.ts';
import type { Reply } from '../room/events.ts';
import { truthOf } from './truth.ts';

/** By question: an answer counts if its moment had come by then, as far as this player could see. */
export function marksOfReplies(
  { header, events }: SessionRecord,
  role: Role,
  questions: readonly Question[],
  replies: readonly Reply[],
): readonly Mark[] {
  const marks = questions.map((): Mark => null);
  if (role === 'red') return marks;
  const referee = newReferee(header);
  const met = questions.map(() => 0);
  const waiting = [...replies];
  const mark = (seq: number): void => {
    while (waiting[0] !== undefined && waiting[0].seq <= seq) {
      const reply = waiting.shift();
      const question = questions[reply?.question ?? -1];
      if (reply === undefined || question === undefined) continue;
      if ((met[reply.question] ?? 0) < (question.at.times ?? 1)) continue;
      marks[reply.question] = isRight(reply.answer, rightAnswer(referee, role, question.ask)) ? 'right' : 'wrong';
    }
  };
  for (const event of events) {
    mark(event.seq - 1);
    if (isProtocolType(event.type)) advance(referee, event as unknown as ProtocolEvent);
    const moved = lettersMoved(event as unknown as GameEvent, (id) => letterOf(referee.table, id));
    for (const [i, { at }] of questions.entries()) {
      met[i] = (met[i] ?? 0) + moved.filter((one) => isSeen(role, at, one)).length;
    }
  }
  mark(Infinity);
  return marks;
}

/** One's own letters are sent, those of others arrive and are answered. */
function isSeen(seat: Seat, moment: Moment, moved: LetterMoved): boolean {
  return fulfils(moment, moved) && (moved.type === 'sent' ? moved.letter.from : moved.letter.to) === seat;
}

function rightAnswer(referee: Referee, seat: Seat, ask: Ask): Reply['answer'] {
  const { chosen, open, known } = truthOf(referee);
  switch (ask) {
    case 'chosen':
      return chosen.length > 0;
    case 'open':
      return open;
    case 'known':
      return known;
    case 'you-know':
      return known.includes(seat);
    case 'sure':
      return new Set(known.map(armyOf)).size === referee.settings.armies;
  }
}

function isRight(answer: Reply['answer'], right: Reply['answer']): boolean {
  if (typeof answer === 'boolean' || typeof right === 'boolean') return answer === right;
  return answer.length === right.length && right.every((seat) => answer.includes(seat));
}
