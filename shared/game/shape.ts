/**
 * The shape of a record's lines, field by field. Written by hand rather than with a schema library, because a class's
 * worth of long records is read through it, and because each fault names the field and what it should have been.
 */
import type { ProtocolEventType } from '../paxos/events.ts';
import { MAX_ARMIES, MIN_ARMIES } from '../paxos/seats.ts';
import type { FlawCode, Want } from './flaw.ts';
import { RECORD_FORMAT } from './header.ts';

export interface Fault {
  readonly code: FlawCode;
  readonly params: Readonly<Record<string, string | number>>;
}

type JsonObject = Readonly<Record<string, unknown>>;
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

/** A seat of this game, on one side where the act belongs to one. */
function seat(side: 'A' | 'P' | null, want: Want): Check {
  return (value, field, armies) => {
    if (!isText(value)) return { code: 'bad-field', params: { field, want } };
    const army = Number(value.slice(1));
    if (!/^[AP][1-9]$/.test(value) || army > armies)
      return { code: 'unknown-seat', params: { seat: value.slice(0, 40), armies } };
    return side === null || value.startsWith(side) ? null : { code: 'bad-field', params: { field, want } };
  };
}

const anySeat = seat(null, 'text');
const general = seat('A', 'general');
const officer = seat('P', 'officer');

const army: Check = (value, field, armies) =>
  isPositive(value) && value <= armies ? null : { code: 'bad-field', params: { field, want: 'army' } };

function all(
  object: JsonObject,
  prefix: string,
  armies: number,
  checks: readonly (readonly [string, Check])[],
): Fault | null {
  for (const [name, check] of checks) {
    const fault = check(object[name], prefix + name, armies);
    if (fault !== null) return fault;
  }
  return null;
}

type Checks = readonly (readonly [string, Check])[];

const ENVELOPE: Checks = [
  ['id', text],
  ['from', anySeat],
  ['to', anySeat],
];

const LETTERS: ReadonlyMap<unknown, Checks> = new Map<string, Checks>([
  ['prepare', [['n', positive]]],
  [
    'accept',
    [
      ['n', positive],
      ['value', text],
    ],
  ],
  ['announce', [['value', text]]],
  [
    'promise',
    [
      ['n', positive],
      ['re', text],
      ['accepted', pairOrNull],
    ],
  ],
  [
    'accepted',
    [
      ['n', positive],
      ['re', text],
      ['value', text],
    ],
  ],
  [
    'reject',
    [
      ['n', positive],
      ['re', text],
      ['promised', whole],
    ],
  ],
]);

const SENT_KINDS: readonly unknown[] = ['prepare', 'accept', 'announce'];

function letter(
  value: unknown,
  field: string,
  armies: number,
  kinds: (kind: unknown) => boolean,
  want: Want,
): Fault | null {
  const checks = isObject(value) ? LETTERS.get(value['kind']) : undefined;
  if (!isObject(value) || !checks) return { code: 'bad-field', params: { field, want } };
  const fault = all(value, `${field}.`, armies, ENVELOPE);
  if (fault !== null) return fault;
  if (!kinds(value['kind'])) {
    const { kind, from, to } = value as Record<'kind' | 'from' | 'to', string>;
    return { code: 'wrong-way', params: { kind, from, to } };
  }
  return all(value, `${field}.`, armies, checks);
}

const sentLetter: Check = (value, field, armies) =>
  letter(value, field, armies, (kind) => SENT_KINDS.includes(kind), 'letter');

const replyOrNull: Check = (value, field, armies) =>
  value === null
    ? null
    : letter(
        value,
        field,
        armies,
        (kind) => kind !== 'prepare' && kind !== 'accept' && kind !== 'announce',
        'reply-or-null',
      );

const notebook: Check = (value, field, armies) =>
  isObject(value)
    ? all(value, `${field}.`, armies, NOTEBOOK)
    : { code: 'bad-field', params: { field, want: 'notebook' } };

const NOTEBOOK: Checks = [
  ['promised', whole],
  ['accepted', pairOrNull],
];

const EVENTS: Readonly<Record<ProtocolEventType, Checks>> = {
  sent: [['letter', sentLetter]],
  delivered: [['letter', text]],
  captured: [['letter', text]],
  answered: [
    ['by', general],
    ['re', text],
    ['notebook', notebook],
    ['reply', replyOrNull],
  ],
  wrote: [
    ['by', general],
    ['notebook', notebook],
  ],
  claimed: [
    ['by', officer],
    ['n', positive],
    ['value', text],
    ['evidence', letterIds],
  ],
  ordered: [
    ['army', army],
    ['by', anySeat],
    ['value', valueOrNull],
  ],
  ended: [],
};

export function isProtocolType(type: string): type is ProtocolEventType {
  return Object.hasOwn(EVENTS, type);
}

const STAMP: Checks = [
  ['seq', positive],
  ['at', milliseconds],
  ['type', expect(isText, 'event-type')],
];

/** What is wrong with the fields of an event; types that the protocol does not know need only their stamp. */
export function faultInEvent(event: JsonObject, armies: number): Fault | null {
  const fault = all(event, '', armies, STAMP);
  if (fault !== null) return fault;
  const type = event['type'] as string;
  return isProtocolType(type) ? all(event, '', armies, EVENTS[type]) : null;
}

const HEADER: Checks = [
  ['id', text],
  ['armies', expect((n) => isPositive(n) && n >= MIN_ARMIES && n <= MAX_ARMIES, 'armies')],
  ['acceptRule', expect((rule) => rule === 'textbook' || rule === 'seed', 'accept-rule')],
  ['tent', expect((tent) => tent === 'separate' || tent === 'shared', 'tent')],
];

export function faultInHeader(header: JsonObject): Fault | null {
  const { format } = header;
  if (format === RECORD_FORMAT) return all(header, '', 0, HEADER);
  const got = typeof format === 'string' ? format.slice(0, 40) : typeof format;
  return { code: 'unknown-format', params: { got } };
}
