/** A seat's part that is not a part of this seat: what a general cannot do, what an officer cannot be. */
import type { CueDeed, SeatPlan } from '../game/stage.ts';
import { isAcceptor, type Seat } from '../paxos/seats.ts';
import type { LessonFault } from './fault.ts';
import { momentFaults, seatFaults, wayFaults } from './letter-faults.ts';

export function planFaults(
  seat: Seat,
  plan: SeatPlan,
  armies: number | null,
  sound: (path: string) => boolean,
): readonly LessonFault[] {
  const path = `stage.${seat}`;
  const faults: LessonFault[] = [...seatFaults(seat, path, armies)];
  const foreign = (field: string, what: string) => {
    faults.push({ path: `${path}.${field}`, code: 'not-its-part', params: { seat, what } });
  };
  const { temper, breaks } = plan;
  if (sound(`${path}.temper`) && temper !== undefined && !isTemperOf(seat, temper)) foreign('temper', temper);
  // Among more of them every confirmation would be confirmed by each of the others.
  if (sound(`${path}.temper`) && temper === 'echo' && armies !== null && armies !== 2) {
    faults.push({ path: `${path}.temper`, code: 'echo-armies', params: { armies } });
  }
  if (sound(`${path}.breaks`) && breaks !== undefined && !isRuleOf(seat, breaks)) foreign('breaks', breaks);
  for (const field of ['patience', 'used'] as const) {
    if (plan[field] !== undefined && isAcceptor(seat)) foreign(field, field);
  }
  const cues = sound(`${path}.cues`) ? (plan.cues ?? []) : [];
  for (const [i, cue] of cues.entries()) {
    const at = `${path}.cues.${i}`;
    if (cue.when !== null) faults.push(...momentFaults(cue.when, `${at}.when`, armies));
    if (isDeedOf(seat, cue.do)) faults.push(...deedFaults(seat, cue.do, `${at}.do`, armies));
    else foreign(`cues.${i}.do`, cue.do.type);
  }
  return faults;
}

function isTemperOf(seat: Seat, temper: NonNullable<SeatPlan['temper']>): boolean {
  return (temper === 'notebook') === isAcceptor(seat);
}

/** By the table of violations: G, L, D1 and D2 are a general's; O8 and X1 anyone's; the rest an officer's. */
function isRuleOf(seat: Seat, rule: NonNullable<SeatPlan['breaks']>): boolean {
  if (rule === 'O8' || rule === 'X1') return true;
  return /^(G|L|D1|D2)/.test(rule) === isAcceptor(seat);
}

function isDeedOf(seat: Seat, { type }: CueDeed): boolean {
  switch (type) {
    case 'prepare':
    case 'accept':
    case 'claim':
      return !isAcceptor(seat);
    case 'answer':
    case 'write':
      return isAcceptor(seat);
    case 'announce':
    case 'order':
      return true;
  }
}

function deedFaults(seat: Seat, deed: CueDeed, path: string, armies: number | null): readonly LessonFault[] {
  switch (deed.type) {
    case 'prepare':
    case 'accept':
    case 'announce':
      return addresseeFaults(deed.to, `${path}.to`, armies);
    case 'answer':
      return answerFaults(seat, deed, path, armies);
    case 'claim':
    case 'write':
    case 'order':
      return [];
  }
}

function addresseeFaults(to: readonly Seat[], path: string, armies: number | null): readonly LessonFault[] {
  if (to.length === 0 || new Set(to).size < to.length) return [{ path, code: 'bad-addressees', params: {} }];
  return to.flatMap((addressee, i) => seatFaults(addressee, `${path}.${i}`, armies));
}

function answerFaults(
  seat: Seat,
  { letter, reply }: Extract<CueDeed, { type: 'answer' }>,
  path: string,
  armies: number | null,
): readonly LessonFault[] {
  const faults = [...wayFaults(letter, `${path}.letter`, armies)];
  const { kind } = letter;
  if (letter.to !== undefined && letter.to !== seat) {
    faults.push({ path: `${path}.letter.to`, code: 'not-its-part', params: { seat, what: letter.to } });
  }
  if (reply === null || reply.kind === 'reject') return faults;
  // Only one kind of letter can be answered so: which one, the seat has to be told.
  if (kind === undefined) return [...faults, { path: `${path}.letter.kind`, code: 'missing', params: {} }];
  if (kind === (reply.kind === 'promise' ? 'prepare' : 'accept')) return faults;
  return [...faults, { path: `${path}.reply`, code: 'reply-unfit', params: { kind: reply.kind, answers: kind } }];
}
