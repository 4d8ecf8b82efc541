/**
 * All that a replay can be asked of one session, made in one pass over its record: what each event meant, and what held
 * after it, for every seat. Nothing in it changes afterwards; any moment of it costs about the same.
 */
import { draw, newSpaceTime, type SpaceTime } from '../diagram/space-time.ts';
import { newWitness, witness, type Witness } from '../diagram/witness.ts';
import type { Walker } from '../diagram/walk.ts';
import type { Witnessed } from '../diagram/witnessed.ts';
import type { GameEvent } from '../game/events.ts';
import type { Header } from '../game/header.ts';
import { isProtocolEvent, type SessionRecord } from '../game/record.ts';
import { newGauge, turnGauge, type Gauge } from '../judge/gauge.ts';
import { generalIn, mindIn, officerIn } from '../paxos/referee.ts';
import {
  acceptorsOf,
  isAcceptor,
  isProposer,
  proposerOf,
  proposersOf,
  armyOf,
  seatsOf,
  type Acceptor,
  type Proposer,
  type Seat,
} from '../paxos/seats.ts';
import { letterOf } from '../paxos/table.ts';
import { asOf, newHistory, note, type History } from './history.ts';
import { momentsOf, type Moment } from './moments.ts';
import {
  BLANK_GENERAL,
  BLANK_MIND,
  BLANK_OFFICER,
  mindNow,
  standingOfGeneral,
  standingOfOfficer,
  type GeneralStanding,
  type Mind,
  type OfficerStanding,
} from './standing.ts';
import { replayable } from './surroundings.ts';

export interface Chronicle {
  readonly header: Header;
  /** In order. A seq may be missing where a record holds what this game does not know. */
  readonly events: readonly GameEvent[];
  readonly seqs: readonly number[];
  /** What each event meant, in the same places. */
  readonly seen: readonly Witnessed[];
  /** The whole game, drawn. */
  readonly drawing: SpaceTime;
  readonly generals: ReadonlyMap<Acceptor, History<GeneralStanding>>;
  readonly officers: ReadonlyMap<Proposer, History<OfficerStanding>>;
  readonly minds: ReadonlyMap<Seat, History<Mind>>;
  /** The values that can still be chosen, sorted, "open" last where any can. */
  readonly gauge: History<readonly string[]>;
  readonly chosen: History<readonly string[]>;
  /** Messengers under way, oldest first; of very many the newest. */
  readonly walkers: History<readonly Walker[]>;
  readonly captured: History<number>;
  readonly paused: History<boolean>;
  /** What is worth a look, in order. */
  readonly moments: readonly Moment[];
}

/** More do not fit on a map. */
const WALKERS = 40;

export function chronicleOf({ header, events: lines }: SessionRecord): Chronicle {
  const { armies } = header;
  const events = replayable(lines, armies);
  const state = newWitness(header);
  const chronicle: Chronicle = {
    header,
    events,
    seqs: events.map(({ seq }) => seq),
    seen: state.seen,
    drawing: newSpaceTime(armies),
    generals: new Map(acceptorsOf(armies).map((seat) => [seat, newHistory(BLANK_GENERAL)])),
    officers: new Map(proposersOf(armies).map((seat) => [seat, newHistory(BLANK_OFFICER)])),
    minds: new Map(seatsOf(armies).map((seat) => [seat, newHistory(BLANK_MIND)])),
    gauge: newHistory<readonly string[]>(['open']),
    chosen: newHistory<readonly string[]>([]),
    walkers: newHistory<readonly Walker[]>([]),
    captured: newHistory(0),
    paused: newHistory(false),
    moments: [],
  };
  const gauge = newGauge();
  for (const event of events) {
    witness(state, event);
    take(chronicle, state, gauge, event);
  }
  return { ...chronicle, moments: momentsOf(state.seen) };
}

function take(chronicle: Chronicle, state: Witness, gauge: Gauge, event: GameEvent): void {
  const { seq } = event;
  const { referee, walkers, seen } = state;
  const seenLast = seen.at(-1);
  if (seenLast !== undefined) draw(chronicle.drawing, seenLast);
  if (isProtocolEvent(event)) turnGauge(gauge, referee, event);
  note(chronicle.gauge, seq, gauge.reading);
  if (seenLast?.chosen === true) note(chronicle.chosen, seq, [...referee.chosenValues]);
  for (const seat of concerned(state, event)) {
    if (isAcceptor(seat)) noteGeneral(chronicle, seat, seq, state);
    else if (isProposer(seat)) noteOfficer(chronicle, seat, seq, state);
  }
  switch (event.type) {
    case 'departed':
    case 'diverted':
    case 'delivered':
    case 'captured':
      note(chronicle.walkers, seq, [...walkers.values()].slice(-WALKERS));
      if (event.type === 'captured') note(chronicle.captured, seq, asOf(chronicle.captured, seq) + 1);
      return;
    case 'paused':
    case 'resumed':
      note(chronicle.paused, seq, event.type === 'paused');
      return;
    default:
      // Nothing else moves a messenger or stops time.
      return;
  }
}

/** Those whose standing an event can change. */
function concerned({ referee }: Witness, event: GameEvent): readonly Seat[] {
  switch (event.type) {
    case 'sent':
      return [event.letter.from];
    case 'delivered': {
      const letter = letterOf(referee.table, event.letter);
      return letter === null ? [] : [letter.to];
    }
    case 'answered':
      // In a shared tent the officer sees the vote.
      return referee.settings.tent === 'shared' ? [event.by, proposerOf(armyOf(event.by))] : [event.by];
    case 'wrote':
      return [event.by];
    default:
      return [];
  }
}

function noteGeneral({ generals, minds }: Chronicle, seat: Acceptor, seq: number, { referee }: Witness): void {
  const pages = generals.get(seat);
  if (pages !== undefined) note(pages, seq, standingOfGeneral(generalIn(referee, seat)));
  noteMind(minds, seat, seq, referee);
}

function noteOfficer({ officers, minds }: Chronicle, seat: Proposer, seq: number, { referee }: Witness): void {
  const pages = officers.get(seat);
  if (pages !== undefined) note(pages, seq, standingOfOfficer(officerIn(referee, seat), referee.quorum));
  noteMind(minds, seat, seq, referee);
}

function noteMind(minds: Chronicle['minds'], seat: Seat, seq: number, referee: Witness['referee']): void {
  const history = minds.get(seat);
  if (history === undefined) return;
  const before = asOf(history, seq);
  const now = mindNow(mindIn(referee, seat));
  // Nothing is ever unknown again: more is longer.
  if (now.known.length !== before.known.length || now.told.length !== before.told.length) note(history, seq, now);
}
