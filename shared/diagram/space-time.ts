/**
 * The space-time diagram of one game, as a fold of what was witnessed: who wrote what to whom and when, what came of it,
 * and what each act meant. Nothing here has a size or a colour yet. An event costs the same however long the game is.
 */
import type { GameEvent } from '../game/events.ts';
import type { Messenger } from '../game/valley.ts';
import { isRequest, type Letter, type Pair } from '../paxos/letters.ts';
import type { RuleId } from '../paxos/rules.ts';
import { armyOf, isProposer, type Acceptor, type Proposer, type Seat } from '../paxos/seats.ts';
import { newDrawnTime, passTime, type DrawnTime } from './drawn-time.ts';
import { firstFrom } from './search.ts';
import { walkOn, type Walker } from './walk.ts';
import type { Witnessed } from './witnessed.ts';

/** One messenger with one copy of a letter: a line from its writer's lane to its addressee's. */
export interface Flight {
  /** Its place among all that ever set out. */
  readonly nth: number;
  readonly letter: Letter;
  /** The event that it was written with, and the one that it ended with. */
  readonly sent: number;
  ended: number | null;
  /** When it set out and when it arrived or was taken, in drawn time; null while it walks. */
  readonly start: number;
  end: number | null;
  fate: 'walking' | 'arrived' | 'captured';
  /** How it comes along; null where the record does not say. */
  walker: Walker | null;
  /** Its addressee knew a time by it. */
  eye: boolean;
}

/** A letter that lies before a general, unanswered. */
export interface Wait {
  readonly letter: Letter;
  readonly start: number;
  end: number | null;
}

interface MarkAt {
  readonly seq: number;
  readonly seat: Seat;
  /** In drawn time. */
  readonly time: number;
}

export interface VoteMark extends MarkAt, Pair {
  readonly type: 'vote';
  /** The event since which it is one of a quorum that made its time chosen; null for one of none. */
  golden: number | null;
}

export interface ChosenMark extends MarkAt, Pair {
  readonly type: 'chosen';
  readonly quorum: readonly VoteMark[];
}

export type Mark =
  | (MarkAt & { readonly type: 'promise'; readonly n: number })
  | VoteMark
  | (MarkAt & { readonly type: 'refusal'; readonly n: number })
  | (MarkAt & Pair & { readonly type: 'claim' })
  | (MarkAt & { readonly type: 'announcement'; readonly value: string })
  | (MarkAt & { readonly type: 'order'; readonly value: string | null })
  | (MarkAt & { readonly type: 'violation'; readonly n: number | null; readonly rules: readonly RuleId[] })
  | ChosenMark
  | (MarkAt & { readonly type: 'knows'; readonly value: string });

/** What has an end or will have one. What ended stands in the order in which it did. */
export interface Spans<T> {
  readonly open: Set<T>;
  readonly done: T[];
}

interface Posted {
  readonly letter: Letter;
  readonly seq: number;
  readonly start: number;
  /** Those under way, by copy; 0 until a messenger is named. */
  readonly flights: Map<number, Flight>;
  wait: Wait | null;
  answered: boolean;
}

/** Advanced in place by its one owner. */
export interface SpaceTime extends DrawnTime {
  readonly armies: number;
  /** The officer who wrote first has the lane above. */
  first: Proposer | null;
  /** Those to whom or from whom a letter went. */
  readonly active: Set<Seat>;
  /** Since when a general is bound to something. */
  readonly bound: Map<Acceptor, number>;
  /** Since when a seat knows a time. */
  readonly knowing: Map<Seat, number>;
  readonly flights: Spans<Flight>;
  readonly waits: Spans<Wait>;
  /** In the order in which they were made. */
  readonly marks: Mark[];
  readonly chosen: ChosenMark[];
  readonly posted: Map<string, Posted>;
  /** The first votes for each number and time. */
  readonly votes: Map<string, VoteMark[]>;
  readonly announced: Set<string>;
  /** Of each seat: when a letter last arrived, and when it last answered one. */
  readonly arrived: Map<Seat, number>;
  readonly replied: Map<Seat, number>;
}

export function newSpaceTime(armies: number): SpaceTime {
  return {
    ...{ ...newDrawnTime(), armies, first: null, active: new Set(), bound: new Map(), knowing: new Map() },
    flights: { open: new Set(), done: [] },
    waits: { open: new Set(), done: [] },
    ...{ marks: [], chosen: [], posted: new Map(), votes: new Map(), announced: new Set() },
    ...{ arrived: new Map(), replied: new Map() },
  };
}

/** The least room between what follows from each other, in drawn milliseconds: where no time passed, or hardly any. */
const ROOM = {
  /** A letter's way through the valley, and within a camp. */
  walk: 1500,
  camp: 300,
  /** From what arrives to what its reader does, and from one answer to the next. */
  act: 500,
  answers: 900,
};

/** Before this an event cannot be drawn, after all that it follows from. */
function earliest(state: SpaceTime, event: GameEvent): number {
  if (event.type === 'delivered' || event.type === 'captured') {
    const posted = state.posted.get(event.letter);
    if (posted === undefined) return 0;
    const { from, to } = posted.letter;
    const start = underWay(posted, event.copy)?.[1].start ?? posted.start;
    return start + (armyOf(from) === armyOf(to) ? ROOM.camp : ROOM.walk);
  }
  const by = actorOf(event);
  if (by === null) return 0;
  const after = (times: ReadonlyMap<Seat, number>, room: number) => (times.get(by) ?? -room) + room;
  const read = after(state.arrived, ROOM.act);
  return event.type === 'answered' ? Math.max(read, after(state.replied, ROOM.answers)) : read;
}

export function draw(state: SpaceTime, { event, broken, chosen, vote, learned }: Witnessed): void {
  passTime(state, event.seq, event.at, earliest(state, event));
  happen(state, event);
  const by = actorOf(event);
  if (by !== null && isActor(by) && vote !== null) castVote(state, event.seq, by, vote, chosen);
  if (by !== null && broken.length > 0)
    mark(state, { ...here(state, event.seq, by), type: 'violation', n: numberOf(event), rules: broken });
  for (const { seat, value } of learned) {
    mark(state, { ...here(state, event.seq, seat), type: 'knows', value });
    if (!state.knowing.has(seat)) state.knowing.set(seat, state.time);
    if (event.type === 'delivered') {
      const landed = state.flights.done.at(-1);
      if (landed !== undefined) landed.eye = true;
    }
  }
}

function happen(state: SpaceTime, event: GameEvent): void {
  switch (event.type) {
    case 'sent':
      return post(state, event.seq, event.letter);
    case 'departed':
    case 'diverted':
      return setOut(state, event, event.at);
    case 'delivered':
      return arrive(state, event);
    case 'captured':
      land(state, event, 'captured');
      return;
    case 'answered': {
      endWait(state, event.re);
      const { reply, seq, by } = event;
      state.replied.set(by, state.time);
      if (reply === null) return;
      post(state, seq, reply);
      if (reply.kind === 'promise') {
        bind(state, by);
        mark(state, { ...here(state, seq, by), type: 'promise', n: reply.n });
      }
      if (reply.kind === 'reject') mark(state, { ...here(state, seq, by), type: 'refusal', n: reply.n });
      return;
    }
    case 'claimed': {
      const { seq, by, n, value } = event;
      return mark(state, { ...here(state, seq, by), type: 'claim', n, value });
    }
    case 'ordered':
      return mark(state, { ...here(state, event.seq, event.by), type: 'order', value: event.value });
    default:
      // What else there is has no place in the picture.
      return;
  }
}

function here({ time }: SpaceTime, seq: number, seat: Seat): MarkAt {
  return { seq, seat, time };
}

function mark({ marks }: SpaceTime, made: Mark): void {
  marks.push(made);
}

function bind({ bound, time }: SpaceTime, general: Acceptor): void {
  if (!bound.has(general)) bound.set(general, time);
}

function post(state: SpaceTime, seq: number, letter: Letter): void {
  const { from, to, id } = letter;
  state.active.add(from).add(to);
  if (state.first === null && isProposer(from)) state.first = from;
  const posted: Posted = { letter, seq, start: state.time, flights: new Map(), wait: null, answered: false };
  state.posted.set(id, posted);
  fly(state, posted, 0, state.time);
  if (letter.kind !== 'announce') return;
  // One announcement, though each addressee gets a letter of its own.
  const key = `${from} ${letter.value}`;
  if (state.announced.has(key)) return;
  state.announced.add(key);
  mark(state, { ...here(state, seq, from), type: 'announcement', value: letter.value });
}

function fly(state: SpaceTime, posted: Posted, copy: number, start: number): Flight {
  const { letter, seq: sent, flights } = posted;
  const nth = state.flights.done.length + state.flights.open.size;
  const flight: Flight = {
    ...{ nth, letter, sent, start, end: null, ended: null },
    ...{ fate: 'walking', walker: null, eye: false },
  };
  flights.set(copy, flight);
  state.flights.open.add(flight);
  return flight;
}

function setOut(state: SpaceTime, messenger: Messenger, at: number): void {
  const posted = state.posted.get(messenger.letter);
  if (posted === undefined) return;
  const { letter, flights } = posted;
  const unnamed = flights.get(0);
  if (unnamed !== undefined && !flights.has(messenger.copy)) {
    flights.delete(0);
    flights.set(messenger.copy, unnamed);
  }
  const flight = flights.get(messenger.copy) ?? fly(state, posted, messenger.copy, state.time);
  flight.walker = walkOn(flight.walker, messenger, letter, at);
}

type Landing = Extract<GameEvent, { type: 'delivered' | 'captured' }>;

/** A record that names no messengers names no copies either: any that is under way. */
function underWay({ flights }: Posted, copy: number): readonly [number, Flight] | undefined {
  const named = flights.get(copy);
  return named === undefined ? [...flights][0] : [copy, named];
}

function land(state: SpaceTime, { seq, letter, copy }: Landing, fate: 'arrived' | 'captured'): Posted | null {
  const posted = state.posted.get(letter);
  if (posted === undefined) return null;
  const { flights, start } = posted;
  // If none is, one that nobody saw leave.
  const [under, flight] = underWay(posted, copy) ?? [copy, fly(state, posted, copy, start)];
  flights.delete(under);
  flight.end = state.time;
  flight.ended = seq;
  flight.fate = fate;
  flight.walker = null;
  close(state.flights, flight);
  return posted;
}

function arrive(state: SpaceTime, event: Landing): void {
  const posted = land(state, event, 'arrived');
  if (posted !== null) state.arrived.set(posted.letter.to, state.time);
  if (posted === null || posted.answered || posted.wait !== null || !isRequest(posted.letter)) return;
  posted.wait = { letter: posted.letter, start: state.time, end: null };
  state.waits.open.add(posted.wait);
}

function endWait(state: SpaceTime, re: string): void {
  const posted = state.posted.get(re);
  if (posted === undefined) return;
  posted.answered = true;
  if (posted.wait === null || posted.wait.end !== null) return;
  posted.wait.end = state.time;
  close(state.waits, posted.wait);
}

function close<T>({ open, done }: Spans<T>, ended: T): void {
  open.delete(ended);
  done.push(ended);
}

function castVote(state: SpaceTime, seq: number, by: Acceptor, { n, value }: Pair, chosen: boolean): void {
  bind(state, by);
  const vote: VoteMark = { ...here(state, seq, by), type: 'vote', n, value, golden: null };
  mark(state, vote);
  const key = `${n} ${value}`;
  const votes = state.votes.get(key) ?? [];
  if (votes.length === 0) state.votes.set(key, votes);
  if (!votes.some(({ seat }) => seat === by)) votes.push(vote);
  if (!chosen) return;
  for (const each of votes) each.golden ??= seq;
  const made: ChosenMark = { ...here(state, seq, by), type: 'chosen', n, value, quorum: [...votes] };
  state.chosen.push(made);
  mark(state, made);
}

function actorOf(event: GameEvent): Seat | null {
  if (event.type === 'sent') return event.letter.from;
  return 'by' in event ? event.by : null;
}

/** The number that an act was about. */
function numberOf(event: GameEvent): number | null {
  if (event.type === 'claimed') return event.n;
  const letter = event.type === 'sent' ? event.letter : event.type === 'answered' ? event.reply : null;
  return letter !== null && 'n' in letter ? letter.n : null;
}

const isActor = (seat: Seat): seat is Acceptor => !isProposer(seat);

interface Span {
  readonly start: number;
  readonly end: number | null;
}

/** What reaches into a stretch of drawn time; the rest is not looked at, but for what is too new. */
export function spansIn<T extends Span>({ open, done }: Spans<T>, from: number, to: number): readonly T[] {
  const ended = done.slice(firstFrom(done, ({ end }) => (end ?? 0) >= from));
  return [...ended, ...open].filter(({ start }) => start <= to);
}

export function marksIn({ marks }: SpaceTime, from: number, to: number): readonly Mark[] {
  return marks.slice(
    firstFrom(marks, ({ time }) => time >= from),
    firstFrom(marks, ({ time }) => time > to),
  );
}
