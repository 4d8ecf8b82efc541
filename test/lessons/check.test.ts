import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { checkLesson, LARGEST_LESSON, parseLesson } from '../../shared/lessons/check.ts';
import type { LessonFault } from '../../shared/lessons/fault.ts';
import { LADDER } from '../../shared/lessons/ladder.ts';
import { crossing } from '../../shared/lessons/ladder/03-crossing.ts';
import { oneOfficer } from '../../shared/lessons/ladder/01-one-officer.ts';
import type { Lesson } from '../../shared/lessons/lesson.ts';

type Loose = Record<string, unknown>;

const plain = (lesson: Lesson = oneOfficer): Loose => JSON.parse(JSON.stringify(lesson)) as Loose;

function faultsOf(value: unknown): readonly LessonFault[] {
  const checked = checkLesson(value);
  return checked.ok ? [] : checked.faults;
}

/** Places and codes, in order. */
const placed = (value: unknown) => faultsOf(value).map(({ path, code }) => `${path}: ${code}`);

describe('a lesson is read', () => {
  test.each(LADDER.map((lesson) => [lesson.id, lesson] as const))('%s, and again from its own text', (_, lesson) => {
    expect(checkLesson(plain(lesson))).toEqual({ ok: true, lesson });
    expect(parseLesson(JSON.stringify(lesson, null, 2))).toEqual({ ok: true, lesson });
  });

  test('five faults are five faults, each with its place', () => {
    const value = plain();
    const given = {
      ...value,
      armies: 12,
      minutes: 0,
      level: 'easy',
      after: [{ en: 'Only English.' }],
      stage: { P2: { temper: 'notebook' } },
    };
    expect(faultsOf(given)).toEqual([
      { path: 'minutes', code: 'bad-field', params: { want: 'minutes' } },
      { path: 'armies', code: 'bad-field', params: { want: 'armies' } },
      { path: 'level', code: 'not-one-of', params: { allowed: 'guided, coached, exam' } },
      { path: 'after.0.zh', code: 'language-missing', params: { language: 'zh' } },
      { path: 'stage.P2.temper', code: 'not-its-part', params: { seat: 'P2', what: 'notebook' } },
    ]);
  });

  test('every unknown field is named, in every depth', () => {
    const value = { ...plain(), mood: 1, colour: 2, valley: { ...oneOfficer.valley, fog: true, script: [] } };
    expect(placed(value)).toEqual(['valley.fog: unknown-field', 'mood: unknown-field', 'colour: unknown-field']);
  });

  test('keys of objects themselves are fields like any other', () => {
    const text = JSON.stringify(plain()).replace('{', '{"__proto__":{"id":"x"},"constructor":1,"toString":2,');
    const checked = parseLesson(text);
    expect(checked.ok ? [] : checked.faults.map(({ path, code }) => `${path}: ${code}`)).toEqual([
      '__proto__: unknown-field',
      'constructor: unknown-field',
      'toString: unknown-field',
    ]);
    expect(({} as Loose)['id']).toBeUndefined();
  });
});

describe('the shape', () => {
  const cases: readonly (readonly [string, Loose, readonly string[]])[] = [
    ['a format of another time', { format: 'three-armies.lesson/9' }, ['format: unknown-format']],
    ['an id with spaces', { id: 'My lesson' }, ['id: bad-field']],
    ['a title that is too long', { title: { en: 'x'.repeat(61), zh: '题' } }, ['title.en: too-long']],
    ['a paragraph that is too long', { idea: { en: 'x', zh: '长'.repeat(601) } }, ['idea.zh: too-long']],
    ['more than twenty minutes', { minutes: 21 }, ['minutes: bad-field']],
    ['half a minute', { minutes: 1.5 }, ['minutes: bad-field']],
    ['no story', { before: [] }, ['before: too-few']],
    ['a list where an object should be', { valley: [] }, ['valley: bad-field']],
    ['an object where a list should be', { cards: {} }, ['cards: bad-field']],
    ['a pace that runs back', { pace: [5, 1] }, ['pace: bad-field']],
    ['a night of more than an hour', { night: 3_600_001 }, ['night: bad-field']],
    ['a wish that is no time', { wishes: ['06:00', '25:00', '08:00'] }, ['wishes.1: bad-field']],
    [
      'a card that cites nothing there is',
      { cards: [{ cites: 'O9', text: { en: 'x', zh: '字' } }] },
      ['cards.0.cites: not-one-of'],
    ],
    ['a goal of another kind', { goals: [{ kind: 'fame' }] }, ['goals.0.kind: not-one-of']],
    ['a number below one', { stage: { P1: { used: 0 } } }, ['stage.P1.used: bad-field']],
    ['a part that is none', { level: 'guided', stage: { P1: null } }, ['stage.P1: bad-field']],
    ['a patience of less than a second', { stage: { P1: { patience: 999 } } }, ['stage.P1.patience: bad-field']],
    ['a seat that is none', { stage: { Q1: {} } }, ['stage.Q1: bad-field']],
  ];
  test.each(cases)('%s', (_, change, faults) => {
    expect(placed({ ...plain(), ...change })).toEqual(faults);
  });

  test.each(Object.keys(oneOfficer))('it cannot do without %s', (field) => {
    const rest = Object.fromEntries(Object.entries(plain()).filter(([key]) => key !== field));
    expect(placed(rest)).toEqual([`${field}: missing`]);
  });

  test('a script of more than sixty lines', () => {
    const script = Array.from({ length: 61 }, () => ({ match: {}, do: 'capture' }));
    expect(placed({ ...plain(), valley: { ...oneOfficer.valley, script } })).toEqual(['valley.script: too-many']);
  });

  test('a lesson that is too big as a whole', () => {
    const text = { en: 'x'.repeat(600), zh: '字'.repeat(600) };
    const big = { ...plain(crossing), before: [text, text, text, text], after: [text, text] };
    const [fault] = faultsOf(big);
    expect(fault).toMatchObject({ path: '', code: 'too-big', params: { most: LARGEST_LESSON } });
  });
});

describe('beyond the shape', () => {
  const cue = (deed: unknown, when: unknown = null) => ({ cues: [{ when, do: deed }] });
  const script = (...lines: readonly unknown[]) => ({ valley: { ...oneOfficer.valley, script: lines } });
  const cases: readonly (readonly [string, Loose, readonly string[]])[] = [
    ['an empty text', { idea: { en: ' ', zh: '字' } }, ['idea.en: empty-text']],
    ['a text in no language', { idea: {} }, ['idea: no-language']],
    ['wishes for other armies', { wishes: ['06:00'] }, ['wishes: wishes-count']],
    ['a seat of an army that is not there', { seats: ['P1', 'P4'] }, ['seats.1: no-such-seat']],
    ['a seat twice', { seats: ['P1', 'P1'] }, ['seats.1: twice']],
    ['a part of a seat that is not there', { stage: { A5: {} } }, ['stage.A5: no-such-seat']],
    [
      'a prepare to an officer',
      script({ match: { kind: 'prepare', from: 'P1', to: 'P2' }, do: 'capture' }),
      ['valley.script.0.match: wrong-way'],
    ],
    [
      'a promise from an officer',
      script({ match: { kind: 'promise', from: 'P1' }, do: 'capture' }),
      ['valley.script.0.match: wrong-way'],
    ],
    [
      'an announcement with a number',
      script({ match: { kind: 'announce', n: 1 }, do: 'capture' }),
      ['valley.script.0.match: wrong-way'],
    ],
    [
      'a letter to oneself',
      script({ match: { from: 'A1', to: 'A1' }, do: 'capture' }),
      ['valley.script.0.match: wrong-way'],
    ],
    [
      'a hold that waits for what never happens',
      script({ match: {}, do: 'hold', until: { type: 'answered', kind: 'accepted' } }),
      ['valley.script.0.until.type: never-happens'],
    ],
    [
      'a moment of a seat that is not there',
      { questions: [{ at: { type: 'sent', from: 'P9' }, ask: 'open' }] },
      ['questions.0.at.from: no-such-seat'],
    ],
    [
      'a general that proposes',
      { stage: { A1: cue({ type: 'prepare', to: ['A2'], n: 1 }) } },
      ['stage.A1.cues.0.do: not-its-part'],
    ],
    [
      'an officer that writes a notebook',
      { stage: { P1: cue({ type: 'write', entry: {} }) } },
      ['stage.P1.cues.0.do: not-its-part'],
    ],
    [
      'letters to nobody',
      { stage: { P1: cue({ type: 'prepare', to: [], n: 1 }) } },
      ['stage.P1.cues.0.do.to: bad-addressees'],
    ],
    [
      'a letter to a general that is not there',
      { stage: { P1: cue({ type: 'prepare', to: ['A1', 'A7'], n: 1 }) } },
      ['stage.P1.cues.0.do.to.1: no-such-seat'],
    ],
    [
      'an accept answered with a promise',
      {
        stage: {
          A1: cue({
            type: 'answer',
            letter: { kind: 'accept' },
            entry: {},
            reply: { kind: 'promise', accepted: null },
          }),
        },
      },
      ['stage.A1.cues.0.do.reply: reply-unfit'],
    ],
    [
      "an answer to another's letter",
      { stage: { A1: cue({ type: 'answer', letter: { to: 'A2' }, entry: {}, reply: null }) } },
      ['stage.A1.cues.0.do.letter.to: not-its-part'],
    ],
    [
      'a promise to whatever comes',
      {
        stage: {
          A1: cue({ type: 'answer', letter: { n: 1 }, entry: {}, reply: { kind: 'promise', accepted: null } }),
          A2: cue({ type: 'answer', letter: {}, entry: {}, reply: { kind: 'accepted' } }),
          A3: cue({ type: 'answer', letter: {}, entry: {}, reply: { kind: 'reject', promised: 2 } }),
        },
      },
      ['stage.A1.cues.0.do.letter.kind: missing', 'stage.A2.cues.0.do.letter.kind: missing'],
    ],
    ['a stubborn general', { stage: { A1: { temper: 'stubborn' } } }, ['stage.A1.temper: not-its-part']],
    ['a patient general', { stage: { A1: { patience: 5000 } } }, ['stage.A1.patience: not-its-part']],
    ['an echo among three armies', { stage: { P1: { temper: 'echo' } } }, ['stage.P1.temper: echo-armies']],
    [
      "an officer told to break a general's rule",
      { stage: { P1: { breaks: 'G4' } } },
      ['stage.P1.breaks: not-its-part'],
    ],
    ['goals of two minds', { goals: [{ kind: 'consensus' }, { kind: 'undecided' }] }, ['goals.1: contradiction']],
    ['a goal that is not to be expected', { goals: [{ kind: 'undecided' }] }, ['goals.0: contradiction']],
    ['a time that is not to be expected', { goals: [{ kind: 'chosen', value: '09:00' }] }, ['goals.0: contradiction']],
    [
      'clean, and to break a rule',
      { goals: [{ kind: 'clean' }, { kind: 'break', rule: 'G4' }] },
      ['goals.1: contradiction'],
    ],
    [
      'an officer who errs where nobody can',
      { level: 'guided', stage: { P1: { temper: 'hasty' } } },
      ['stage.P1.temper: contradiction'],
    ],
    [
      'a secret order that is blocked',
      { level: 'guided', stage: { P1: { breaks: 'O4' } } },
      ['stage.P1.breaks: contradiction'],
    ],
    ['a goal that is blocked', { level: 'guided', goals: [{ kind: 'break', rule: 'O4' }] }, ['goals.0: contradiction']],
    [
      'wrong acts that are expected where they are blocked',
      { level: 'guided', expect: { outcome: ['consensus'], breaks: ['O4', 'D3'] } },
      ['expect.breaks.0: contradiction', 'expect.breaks.1: contradiction'],
    ],
    ['the rule that is never blocked', { level: 'guided', stage: { P1: { breaks: 'O6' } } }, []],
    ['the same where acts are only warned of', { level: 'coached', stage: { P1: { breaks: 'O4' } } }, []],
    [
      'agreement broken by nobody',
      { goals: [{ kind: 'clean' }], expect: { outcome: ['broken'] } },
      ['expect.outcome: contradiction'],
    ],
    [
      'consensus on two times',
      { goals: [{ kind: 'clean' }], expect: { outcome: ['consensus'], chosen: ['06:00', '07:00'] } },
      ['expect.chosen: contradiction'],
    ],
  ];
  test.each(cases)('%s', (_, change, faults) => {
    expect(placed({ ...plain(), ...change })).toEqual(faults);
  });

  test('one language throughout is enough', () => {
    const english = JSON.parse(
      JSON.stringify(oneOfficer, (key: string, value: unknown) => (key === 'zh' ? undefined : value)),
    ) as unknown;
    expect(checkLesson(english).ok).toBe(true);
  });
});

describe('a text that is no lesson', () => {
  const cases: readonly (readonly [string, string, number, number])[] = [
    ['nothing', '', 1, 1],
    ['a list cut short', '[1, 2', 1, 6],
    ['a comma too many', '{\n  "a": 1,\n}', 3, 1],
    ['a single quote', "{'a': 1}", 1, 2],
    ['a word that is none', '{"a": yes}', 1, 7],
    ['a second value', '{} {}', 1, 4],
    ['a colon that is missing', '{"a" 1}', 1, 6],
    ['a bracket of the other kind', '{"a": [1}', 1, 9],
  ];
  test.each(cases)('%s', (_, text, line, column) => {
    expect(parseLesson(text)).toEqual({
      ok: false,
      faults: [{ path: '', code: 'not-json', params: { line, column } }],
    });
  });

  test('a text of megabytes is not even read', () => {
    const checked = parseLesson('['.repeat(2_000_000));
    expect(checked.ok ? [] : checked.faults.map(({ code }) => code)).toEqual(['too-big']);
  });

  property.prop([fc.string()], { seed: 11 })('JSON ends where JSON.parse says so', (text) => {
    expect(parseable(parseLesson(text))).toBe(parses(text));
  });

  property.prop([fc.json(), fc.nat(), fc.string({ maxLength: 2 })], { seed: 12 })(
    'nor does a slip in the middle go unseen',
    (text, at, slip) => {
      const place = at % (text.length + 1);
      const spoilt = text.slice(0, place) + slip + text.slice(place + 1);
      expect(parseable(parseLesson(spoilt))).toBe(parses(spoilt));
    },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parseable(checked: ReturnType<typeof parseLesson>): boolean {
  return checked.ok || checked.faults.every(({ code }) => code !== 'not-json');
}

describe('whatever it is given, it answers', () => {
  property.prop([fc.jsonValue({ maxDepth: 6 })], { seed: 1 })('with faults for what is no lesson', (value) => {
    const checked = checkLesson(value);
    expect(checked.ok ? [] : checked.faults).not.toEqual([]);
  });

  const paths = Object.keys(crossing);
  property.prop([fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 })], { seed: 2, numRuns: 400 })(
    'for a lesson of which one field is anything',
    (field, value) => {
      const checked = checkLesson({ ...plain(crossing), [field]: value });
      if (checked.ok) expect(checkLesson(JSON.parse(JSON.stringify(checked.lesson)))).toEqual(checked);
      else for (const { path } of checked.faults) expect(path).toMatch(/^(\w+|$)/);
    },
  );

  test('for a nest of ten thousand lists', () => {
    let nest: unknown = [];
    for (let i = 0; i < 10_000; i += 1) nest = [nest];
    expect(placed({ ...plain(), stage: nest })).toEqual(['stage.0: bad-field']);
  });

  property.prop([fc.constantFrom(...LADDER), fc.nat(), fc.jsonValue({ maxDepth: 2 })], { seed: 3, numRuns: 600 })(
    'for a lesson of which one value in any depth is anything',
    (lesson, at, value) => {
      const whole = plain(lesson);
      const leaves = leavesOf(whole);
      const leaf = leaves[at % leaves.length];
      if (leaf) leaf.within[leaf.key] = value;
      expect(() => checkLesson(whole)).not.toThrow();
    },
  );
});

interface Leaf {
  readonly within: Loose;
  readonly key: string;
}

function leavesOf(value: Loose): readonly Leaf[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    { within: value, key },
    ...(typeof inner === 'object' && inner !== null ? leavesOf(inner as Loose) : []),
  ]);
}
