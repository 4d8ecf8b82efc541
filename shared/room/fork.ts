/**
 * What if: a session as far as one of its events, as the beginning of another one. Whoever goes on from there finds the
 * same letters, notebooks and messengers, and another chance for those that set out from now on.
 */
import type { GameEvent } from '../game/events.ts';
import type { GameHeader, HelpLevel, Parent } from '../game/header.ts';
import { isProtocolEvent, type RecordEvent, type SessionRecord } from '../game/record.ts';
import { letterSealed } from '../game/state.ts';
import { staysInCamp, type Messenger } from '../game/valley.ts';
import type { Letter } from '../paxos/letters.ts';
import { proposersOf } from '../paxos/seats.ts';
import { gameHeader, ROOM_DEFAULTS, type RoomSettings } from './settings.ts';

export interface Fork {
  readonly header: GameHeader;
  readonly events: readonly GameEvent[];
}

/** Of letters of which nobody knows how far they have come, in milliseconds of game time. */
const WALK = 5000;

/**
 * The settings that a record was played with, as far as it says. What is missing is as in a new room; whether the rest
 * is sound is for whoever takes it in to check.
 */
export function settingsIn({ header }: SessionRecord): unknown {
  const { armies, acceptRule, tent } = header;
  const level = (header['level'] as HelpLevel | undefined) ?? ROOM_DEFAULTS.level;
  const valley = header['valley'] ?? ROOM_DEFAULTS.valley;
  const dealt = (header['wishes'] ?? {}) as Readonly<Record<string, unknown>>;
  const wishes = proposersOf(armies).map((officer, i) => dealt[officer] ?? ROOM_DEFAULTS.wishes[i]);
  return { ...ROOM_DEFAULTS, armies, acceptRule, tent, level, valley, wishes };
}

/** `upTo` is the seq of the last event that is taken over. */
export function forkOf(record: SessionRecord, upTo: number, settings: RoomSettings, id: string, seed: string): Fork {
  const header = gameHeader(settings, id, seed);
  const parent: Parent = { session: record.header.id, seq: upTo };
  const taken = record.events.filter(({ seq }) => seq <= upTo);
  const events = [...carriedOver(taken), ...messengersFor(taken, settings)];
  return { header: { ...header, parent }, events: events.map((event, i) => ({ ...event, seq: i + 1 })) };
}

/** All but what held for those who played then: who sat where, pauses, the end. */
function carriedOver(events: readonly RecordEvent[]): readonly GameEvent[] {
  const posted = new Set<string>();
  const landed = new Set<string>();
  return events.flatMap((event): readonly GameEvent[] => {
    if (isProtocolEvent(event)) {
      if (event.type === 'ended') return [];
      if (event.type === 'delivered' || event.type === 'captured') {
        const copy = (event as Partial<Messenger>).copy ?? (landed.has(event.letter) ? 2 : 1);
        landed.add(event.letter);
        return [{ ...event, copy }];
      }
      const letter = letterSealed(event);
      if (letter !== null) posted.add(letter.id);
      return [event];
    }
    const messenger = messengerIn(event);
    return messenger !== null && posted.has(messenger.letter) ? [messenger] : [];
  });
}

/** A messenger that sets out or is diverted; null for what is none, or has not the shape of one. */
function messengerIn(event: RecordEvent): Extract<GameEvent, Messenger> | null {
  const { type, seq, at, letter, copy, due, fate, until } = event as RecordEvent & Partial<Messenger>;
  if (type !== 'departed' && type !== 'diverted') return null;
  if (typeof letter !== 'string' || !Number.isSafeInteger(copy) || copy === undefined || copy < 1) return null;
  if (fate !== 'arrive' && fate !== 'capture') return null;
  const waits = typeof until === 'object' && until !== null ? until : null;
  return { seq, at, type, letter, copy, due: typeof due === 'number' ? due : null, fate, until: waits };
}

/** For letters that left and never landed, and that nobody carries. */
function messengersFor(events: readonly RecordEvent[], { valley }: RoomSettings): readonly GameEvent[] {
  const carried = new Set<string>();
  const out = new Map<string, Letter>();
  for (const event of events) {
    const messenger = isProtocolEvent(event) ? null : messengerIn(event);
    if (messenger !== null) carried.add(messenger.letter);
    if (!isProtocolEvent(event)) continue;
    const letter = letterSealed(event as GameEvent);
    if (letter !== null) out.set(letter.id, letter);
    if (event.type === 'delivered' || event.type === 'captured') out.delete(event.letter);
  }
  const at = events.at(-1)?.at ?? 0;
  return [...out.values()].flatMap((letter): GameEvent[] => {
    if (carried.has(letter.id)) return [];
    const { id } = letter;
    if (staysInCamp(valley, letter)) return [{ seq: 0, at, type: 'delivered', letter: id, copy: 0 }];
    return [{ seq: 0, at, type: 'departed', letter: id, copy: 1, due: at + WALK, fate: 'arrive', until: null }];
  });
}
