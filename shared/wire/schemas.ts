/**
 * What a client may send, field by field. Strict: an unknown key, a number that is none, a text that is too long refuse
 * the whole request. The types of the core are what the schemas must yield; the compiler holds them together.
 */
import * as v from 'valibot';
import { HELP_LEVELS } from '../game/header.ts';
import type { Command } from '../game/commands.ts';
import type { ScriptLine } from '../game/valley.ts';
import { MAX_ARMIES, MIN_ARMIES, type Acceptor, type Seat } from '../paxos/seats.ts';
import type { RoomCommand } from '../room/commands.ts';
import type { RoomSettings } from '../room/settings.ts';

const HOUR = 60 * 60 * 1000;

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const numberOrNone = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const letterId = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const pair = v.strictObject({ n: number, value: time });
const chance = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const milliseconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(HOUR));
const span = v.pipe(
  v.strictTuple([milliseconds, milliseconds]),
  v.check(([low, high]) => low <= high),
);

const seat = v.custom<Seat>((value) => typeof value === 'string' && /^[AP][1-9]$/.test(value));
const acceptor = v.custom<Acceptor>((value) => typeof value === 'string' && /^A[1-9]$/.test(value));
const member = v.pipe(v.string(), v.regex(/^m[1-9]\d{0,8}$/));
const some = <Schema extends v.GenericSchema>(one: Schema) => v.pipe(v.array(one), v.maxLength(2 * MAX_ARMIES));

/** The room's code as people type it: case, spaces and hyphens do not count. */
const code = v.pipe(
  v.string(),
  v.maxLength(20),
  v.transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase()),
  v.regex(/^[A-Z0-9]{6,10}$/),
);
const token = v.pipe(v.string(), v.regex(/^[\w-]{32}$/));
const session = v.pipe(v.string(), v.maxLength(40));
/** Chosen by the client, unique among its own: a command that is sent again has at most one effect. */
const commandId = v.pipe(v.string(), v.regex(/^[\w-]{8,40}$/));
const rawName = v.pipe(v.string(), v.maxLength(200));

const reply = v.variant('kind', [
  v.strictObject({ kind: v.literal('promise'), accepted: v.nullable(pair) }),
  v.strictObject({ kind: v.literal('accepted') }),
  v.strictObject({ kind: v.literal('reject'), promised: numberOrNone }),
]);
const entry = v.strictObject({
  promised: v.exactOptional(numberOrNone),
  accepted: v.exactOptional(v.nullable(pair)),
});
const messenger = { letter: letterId, copy: number };

const gameCommand: v.GenericSchema<unknown, WireCommand> = v.variant('type', [
  v.strictObject({ type: v.literal('prepare'), to: some(acceptor), n: number }),
  v.strictObject({ type: v.literal('accept'), to: some(acceptor), n: number, value: time }),
  v.strictObject({ type: v.literal('answer'), re: letterId, entry, reply: v.nullable(reply) }),
  v.strictObject({ type: v.literal('write'), entry }),
  v.strictObject({
    type: v.literal('claim'),
    n: number,
    value: time,
    evidence: v.pipe(v.array(letterId), v.maxLength(100)),
  }),
  v.strictObject({ type: v.literal('announce'), to: some(seat), value: time }),
  v.strictObject({ type: v.literal('order'), value: v.nullable(time) }),
  v.strictObject({ type: v.picklist(['capture', 'hold', 'release', 'copy']), ...messenger }),
  v.strictObject({ type: v.literal('delay'), ...messenger, by: milliseconds }),
  v.strictObject({ type: v.picklist(['pause', 'resume', 'end']) }),
  v.strictObject({ type: v.literal('dawn'), within: milliseconds }),
]);

/** What people, hosts and the red army may ask of a game; the clock and the room speak for themselves. */
export type WireCommand = Exclude<Command, { type: 'arrive' | 'seat' }>;

const match = {
  from: v.exactOptional(seat),
  to: v.exactOptional(seat),
  kind: v.exactOptional(v.picklist(['prepare', 'promise', 'accept', 'accepted', 'reject', 'announce'])),
  n: v.exactOptional(number),
};
const letterMatch = v.strictObject({ ...match, nth: v.exactOptional(number) });
const until = v.nullable(v.strictObject({ ...match, type: v.picklist(['sent', 'delivered', 'answered']) }));

const scriptLine: v.GenericSchema<unknown, ScriptLine> = v.variant('do', [
  v.strictObject({ match: letterMatch, do: v.literal('capture') }),
  v.strictObject({ match: letterMatch, do: v.literal('delay'), by: milliseconds }),
  v.strictObject({ match: letterMatch, do: v.literal('copy'), after: milliseconds }),
  v.strictObject({ match: letterMatch, do: v.literal('hold'), until }),
]);

const settings: v.GenericSchema<unknown, RoomSettings> = v.strictObject({
  armies: v.pipe(v.number(), v.integer(), v.minValue(MIN_ARMIES), v.maxValue(MAX_ARMIES)),
  acceptRule: v.picklist(['textbook', 'seed']),
  tent: v.picklist(['separate', 'shared']),
  level: v.picklist(HELP_LEVELS),
  valley: v.strictObject({
    walk: span,
    capture: chance,
    delay: chance,
    hiding: span,
    copy: chance,
    ownCampAtOnce: v.boolean(),
    script: v.pipe(v.array(scriptLine), v.maxLength(60)),
  }),
  wishes: v.pipe(v.array(time), v.minLength(1), v.maxLength(MAX_ARMIES)),
  pace: span,
  dawn: milliseconds,
});

const roomCommand: v.GenericSchema<unknown, RoomCommand> = v.variant('type', [
  v.strictObject({ type: v.literal('sit'), seat: v.union([v.literal('any'), seat]) }),
  v.strictObject({ type: v.picklist(['stand', 'leave', 'fill', 'start', 'release']) }),
  v.strictObject({ type: v.literal('bot'), seat, on: v.boolean() }),
  v.strictObject({ type: v.literal('remove'), member }),
  v.strictObject({ type: v.literal('settle'), settings }),
]);

export const REQUESTS = {
  open: v.strictObject({ name: rawName, settings: v.exactOptional(settings) }),
  look: v.strictObject({ code }),
  join: v.strictObject({ code, name: rawName, token: v.exactOptional(token) }),
  enter: v.strictObject({ code, token, session: v.nullable(session), have: numberOrNone }),
  act: v.strictObject({ id: commandId, command: gameCommand }),
  arrange: v.strictObject({ id: commandId, command: roomCommand }),
  record: v.strictObject({}),
} as const;

export type RequestName = keyof typeof REQUESTS;
export type Requests = { readonly [Name in RequestName]: v.InferOutput<(typeof REQUESTS)[Name]> };
