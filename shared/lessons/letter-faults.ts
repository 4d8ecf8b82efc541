/** Seats that a lesson's armies do not have, letters that go between no such seats, moments that never come. */
import type { Moment } from '../game/stage.ts';
import type { LetterMatch } from '../game/valley.ts';
import { armyOf, isAcceptor, isProposer, type Seat } from '../paxos/seats.ts';
import type { LessonFault } from './fault.ts';

/** `armies` is null where the lesson does not say how many. */
export function seatFaults(seat: Seat, path: string, armies: number | null): readonly LessonFault[] {
  if (armies === null || armyOf(seat) <= armies) return [];
  return [{ path, code: 'no-such-seat', params: { seat, armies } }];
}

export function wayFaults(match: LetterMatch, path: string, armies: number | null): readonly LessonFault[] {
  const { from, to, kind } = match;
  const faults: LessonFault[] = [
    ...(from === undefined ? [] : seatFaults(from, `${path}.from`, armies)),
    ...(to === undefined ? [] : seatFaults(to, `${path}.to`, armies)),
  ];
  if (!goes(match)) {
    faults.push({ path, code: 'wrong-way', params: { kind: kind ?? '?', from: from ?? '?', to: to ?? '?' } });
  }
  return faults;
}

/** Whether there is any letter that it matches. */
function goes({ from, to, kind, n }: LetterMatch): boolean {
  switch (kind) {
    case 'prepare':
    case 'accept':
      return (from === undefined || isProposer(from)) && (to === undefined || isAcceptor(to));
    case 'promise':
    case 'accepted':
    case 'reject':
      return (from === undefined || isAcceptor(from)) && (to === undefined || isProposer(to));
    case 'announce':
      return n === undefined && (from === undefined || from !== to);
    default:
      return from === undefined || from !== to;
  }
}

export function momentFaults(moment: Moment, path: string, armies: number | null): readonly LessonFault[] {
  const { type, kind } = moment;
  const faults = wayFaults(moment, path, armies);
  if (type !== 'answered' || kind === undefined || kind === 'prepare' || kind === 'accept') return faults;
  return [...faults, { path: `${path}.type`, code: 'never-happens', params: { type, kind } }];
}
