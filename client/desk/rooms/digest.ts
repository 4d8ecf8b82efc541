/** One room as its card tells it: the trace takes in what is new of the game's log, and the digest is read off both. */
import type { GameEvent } from '../../../shared/game/events.ts';
import { samePair, type Letter } from '../../../shared/paxos/letters.ts';
import { mindIn, type Referee } from '../../../shared/paxos/referee.ts';
import type { RuleId } from '../../../shared/paxos/rules.ts';
import { armyOf, isAcceptor, seatsOf, type Seat } from '../../../shared/paxos/seats.ts';
import { letterOf } from '../../../shared/paxos/table.ts';
import { bitCount } from '../../../shared/paxos/tally.ts';
import type { RoomView } from '../../../shared/wire/room-view.ts';
import type { Witness } from '../../../shared/diagram/witness.ts';

/** Game time without an act after which a room, or a player who has something to do, seems to need help. */
export const STILL_MS = 60_000;
/** Numbers that may be tried without a vote before it looks like a duel; or one more than there are officers. */
const NUMBERS = 4;

export type RoomPhase = 'lobby' | 'playing' | 'paused' | 'over';

export type Outcome =
  | { readonly kind: 'undecided' }
  | { readonly kind: 'chosen'; readonly value: string }
  | { readonly kind: 'broken'; readonly values: readonly string[] }
  /** Nothing moves since this game time; or so many numbers were tried since the last vote. */
  | { readonly kind: 'stuck'; readonly since: number; readonly numbers: number | null };

export interface Slip {
  readonly rule: RuleId;
  readonly times: number;
  /** Whose acts broke it. */
  readonly seats: readonly Seat[];
}

export interface Idle {
  readonly seat: Seat;
  /** A letter lies unanswered, or an officer does nothing, since this game time. */
  readonly why: 'letter' | 'still';
  readonly since: number;
}

export interface Digest {
  readonly phase: RoomPhase;
  readonly session: string | null;
  /** Null before the first game. */
  readonly outcome: Outcome | null;
  readonly letters: number;
  readonly walking: number;
  readonly held: number;
  /** How many numbers were used. */
  readonly numbers: number;
  /** The most votes that any pair has. */
  readonly votes: { readonly value: string; readonly count: number } | null;
  readonly slips: readonly Slip[];
  readonly knowing: readonly Seat[];
  readonly idle: readonly Idle[];
  /** Seats of people who do not have the room open, with no bot in their stead. */
  readonly away: readonly Seat[];
  /** Seats with nobody, not even a bot. */
  readonly empty: number;
}

/** Advanced in place by its one owner. */
export interface Trace {
  /** How many events are taken in. */
  read: number;
  /** Game time of the last act of any seat, and of each. */
  lastAct: number;
  readonly acts: Map<Seat, number>;
  /** Requests that lie before a general, by letter: since when. */
  readonly waiting: Map<string, { readonly seat: Seat; readonly since: number }>;
  readonly answered: Set<string>;
  readonly numbers: Set<number>;
  numbersSinceVote: number;
  readonly slips: Map<RuleId, Map<Seat, number>>;
}

export function newTrace(): Trace {
  return {
    read: 0,
    lastAct: 0,
    acts: new Map(),
    waiting: new Map(),
    answered: new Set(),
    numbers: new Set(),
    numbersSinceVote: 0,
    slips: new Map(),
  };
}

/** Takes in what the witness has seen since the last time. */
export function follow(trace: Trace, { seen, referee }: Pick<Witness, 'seen' | 'referee'>): void {
  for (; trace.read < seen.length; trace.read += 1) {
    const next = seen[trace.read];
    if (next === undefined) return;
    take(trace, next.event, (id) => letterOf(referee.table, id));
    const by = actorOf(next.event);
    if (by !== null) for (const rule of next.broken) slip(trace, rule, by);
  }
}

/** Whose act it was; null for what the valley, the room or the host do. */
function actorOf(event: GameEvent): Seat | null {
  switch (event.type) {
    case 'sent':
      return event.letter.from;
    case 'answered':
    case 'wrote':
    case 'claimed':
    case 'ordered':
      return event.by;
    case 'delivered':
    case 'captured':
    case 'departed':
    case 'diverted':
    case 'paused':
    case 'resumed':
    case 'dawn':
    case 'seated':
    case 'ended':
      return null;
  }
}

function take(trace: Trace, event: GameEvent, find: (id: string) => Letter | null): void {
  const by = actorOf(event);
  if (by !== null) {
    trace.lastAct = event.at;
    trace.acts.set(by, event.at);
  }
  if (event.type === 'sent' && event.letter.kind !== 'announce' && !trace.numbers.has(event.letter.n)) {
    trace.numbers.add(event.letter.n);
    trace.numbersSinceVote += 1;
  }
  if (event.type === 'delivered') {
    const letter = find(event.letter);
    const asks = letter?.kind === 'prepare' || letter?.kind === 'accept';
    if (asks && !trace.answered.has(letter.id) && !trace.waiting.has(letter.id)) {
      trace.waiting.set(letter.id, { seat: letter.to, since: event.at });
    }
  }
  if (event.type === 'answered') {
    trace.waiting.delete(event.re);
    trace.answered.add(event.re);
    const asked = find(event.re);
    if (asked?.kind !== 'accept') return;
    const votes = event.reply?.kind === 'accepted' || samePair(event.notebook.accepted, pairIn(asked));
    if (votes) trace.numbersSinceVote = 0;
  }
}

function pairIn({ n, value }: { readonly n: number; readonly value: string }) {
  return { n, value };
}

function slip({ slips }: Trace, rule: RuleId, by: Seat): void {
  const seats = slips.get(rule) ?? new Map<Seat, number>();
  seats.set(by, (seats.get(by) ?? 0) + 1);
  slips.set(rule, seats);
}

/** `witness` is null where no game was begun, or nothing of it has come yet. */
export function digestOf(
  view: RoomView,
  witness: Pick<Witness, 'referee' | 'walkers'> | null,
  trace: Trace,
  now: number,
): Digest {
  const phase = phaseOf(view);
  const away = view.seats.flatMap(({ seat, member, bot, here }) => (member !== null && !bot && !here ? [seat] : []));
  const empty = view.seats.filter(({ member, bot }) => member === null && !bot).length;
  const session = view.game?.session ?? null;
  if (witness === null) return { ...NOTHING, phase, session, away, empty };
  const { referee } = witness;
  const walkers = [...witness.walkers.values()];
  const held = walkers.filter(({ messenger }) => messenger.due === null).length;
  const on = phase === 'playing' || phase === 'paused';
  return {
    phase,
    session,
    outcome: outcomeOf(referee, trace, { on, moving: walkers.length > held, now }),
    letters: referee.table.letters.size,
    walking: walkers.length,
    held,
    numbers: trace.numbers.size,
    votes: mostVotes(referee),
    slips: slipsIn(trace),
    knowing: seatsOf(view.armies).filter((seat) => mindIn(referee, seat).known.size > 0),
    idle: phase === 'playing' ? idleIn(view, referee, trace, now) : [],
    away,
    empty,
  };
}

const NOTHING = {
  ...{ outcome: null, letters: 0, walking: 0, held: 0, numbers: 0, votes: null },
  ...{ slips: [], knowing: [], idle: [] },
} as const;

function phaseOf({ phase, game }: RoomView): RoomPhase {
  return phase === 'playing' && game?.running === false ? 'paused' : phase;
}

interface Moment {
  /** A game is on. */
  readonly on: boolean;
  /** A messenger walks who is not held up with no end in sight. */
  readonly moving: boolean;
  readonly now: number;
}

/**
 * Stuck is a room whose game is on and undecided, and which by itself may stay so: either nothing moves and nobody has
 * acted for a while, or more numbers were tried since the last vote than all officers together need to try once.
 */
function outcomeOf({ chosenValues, settings }: Referee, trace: Trace, { on, moving, now }: Moment): Outcome {
  const [value, ...others] = chosenValues;
  if (value !== undefined) {
    return others.length > 0 ? { kind: 'broken', values: [value, ...others] } : { kind: 'chosen', value };
  }
  const since = trace.lastAct;
  const { numbersSinceVote: numbers } = trace;
  if (on && numbers >= Math.max(NUMBERS, settings.armies + 1)) return { kind: 'stuck', since, numbers };
  if (on && !moving && now - since >= STILL_MS) return { kind: 'stuck', since, numbers: null };
  return { kind: 'undecided' };
}

function mostVotes({ votes }: Referee): Digest['votes'] {
  const all = [...votes.values()].flatMap((values) =>
    [...values].map(([value, mask]) => ({ value, count: bitCount(mask) })),
  );
  return all.reduce<Digest['votes']>((most, one) => (most === null || one.count >= most.count ? one : most), null);
}

function slipsIn({ slips }: Trace): readonly Slip[] {
  return [...slips].map(([rule, seats]) => ({
    rule,
    times: [...seats.values()].reduce((sum, times) => sum + times, 0),
    seats: [...seats.keys()],
  }));
}

/** Of people only. A general has something to do while a letter lies there; an officer until the army has its order. */
function idleIn(view: RoomView, referee: Referee, trace: Trace, now: number): readonly Idle[] {
  return view.seats.flatMap(({ seat, member, bot, here }): Idle[] => {
    if (member === null || bot || !here) return [];
    const lying = [...trace.waiting.values()].find((one) => one.seat === seat);
    if (lying) return now - lying.since >= STILL_MS ? [{ seat, why: 'letter', since: lying.since }] : [];
    if (isAcceptor(seat) || referee.orders.has(armyOf(seat))) return [];
    const since = trace.acts.get(seat) ?? 0;
    return now - since >= STILL_MS ? [{ seat, why: 'still', since }] : [];
  });
}
