/** Requests as they should be, and what a hostile program puts in the place of each of their fields, as JSON text. */
import { CLASS_DEFAULTS } from '../../shared/class/state.ts';
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import type { RequestName } from '../../shared/wire/schemas.ts';

const ID = 'a-command-id';
const MATCH = { from: 'P1', to: 'A2', kind: 'prepare', n: 1, nth: 1 };

/** One of each form that the wire knows. */
const TOKEN = 'x'.repeat(32);
const PLACE = { room: 'ZZZZ99', seat: 'A1', role: 'player' };
const GUESS = { chosen: true, value: '06:00', open: false, known: ['P1'] };

/** These ask for nothing in particular: an empty object is all they need. */
export const BARE: readonly string[] = ['record', 'debrief', 'sheets'];

const SHEET = { lessons: { 'one-officer': { times: 3, best: 1, goals: 2, done: 1000 } }, mistakes: { G4: 2 } };

export const WELL_FORMED: readonly (readonly [RequestName, object])[] = [
  ['open', { name: 'Ann', settings: ROOM_DEFAULTS }],
  ['look', { code: 'ZZZZ99' }],
  ['openClass', { token: TOKEN, settings: CLASS_DEFAULTS, passphrase: 'words', password: 'words' }],
  ['attend', { code: 'ZZZZ99', name: 'Ann', token: TOKEN }],
  ['enterClass', { code: 'ZZZZ99', token: TOKEN }],
  ['teach', { id: ID, command: { type: 'settle', settings: CLASS_DEFAULTS } }],
  ['teach', { id: ID, command: { type: 'lock', on: true } }],
  ['teach', { id: ID, command: { type: 'keep', days: 90 } }],
  ['teach', { id: ID, command: { type: 'seat', all: true } }],
  ['teach', { id: ID, command: { type: 'move', student: 's1', place: PLACE } }],
  ['teach', { id: ID, command: { type: 'swap', students: ['s1', 's2'] } }],
  ['teach', { id: ID, command: { type: 'remove', student: 's1' } }],
  ['teach', { id: ID, command: { type: 'close', room: 'ZZZZ99' } }],
  ['teach', { id: ID, command: { type: 'next-round', rotate: true } }],
  ['teach', { id: ID, command: { type: 'freeze', rooms: ['ZZZZ99'] } }],
  ['teach', { id: ID, command: { type: 'show' } }],
  ['study', { id: ID, command: { type: 'guess', guess: GUESS } }],
  ['study', { id: ID, command: { type: 'leave' } }],
  ['relink', { token: TOKEN }],
  ['recover', { code: 'ZZZZ99', passphrase: 'words', token: TOKEN }],
  ['nameStudent', { student: 's1', name: 'Ann' }],
  ['roster', { names: ['Ann'], only: true }],
  ['nudge', { student: 's1' }],
  ['session', { session: 'a-session' }],
  ['breaches', { sessions: ['a-session'] }],
  ['lesson', { lesson: 'a-lesson' }],
  ['teach', { id: 'command-1', command: { type: 'drop-lesson', lesson: 'a-lesson' } }],
  ['teach', { id: ID, command: { type: 'assign', lesson: 'a-lesson', own: true, title: 'Week 3', until: 1_000_000 } }],
  ['teach', { id: ID, command: { type: 'set-assignment', assignment: 1, open: true, until: 1_000_000 } }],
  ['teach', { id: ID, command: { type: 'drop-assignment', assignment: 1 } }],
  ['assignment', { code: 'ZZZZ99', assignment: 1 }],
  ['attempt', { code: 'ZZZZ99', assignment: 1, name: 'Ann', role: 'P1', token: TOKEN }],
  ['results', { assignment: 1 }],
  ['teach', { id: ID, command: { type: 'collect', on: true } }],
  ['teach', { id: ID, command: { type: 'drop-sheets' } }],
  ['study', { id: ID, command: { type: 'hand-in', sheet: SHEET, named: true } }],
  ['sheets', {}],
  ['deleteSession', { session: 'a-session' }],
  ['lead', { cursor: { session: 'a-session', seq: 1, at: 1000, eyes: 'A1' } }],
  ['lead', { cursor: null }],
  ['follow', { stance: 'follows' }],
  ['debrief', {}],
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
  ['arrange', { id: ID, command: { type: 'speed', speed: 2 } }],
  ['arrange', { id: ID, command: { type: 'bot', seat: 'A1', on: true } }],
  ['arrange', { id: ID, command: { type: 'remove', member: 'm2' } }],
  ['arrange', { id: ID, command: { type: 'reply', question: 1, answer: ['A1'] } }],
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
  '["__proto__"]',
];

/** Keys that belong to no request. */
export const ALIEN_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'actor', 'role', ''];

/** The text of a JSON value with one of its places changed, each in its turn; `change` says null where it has nothing to do. */
export function* withEach(value: unknown, change: (value: unknown) => string | null): Generator<string> {
  const changed = change(value);
  if (changed !== null) yield changed;
  if (typeof value !== 'object' || value === null) return;
  const members = Object.entries(value as Readonly<Record<string, unknown>>);
  for (const [i, [, member]] of members.entries()) {
    for (const text of withEach(member, change)) {
      const parts = members.map(([key, other], j) => [key, i === j ? text : JSON.stringify(other)] as const);
      yield Array.isArray(value)
        ? `[${parts.map(([, part]) => part).join(',')}]`
        : `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${part}`).join(',')}}`;
    }
  }
}

/** An object's text with one more key in it; null for what is no object, or has the key by right. */
export function extended(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.hasOwn(value, key)) return null;
  const rest = JSON.stringify(value).slice(1);
  return `{${JSON.stringify(key)}:1${rest === '}' ? '' : ','}${rest}`;
}
