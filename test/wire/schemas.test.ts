import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { forPlayers } from '../../shared/lessons/for-players.ts';
import { LADDER } from '../../shared/lessons/ladder.ts';
import { crossing } from '../../shared/lessons/ladder/03-crossing.ts';
import { settingsOf } from '../../shared/lessons/settings-of.ts';
import { oneOfficer } from '../../shared/lessons/ladder/01-one-officer.ts';
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import { FIRST_FAULT, REQUESTS, type RequestName } from '../../shared/wire/schemas.ts';
import { ALIEN_KEYS, BARE, extended, WELL_FORMED, withEach } from '../support/hostile.ts';

const accepts = (name: RequestName, request: unknown): boolean => v.safeParse(REQUESTS[name], request).success;

const without = (object: object, key: string): object =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

const ID = 'a-command-id';
const act = (command: object): boolean => accepts('act', { id: ID, command });
const arrange = (command: object): boolean => accepts('arrange', { id: ID, command });
const settle = (change: object): boolean => arrange({ type: 'settle', settings: { ...ROOM_DEFAULTS, ...change } });
const valley = (change: object): boolean => settle({ valley: { ...ROOM_DEFAULTS.valley, ...change } });

describe('every request', () => {
  test.each(WELL_FORMED.map(([name, request]) => [name, JSON.stringify(request), request] as const))(
    '%s %s: is what it says, and yields it unchanged',
    (name, _text, request) => {
      const parsed = v.safeParse(REQUESTS[name], request);
      expect(parsed.success).toBe(true);
      expect(parsed.output).toEqual(request);
    },
  );

  test('is listed among them', () => {
    expect([...new Set(WELL_FORMED.map(([name]) => name))].sort()).toEqual(Object.keys(REQUESTS).sort());
  });

  test.each(ALIEN_KEYS)('refuses the key "%s" wherever it stands, and lets it reach no prototype', (key) => {
    for (const [name, request] of WELL_FORMED) {
      for (const text of withEach(request, (value) => extended(value, key))) {
        expect(accepts(name, JSON.parse(text)), text).toBe(false);
      }
    }
    expect(({} as Record<string, unknown>)['n']).toBeUndefined();
  });

  test('needs every field that is not marked as one that may be missing', () => {
    const optional = ['settings', 'promised', 'accepted', 'from', 'to', 'kind', 'n', 'nth', 'passphrase', 'password'];
    for (const [name, request] of WELL_FORMED) {
      for (const key of Object.keys(request)) {
        const may = optional.includes(key) && !(name === 'recover' && key === 'passphrase');
        expect(accepts(name, without(request, key)), `${name} without ${key}`).toBe(may);
      }
      const { command } = request as { readonly command?: Record<string, unknown> };
      for (const key of Object.keys(command ?? {})) {
        const rest = { id: ID, command: without(command ?? {}, key) };
        expect(accepts(name, rest), `${JSON.stringify(command)} without ${key}`).toBe(false);
      }
    }
  });

  test.each([null, undefined, 1, 'text', true, [1], () => undefined, new Map()])('is no %s', (value) => {
    for (const name of Object.keys(REQUESTS) as RequestName[]) {
      if (!BARE.includes(name) || !(value instanceof Map)) expect(accepts(name, value), name).toBe(false);
    }
  });
});

describe('numbers', () => {
  const BAD = [0, -1, 0.5, NaN, Infinity, -Infinity, 2 ** 53, '1', null, [1], 1n, true];

  test.each(BAD)('no proposal, copy or count is %s', (n) => {
    expect(act({ type: 'prepare', to: ['A1'], n })).toBe(false);
    expect(act({ type: 'accept', to: ['A1'], n, value: '06:00' })).toBe(false);
    expect(act({ type: 'claim', n, value: '06:00', evidence: [] })).toBe(false);
    expect(act({ type: 'write', entry: { accepted: { n, value: '06:00' } } })).toBe(false);
    expect(act({ type: 'capture', letter: 'letter', copy: n })).toBe(false);
    expect(valley({ script: [{ match: { n }, do: 'capture' }] })).toBe(false);
    expect(valley({ script: [{ match: { nth: n }, do: 'capture' }] })).toBe(false);
  });

  test.each(BAD.filter((n) => n !== 0))('nothing promised, held or timed is %s', (n) => {
    expect(act({ type: 'write', entry: { promised: n } })).toBe(false);
    expect(act({ type: 'answer', re: 'letter', entry: {}, reply: { kind: 'reject', promised: n } })).toBe(false);
    expect(act({ type: 'dawn', within: n })).toBe(false);
    expect(act({ type: 'delay', letter: 'letter', copy: 1, by: n })).toBe(false);
    expect(accepts('enter', { code: 'ZZZZ99', token: 'x'.repeat(32), session: null, have: n })).toBe(false);
  });

  test('the largest safe integer is one, and nothing promised is 0', () => {
    expect(act({ type: 'prepare', to: ['A1'], n: Number.MAX_SAFE_INTEGER })).toBe(true);
    expect(act({ type: 'write', entry: { promised: 0 } })).toBe(true);
    expect(act({ type: 'answer', re: 'letter', entry: {}, reply: { kind: 'reject', promised: 0 } })).toBe(true);
  });

  test('spans of time are of whole milliseconds within an hour, the shorter one first', () => {
    for (const span of [
      [0, 0],
      [1, 3_600_000],
    ])
      expect([valley({ walk: span }), settle({ pace: span })]).toEqual([true, true]);
    for (const span of [[2, 1], [0, 3_600_001], [-1, 1], [0.5, 1], [1], [1, 2, 3], []]) {
      expect([valley({ walk: span }), valley({ hiding: span }), settle({ pace: span })]).toEqual([false, false, false]);
    }
  });

  test('chances are from 0 to 1', () => {
    for (const chance of [0, 0.5, 1]) expect(valley({ capture: chance, delay: chance, copy: chance })).toBe(true);
    for (const chance of [-0.1, 1.1, NaN, Infinity, '0.5']) {
      for (const name of ['capture', 'delay', 'copy']) expect(valley({ [name]: chance }), name).toBe(false);
    }
  });

  test('there are 2 to 9 armies', () => {
    expect([1, 2, 9, 10, 2.5].map((armies) => settle({ armies }))).toEqual([false, true, true, false, false]);
  });
});

describe('texts', () => {
  test('values are times of the day', () => {
    const order = (value: unknown) => act({ type: 'order', value });
    for (const value of ['00:00', '06:00', '23:59', null]) expect(order(value), String(value)).toBe(true);
    for (const value of ['24:00', '6:00', '06:60', '06:00 ', '06:00\n', '٠٦:٠٠', '', 600, undefined]) {
      expect(order(value), String(value)).toBe(false);
    }
  });

  test('seats are those of nine armies at most, and each act names its own side', () => {
    expect(['P1', 'A9', 'any'].map((seat) => arrange({ type: 'sit', seat }))).toEqual([true, true, true]);
    expect(['A0', 'A10', 'a1', 'B1', 'A1 ', '', 1, null].some((seat) => arrange({ type: 'sit', seat }))).toBe(false);
    expect(arrange({ type: 'bot', seat: 'any', on: true })).toBe(false);
    expect(act({ type: 'prepare', to: ['P1'], n: 1 })).toBe(false);
    expect(act({ type: 'announce', to: ['P1', 'A1'], value: '06:00' })).toBe(true);
  });

  test('ids, tokens and members have their form', () => {
    const ids = ['12345678', 'x'.repeat(40), 'a-b_c-d-e'];
    for (const id of ids) expect(accepts('arrange', { id, command: { type: 'stand' } }), id).toBe(true);
    for (const id of ['1234567', 'x'.repeat(41), 'with space', 'with:colon', 'ünïcödé--', 'line\nbreak', 12345678]) {
      expect(accepts('arrange', { id, command: { type: 'stand' } }), String(id)).toBe(false);
    }
    const enter = (token: unknown) => accepts('enter', { code: 'ZZZZ99', token, session: null, have: 0 });
    expect([enter('x'.repeat(31)), enter('x'.repeat(33)), enter('+'.repeat(32)), enter(null)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    const remove = (member: unknown) => arrange({ type: 'remove', member });
    expect(['m1', 'm123'].every(remove)).toBe(true);
    expect(['m0', 'm01', 'm', '1', 'm1234567890', 'host'].some(remove)).toBe(false);
  });

  test('codes are read as people type them', () => {
    const codeOf = (code: unknown): unknown => {
      const parsed = v.safeParse(REQUESTS.look, { code });
      return parsed.success ? parsed.output.code : null;
    };
    expect(['k7q4mx', 'K7Q-4MX', ' k7q 4mx '].map(codeOf)).toEqual(['K7Q4MX', 'K7Q4MX', 'K7Q4MX']);
    expect(['', 'K7Q4M', 'K7Q4MX7Q4MX', 'K7Q4M!', '-'.repeat(21), 'ｋ７ｑ４ｍｘ', null].map(codeOf)).toEqual(
      Array(7).fill(null),
    );
  });

  test('nothing is longer than it may be', () => {
    const many = <T>(count: number, one: T): T[] => Array<T>(count).fill(one);
    expect(act({ type: 'claim', n: 1, value: '06:00', evidence: many(100, 'letter') })).toBe(true);
    expect(act({ type: 'claim', n: 1, value: '06:00', evidence: many(101, 'letter') })).toBe(false);
    expect(act({ type: 'prepare', to: many(19, 'A1'), n: 1 })).toBe(false);
    expect(act({ type: 'answer', re: 'x'.repeat(41), entry: {}, reply: null })).toBe(false);
    expect(accepts('open', { name: 'x'.repeat(201) })).toBe(false);
    expect(settle({ wishes: many(10, '06:00') })).toBe(false);
    expect(settle({ wishes: [] })).toBe(false);
    expect(valley({ script: many(61, { match: {}, do: 'capture' }) })).toBe(false);
  });
});

describe('the lesson of a room', () => {
  const own = forPlayers(crossing);

  test.each(LADDER.map((lesson) => [lesson.id, lesson] as const))('%s is one', (_, lesson) => {
    for (const isOwn of [false, true]) expect(settle(settingsOf(lesson, isOwn))).toBe(true);
  });

  test('is no larger than its file may be, in bytes', () => {
    const long = (letters: string, count: number) => {
      const paragraph = { en: 'x'.repeat(600), zh: letters.repeat(600) };
      return { ...own, before: Array(count).fill(paragraph), after: Array(count).fill(paragraph) };
    };
    expect(settle({ lesson: long('x', 4) })).toBe(true);
    expect(settle({ lesson: long('字', 4) })).toBe(false);
    const cue = { when: null, do: { type: 'prepare', to: ['A1', 'A2', 'A3'], n: 1 } };
    const cues = Array<unknown>(20).fill(cue);
    expect(settle({ stage: { P1: { cues } } })).toBe(true);
    expect(settle({ lesson: long('x', 4), stage: { P1: { cues }, P2: { cues }, P3: { cues } } })).toBe(false);
  });

  const wrong: readonly (readonly [string, object])[] = [
    ['a seat that the room has not', { P4: {} }],
    ['a general that proposes', { A1: { cues: [{ when: null, do: { type: 'prepare', to: ['A2'], n: 1 } }] } }],
    ['letters to nobody', { P1: { cues: [{ when: null, do: { type: 'prepare', to: [], n: 1 } }] } }],
    ['a stubborn general', { A1: { temper: 'stubborn' } }],
    ['an echo among three armies', { P1: { temper: 'echo' } }],
  ];
  test.each(wrong)('wants nothing of a seat that is no part of it: %s', (_, stage) => {
    expect(settle({ stage })).toBe(false);
    const room = { ...ROOM_DEFAULTS, stage };
    const command = { type: 'settle', settings: { room, leftovers: 'bots' } };
    expect(accepts('teach', { id: ID, command })).toBe(false);
    expect(accepts('open', { name: 'Ada', settings: room })).toBe(false);
  });
});

describe('what has many faults', () => {
  /** An object whose first field is wrong, and which tells when a later one is read. */
  const spied = (fields: object, read: (key: string) => void): object =>
    new Proxy(fields, {
      get: (target, key): unknown => {
        if (typeof key === 'string' && key !== 'format') read(key);
        return Reflect.get(target, key);
      },
    });

  test('a lesson that has not the shape of one is read up to its first fault, however many there are', () => {
    const read: string[] = [];
    const cards = Array.from({ length: 8000 }, () => ({}));
    const lesson = spied({ ...oneOfficer, cards, format: 'another' }, (key) => read.push(key));
    expect(accepts('teach', { id: ID, command: { type: 'keep-lesson', lesson } })).toBe(false);
    expect(read).toEqual([]);
  });

  test('whatever is asked is read up to its first fault, and that one is told', () => {
    const wishes = Array.from({ length: 8000 }, () => 0);
    const request = { id: ID, command: { type: 'settle', settings: { ...ROOM_DEFAULTS, wishes } } };
    const { issues } = v.safeParse(REQUESTS.arrange, request, FIRST_FAULT);
    expect(issues?.map((issue) => v.getDotPath(issue))).toEqual(['command.settings.wishes.0']);
  });
});

describe('commands that nobody may send', () => {
  test.each(['arrive', 'seat', 'join', 'open', 'close', 'constructor', '__proto__', '', null])('%s', (type) => {
    expect(act({ type })).toBe(false);
    expect(arrange({ type })).toBe(false);
  });

  test('nobody says who they are', () => {
    for (const key of ['by', 'seat', 'actor', 'at', 'role'])
      expect(act({ type: 'pause', [key]: 'P1' }), key).toBe(false);
  });
});
