/**
 * A record that is to be played on, field by field: beyond what makes it a record, everything in it must be what this
 * wire could carry. What the game does not know is left out, and what a header lacks has a default.
 */
import * as v from 'valibot';
import type { GameEvent } from '../game/events.ts';
import { number, numberOrNone, seat, time, until, valley } from '../game/fields.ts';
import { HELP_LEVELS, type Header } from '../game/header.ts';
import { CALM_VALLEY } from '../game/valley.ts';
import { proposersOf } from '../paxos/seats.ts';
import { ROOM_DEFAULTS, type RoomSettings } from '../room/settings.ts';
import { letterId, rawName, token } from './schemas.ts';

/** What is sent to fork a game: its record up to the moment from which another one is to go on. */
export const FORK = v.strictObject({
  name: rawName,
  /** The host's in the new game; without one it watches. */
  seat: v.nullable(seat),
  /** Of the host's place. Asked with again, because the answer was lost, it is the same room. */
  token,
  text: v.string(),
});

/** Game time, in milliseconds; more than thirty years are no game. */
const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12), v.transform(Math.round));
const stamp = { seq: number, at: moment };
const copy = v.optional(numberOrNone, 1);
const pair = v.object({ n: number, value: time });
const pairOrNull = v.nullable(pair);
const notebook = v.object({ promised: numberOrNone, accepted: pairOrNull });
const envelope = { id: letterId, from: seat, to: seat };
const reply = v.variant('kind', [
  v.object({ ...envelope, kind: v.literal('promise'), n: number, accepted: pairOrNull, re: letterId }),
  v.object({ ...envelope, kind: v.literal('accepted'), n: number, value: time, re: letterId }),
  v.object({ ...envelope, kind: v.literal('reject'), n: number, promised: numberOrNone, re: letterId }),
]);
const letter = v.variant('kind', [
  v.object({ ...envelope, kind: v.literal('prepare'), n: number }),
  v.object({ ...envelope, kind: v.literal('accept'), n: number, value: time }),
  v.object({ ...envelope, kind: v.literal('announce'), value: time }),
]);
const messenger = {
  letter: letterId,
  copy,
  due: v.nullable(moment),
  fate: v.picklist(['arrive', 'capture']),
  until: v.fallback(until, null),
};

const event = v.variant('type', [
  v.object({ ...stamp, type: v.literal('sent'), letter }),
  v.object({ ...stamp, type: v.picklist(['delivered', 'captured']), letter: letterId, copy }),
  v.object({ ...stamp, type: v.literal('answered'), by: seat, re: letterId, notebook, reply: v.nullable(reply) }),
  v.object({ ...stamp, type: v.literal('wrote'), by: seat, notebook }),
  v.object({ ...stamp, type: v.literal('claimed'), by: seat, n: number, value: time, evidence: v.array(letterId) }),
  v.object({ ...stamp, type: v.literal('ordered'), army: number, by: seat, value: v.nullable(time) }),
  v.object({ ...stamp, type: v.picklist(['departed', 'diverted']), ...messenger }),
  v.object({ ...stamp, type: v.picklist(['paused', 'resumed', 'ended']) }),
  v.object({ ...stamp, type: v.literal('dawn'), ends: moment }),
  v.object({ ...stamp, type: v.literal('seated'), seat, player: v.nullable(v.string()), bot: v.boolean() }),
]);

/** Plain, whatever the record said beside it; null where it cannot be played on. Who may do what was checked before. */
export function playableEvent(given: unknown): GameEvent | null {
  const parsed = v.safeParse(event, given);
  return parsed.success ? (parsed.output as GameEvent) : null;
}

const played = v.object({
  level: v.fallback(v.picklist(HELP_LEVELS), ROOM_DEFAULTS.level),
  valley: v.fallback(valley, CALM_VALLEY),
  wishes: v.fallback(v.record(v.string(), v.unknown()), {}),
});

/** What a room plays that goes on with such a game. */
export function settingsOf(header: Header): RoomSettings {
  const { armies, acceptRule, tent } = header;
  const { level, valley: its, wishes } = v.parse(played, header);
  return {
    ...ROOM_DEFAULTS,
    armies,
    acceptRule,
    tent,
    level,
    valley: its,
    wishes: proposersOf(armies).map((officer, i) => {
      const wish = v.safeParse(time, wishes[officer]);
      return wish.success ? wish.output : (ROOM_DEFAULTS.wishes[i] ?? '06:00');
    }),
  };
}
