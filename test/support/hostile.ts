/** Requests as they should be, and what a hostile program puts in the place of each of their fields, as JSON text. */
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import type { RequestName } from '../../shared/wire/schemas.ts';

const ID = 'a-command-id';
const MATCH = { from: 'P1', to: 'A2', kind: 'prepare', n: 1, nth: 1 };

/** One of each form that the wire knows. */
export const WELL_FORMED: readonly (readonly [RequestName, object])[] = [
  ['open', { name: 'Ann', settings: ROOM_DEFAULTS }],
  ['look', { code: 'ZZZZ99' }],
  ['join', { code: 'ZZZZ99', name: 'Ann' }],
  ['enter', { code: 'ZZZZ99', token: 'x'.repeat(32), session: 'a-session', have: 1 }],
  ['act', { id: ID, command: { type: 'prepare', to: ['A1'], n: 1 } }],
  ['act', { id: ID, command: { type: 'accept', to: ['A1'], n: 1, value: '06:00' } }],
  [
    'act',
    {
      id: ID,
      command: {
        type: 'answer',
        re: 'letter',
        entry: { promised: 1, accepted: { n: 1, value: '06:00' } },
        reply: { kind: 'promise', accepted: { n: 1, value: '06:00' } },
      },
    },
  ],
  ['act', { id: ID, command: { type: 'answer', re: 'letter', entry: {}, reply: { kind: 'reject', promised: 1 } } }],
  ['act', { id: ID, command: { type: 'write', entry: { promised: 1 } } }],
  ['act', { id: ID, command: { type: 'claim', n: 1, value: '06:00', evidence: ['letter'] } }],
  ['act', { id: ID, command: { type: 'announce', to: ['A1', 'P2'], value: '06:00' } }],
  ['act', { id: ID, command: { type: 'order', value: '06:00' } }],
  ['act', { id: ID, command: { type: 'capture', letter: 'letter', copy: 1 } }],
  ['act', { id: ID, command: { type: 'delay', letter: 'letter', copy: 1, by: 1 } }],
  ['act', { id: ID, command: { type: 'pause' } }],
  ['act', { id: ID, command: { type: 'dawn', within: 1 } }],
  ['arrange', { id: ID, command: { type: 'sit', seat: 'A1' } }],
  ['arrange', { id: ID, command: { type: 'stand' } }],
  ['arrange', { id: ID, command: { type: 'bot', seat: 'A1', on: true } }],
  ['arrange', { id: ID, command: { type: 'remove', member: 'm2' } }],
  [
    'arrange',
    {
      id: ID,
      command: {
        type: 'settle',
        settings: {
          ...ROOM_DEFAULTS,
          valley: {
            ...ROOM_DEFAULTS.valley,
            script: [
              { match: MATCH, do: 'capture' },
              { match: MATCH, do: 'delay', by: 1 },
              { match: MATCH, do: 'copy', after: 1 },
              { match: MATCH, do: 'hold', until: { type: 'sent', from: 'P1', to: 'A2', kind: 'prepare', n: 1 } },
            ],
          },
        },
      },
    },
  ],
  ['record', {}],
];

/** JSON that is right in no field. */
export const HOSTILE: readonly string[] = [
  '9007199254740992',
  '-1',
  '1.5',
  '1e400',
  '-0.1',
  '"NaN"',
  '"\\u0000"',
  JSON.stringify('x'.repeat(10_000)),
  '{}',
  '{"__proto__":{"n":1}}',
  '{"constructor":{"prototype":{}}}',
  '[[]]',
  '{"length":1,"0":"A1"}',
  '"__proto__"',
  '["__proto__"]',
];

/** Keys that belong to no request. */
export const ALIEN_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'seat', 'role', ''];

/** The text of a JSON value with the value at each of its places, one after the other, replaced by another text. */
export function* withEachReplaced(value: unknown, by: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  const texts = Object.entries(value).map(([key, member]) => [key, JSON.stringify(member)] as const);
  const join = (parts: readonly (readonly [string, string])[]): string =>
    Array.isArray(value)
      ? `[${parts.map(([, text]) => text).join(',')}]`
      : `{${parts.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
  for (const [i, [key]] of texts.entries()) {
    yield join(texts.with(i, [key, by]));
    const inner = (value as Record<string, unknown>)[key];
    for (const text of withEachReplaced(inner, by)) yield join(texts.with(i, [key, text]));
  }
}

/** The text of a JSON value with one more key in each of its objects, one after the other. */
export function* withEachExtended(value: unknown, key: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) {
    const [open, rest] = ['{', JSON.stringify(value).slice(1)];
    yield `${open}${JSON.stringify(key)}:1${rest === '}' ? '' : ','}${rest}`;
  }
  for (const [name, inner] of Object.entries(value)) {
    for (const text of withEachExtended(inner, key)) {
      const before = JSON.stringify(inner);
      const whole = JSON.stringify(value);
      const at = Array.isArray(value)
        ? whole.indexOf(before)
        : whole.indexOf(`${JSON.stringify(name)}:${before}`) + JSON.stringify(name).length + 1;
      yield whole.slice(0, at) + text + whole.slice(at + before.length);
    }
  }
}
