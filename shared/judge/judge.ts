/**
 * The judge (SPEC.md, "The judge"): one pass over a record, and the whole verdict. Its cost grows linearly with the
 * record; only blame, which a broken agreement asks for, replays the game.
 */
import type { Flaw } from '../game/flaw.ts';
import { isProtocolEvent, type ReadResult, type SessionRecord } from '../game/record.ts';
import { firstOf, type Knowledge } from '../paxos/knowledge.ts';
import { agreementHolds, mindIn, type Referee } from '../paxos/referee.ts';
import { seatsOf, type Seat } from '../paxos/seats.ts';
import { battleOf } from './battle.ts';
import { blameFor } from './blame.ts';
import { review } from './review.ts';
import type { Outcome, Quadrant, Since, Verdict } from './verdict.ts';

/** What was judged: a record that has not ended is judged as far as it goes. */
export interface Extent {
  readonly armies: number;
  readonly events: number;
  readonly ended: boolean;
}

export type Judged =
  | { readonly ok: true; readonly verdict: Verdict; readonly extent: Extent }
  | { readonly ok: false; readonly flaw: Flaw };

/** Judges what was read of a record file, or hands on in which line it is none. */
export function judge(read: ReadResult): Judged {
  if (!read.ok) return read;
  const { header, events } = read.record;
  const ended = events.at(-1)?.type === 'ended';
  return {
    ok: true,
    verdict: judgeRecord(read.record),
    extent: { armies: header.armies, events: events.length, ended },
  };
}

/** Judges a record that `readRecord` has read, or that a game has kept. */
export function judgeRecord({ header, events }: SessionRecord): Verdict {
  const protocol = events.filter(isProtocolEvent);
  const { referee, violations } = review(header, protocol);
  const outcome = outcomeOf(referee);
  const unsafe = violations.some(({ severity }) => severity === 'unsafe');
  return {
    record: header.id,
    outcome,
    quadrant: quadrantOf(outcome, unsafe),
    chosen: referee.chosen,
    knows: bySeat(referee, ({ known }) => firstOf(known)),
    told: bySeat(referee, ({ told }) => firstOf(told)),
    violations,
    blame: outcome === 'broken' ? blameFor(header, protocol, violations) : [],
    battle: battleOf(referee),
  };
}

function outcomeOf(referee: Referee): Outcome {
  if (!agreementHolds(referee)) return 'broken';
  return referee.chosen.length > 0 ? 'consensus' : 'undecided';
}

function quadrantOf(outcome: Outcome, unsafe: boolean): Quadrant {
  if (unsafe) return outcome === 'broken' ? 'fatal' : 'lucky';
  return outcome === 'undecided' ? 'stuck' : 'sound';
}

function bySeat(referee: Referee, of: (mind: Knowledge) => Since | null): Record<Seat, Since | null> {
  const seats = seatsOf(referee.settings.armies);
  return Object.fromEntries(seats.map((seat) => [seat, of(mindIn(referee, seat))]));
}
