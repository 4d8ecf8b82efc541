/**
 * The shape of a record's lines, field by field. Written by hand rather than with a schema library, because a class's
 * worth of long records is read through it, and because each fault names the field and what it should have been.
 */
import type { ProtocolAct, ProtocolEventType } from '../paxos/events.ts';
import { MAX_ARMIES, MIN_ARMIES, seatsOf } from '../paxos/seats.ts';
import type { FlawCode, Want } from './flaw.ts';
import { RECORD_FORMAT } from './header.ts';

export interface Fault {
  readonly code: FlawCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export type JsonObject = Readonly<Record<string, unknown>>;
type Check = (value: unknown, field: string, armies: number) => Fault | null;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isPositive = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isWhole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isPair = (value: unknown) => isObject(value) && isPositive(value['n']) && isText(value['value']);
const isPairOrNull = (value: unknown) => value === null || isPair(value);

function expect(holds: (value: unknown) => boolean, want: Want): Check {
  return (value, field) => (holds(value) ? null : { code: 'bad-field', params: { field, want } });
}

const text = expect(isText, 'text');
const positive = expect(isPositive, 'positive-integer');
const whole = expect(isWhole, 'whole-number');
const pairOrNull = expect(isPairOrNull, 'pair-or-null');
const valueOrNull = expect((value) => value === null || isText(value), 'value-or-null');
const letterIds = expect((value) => Array.isArray(value) && value.every(isText), 'letter-ids');
const milliseconds = expect((value) => Number.isFinite(value) && (value as number) >= 0, 'milliseconds');

/** The seats of a game, by its number of armies. */
const SEATS: readonly ReadonlySet<unknown>[] = Array.from({ length: MAX_ARMIES + 1 }, (_, n) => new Set(seatsOf(n)));

/** A seat of this game, on one side where the act belongs to one. */
function seat(side: 'A' | 'P' | '', want: Want): Check {
  return (value, field, armies) => {
    if (SEATS[armies]?.has(value)) {
      return (value as string).startsWith(side) ? null : { code: 'bad-field', params: { field, want } };
    }
    if (!isText(value)) return { code: 'bad-field', params: { field, want } };
    return { code: 'unknown-seat', params: { seat: value.slice(0, 40), armies } };
  };
}

const anySeat = seat('', 'text');
const general = seat('A', 'general');
const officer = seat('P', 'officer');

const army: Check = (value, field, armies) =>
  isPositive(value) && value <= armies ? null : { code: 'bad-field', params: { field, want: 'army' } };

type Shape = readonly (readonly [field: string, check: Check])[];

function shape(fields: Readonly<Record<string, Check>>): Shape {
  return Object.entries(fields);
}

function faultIn(object: JsonObject, fields: Shape, armies: number): Fault | null {
  for (const [field, check] of fields) {
    const fault = check(object[field], field, armies);
    if (fault !== null) return fault;
  }
  return null;
}

/** The fields of an object within a field; their faults are named by the whole path. */
function within(value: JsonObject, field: string, fields: Shape, armies: number): Fault | null {
  const fault = faultIn(value, fields, armies);
  if (fault === null || fault.params['field'] === undefined) return fault;
  return { ...fault, params: { ...fault.params, field: `${field}.${fault.params['field']}` } };
}

const NOTEBOOK = shape({ promised: whole, accepted: pairOrNull });

const notebook: Check = (value, field, armies) =>
  isObject(value) ? within(value, field, NOTEBOOK, armies) : { code: 'bad-field', params: { field, want: 'notebook' } };

const ENVELOPE = { id: text, from: anySeat, to: anySeat };
const REPLY = { ...ENVELOPE, n: positive, re: text };

/** Letters that leave on their own, and replies, which leave inside an answer. */
const SENT: ReadonlyMap<unknown, Shape> = new Map([
  ['prepare', shape({ ...ENVELOPE, n: positive })],
  ['accept', shape({ ...ENVELOPE, n: positive, value: text })],
  ['announce', shape({ ...ENVELOPE, value: text })],
]);
const REPLIES: ReadonlyMap<unknown, Shape> = new Map([
  ['promise', shape({ ...REPLY, accepted: pairOrNull })],
  ['accepted', shape({ ...REPLY, value: text })],
  ['reject', shape({ ...REPLY, promised: whole })],
]);

function letter(kinds: ReadonlyMap<unknown, Shape>, others: ReadonlyMap<unknown, Shape>, want: Want): Check {
  return (value, field, armies) => {
    if (!isObject(value)) return { code: 'bad-field', params: { field, want } };
    const { kind, from, to } = value;
    const fields = kinds.get(kind);
    if (fields) return within(value, field, fields, armies);
    const other = others.get(kind);
    if (!other) return { code: 'bad-field', params: { field: `${field}.kind`, want } };
    const fault = within(value, field, other, armies);
    return fault ?? { code: 'wrong-way', params: { kind: String(kind), from: String(from), to: String(to) } };
  };
}

const reply = letter(REPLIES, SENT, 'reply-or-null');

const EVENTS: Readonly<Record<ProtocolEventType, Shape>> = {
  sent: shape({ letter: letter(SENT, REPLIES, 'letter') }),
  delivered: shape({ letter: text }),
  captured: shape({ letter: text }),
  answered: shape({
    by: general,
    re: text,
    notebook,
    reply: (value, field, armies) => (value === null ? null : reply(value, field, armies)),
  }),
  wrote: shape({ by: general, notebook }),
  claimed: shape({ by: officer, n: positive, value: text, evidence: letterIds }),
  ordered: shape({ army, by: anySeat, value: valueOrNull }),
  ended: [],
};

export function isProtocolType(type: string): type is ProtocolEventType {
  return Object.hasOwn(EVENTS, type);
}

const STAMP = shape({ seq: positive, at: milliseconds, type: expect(isText, 'event-type') });

/** What is wrong with the fields of an event; types that the protocol does not know need only their stamp. */
export function faultInEvent(event: JsonObject, armies: number): Fault | null {
  const fault = faultIn(event, STAMP, armies);
  if (fault !== null) return fault;
  const type = event['type'] as string;
  return isProtocolType(type) ? faultIn(event, EVENTS[type], armies) : null;
}

/** The same of an act that no log has stamped yet. */
export function faultInAct(act: ProtocolAct, armies: number): Fault | null {
  return faultIn(act, EVENTS[act.type], armies);
}

const HEADER = shape({
  id: text,
  armies: expect((n) => isPositive(n) && n >= MIN_ARMIES && n <= MAX_ARMIES, 'armies'),
  acceptRule: expect((rule) => rule === 'textbook' || rule === 'seed', 'accept-rule'),
  tent: expect((tent) => tent === 'separate' || tent === 'shared', 'tent'),
});

export function faultInHeader(header: JsonObject): Fault | null {
  const { format } = header;
  if (format === RECORD_FORMAT) return faultIn(header, HEADER, 0);
  const got = typeof format === 'string' ? format.slice(0, 40) : '—';
  return { code: 'unknown-format', params: { got } };
}
