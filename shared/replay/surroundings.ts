/**
 * What surrounds the protocol in a record may come from anybody: the judge reads none of it, and a replay leaves out what
 * has not the shape that this game gives it. Nothing is refused for it.
 */
import type { GameEvent } from '../game/events.ts';
import { isProtocolEvent, type RecordEvent } from '../game/record.ts';
import { letterSealed } from '../game/state.ts';
import { seatsOf } from '../paxos/seats.ts';

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isTime = (value: unknown): boolean => Number.isFinite(value) && Number(value) >= 0;
const isTimeOrNull = (value: unknown): boolean => value === null || isTime(value);

function isMessenger({ letter, copy, due, fate }: Fields): boolean {
  return isText(letter) && isCount(copy) && isTimeOrNull(due) && (fate === 'arrive' || fate === 'capture');
}

const SHAPES: Readonly<Record<string, (fields: Fields, armies: number) => boolean>> = {
  departed: isMessenger,
  diverted: isMessenger,
  paused: () => true,
  resumed: () => true,
  dawn: ({ ends }) => isTime(ends),
  seated: ({ seat, player, bot }, armies) =>
    seatsOf(armies).some((each) => each === seat) && (player === null || isText(player)) && typeof bot === 'boolean',
};

/** The events that can be replayed, in order; each keeps its seq, and shares it with what is made up for it. */
export function replayable(events: readonly RecordEvent[], armies: number): readonly GameEvent[] {
  const known = events.filter((event): event is GameEvent & RecordEvent => {
    if (isProtocolEvent(event)) return true;
    return Object.hasOwn(SHAPES, event.type) && SHAPES[event.type]?.(event as unknown as Fields, armies) === true;
  });
  return known.some(({ type }) => type === 'departed') ? known : withMessengers(known);
}

/** A record of the bare protocol names no messengers: one walks with each letter, until the first one lands. */
function withMessengers(events: readonly GameEvent[]): readonly GameEvent[] {
  const landings = new Map<string, Extract<GameEvent, { type: 'delivered' | 'captured' }>>();
  for (const event of events) {
    if (event.type !== 'delivered' && event.type !== 'captured') continue;
    if (!landings.has(event.letter)) landings.set(event.letter, event);
  }
  const landed = new Set<string>();
  return events.flatMap((event): readonly GameEvent[] => {
    if (event.type === 'delivered' || event.type === 'captured') {
      const copy = landed.has(event.letter) ? 2 : 1;
      landed.add(event.letter);
      return [{ ...event, copy }];
    }
    const letter = letterSealed(event);
    const landing = letter === null ? undefined : landings.get(letter.id);
    if (letter === null || landing === undefined) return [event];
    const { seq, at } = event;
    const fate = landing.type === 'captured' ? 'capture' : 'arrive';
    return [event, { seq, at, type: 'departed', letter: letter.id, copy: 1, due: landing.at, fate, until: null }];
  });
}
