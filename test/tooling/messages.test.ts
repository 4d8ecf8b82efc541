/** The catalogues: both languages complete, nothing unused, and a sentence for every id that the core can say. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FlawCode, Want } from '../../shared/game/flaw.ts';
import { SENTENCES } from '../../shared/game/remark.ts';
import type { LessonFaultCode, LessonWant } from '../../shared/lessons/fault.ts';
import { RULES } from '../../shared/paxos/rules.ts';
import type { OwnRefusal } from '../../client/net/reply.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

type Catalogue = ReadonlyMap<string, string>;

/** Pairs in the file's order: JSON.parse alone would hide a key that stands twice. */
function catalogue(language: string): { readonly messages: Catalogue; readonly twice: readonly string[] } {
  const text = readFileSync(path.join(ROOT, 'messages', `${language}.json`), 'utf8');
  const keys = [...text.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key = '']) => key);
  const parsed = JSON.parse(text) as Record<string, string>;
  delete parsed['$schema'];
  return {
    messages: new Map(Object.entries(parsed)),
    twice: keys.filter((key, i) => keys.indexOf(key) !== i),
  };
}

const en = catalogue('en');
const zh = catalogue('zh');

const params = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

function sources(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !entry.parentPath.includes('generated'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

const underscored = (id: string): string => id.replaceAll('-', '_');

/** The type makes this list complete; the values are what each sentence may use. */
const FLAWS: Readonly<Record<FlawCode, readonly string[]>> = {
  'empty-file': [],
  'line-too-long': ['limit'],
  'not-utf8': [],
  'not-json': [],
  'not-an-object': [],
  'reserved-key': ['key'],
  'unknown-format': ['got'],
  'bad-field': ['field', 'want'],
  'seq-gap': ['got', 'want'],
  'time-runs-back': ['at', 'before'],
  'after-end': [],
  'unknown-seat': ['armies', 'seat'],
  'wrong-way': ['from', 'kind', 'to'],
  'id-reused': ['id'],
  'letter-unknown': ['id'],
  'not-addressee': ['by', 'id', 'to'],
  'not-own-army': ['army', 'by'],
  'not-delivered': ['id'],
  'reply-misaddressed': ['id', 'want'],
  'reply-misnumbered': ['got', 'id', 'want'],
  'reply-unfit': ['answers', 'kind'],
};

const WANTS: Readonly<Record<Want, true>> = {
  text: true,
  'positive-integer': true,
  'whole-number': true,
  milliseconds: true,
  'pair-or-null': true,
  letter: true,
  notebook: true,
  'reply-or-null': true,
  'letter-ids': true,
  'value-or-null': true,
  army: true,
  armies: true,
  'accept-rule': true,
  tent: true,
  general: true,
  officer: true,
  'event-type': true,
};

/** Complete by its type; what each sentence about a lesson uses. */
const LESSON_FAULTS: Readonly<Record<LessonFaultCode, readonly string[]>> = {
  'not-json': ['column', 'line'],
  'unknown-format': ['got', 'want'],
  'too-big': ['got', 'most'],
  missing: [],
  'unknown-field': [],
  'bad-field': ['want'],
  'not-one-of': ['allowed'],
  'too-long': ['most'],
  'too-many': ['most'],
  'too-few': ['least'],
  'empty-text': [],
  'no-language': [],
  'language-missing': ['language'],
  'no-such-seat': ['armies', 'seat'],
  'wishes-count': ['armies', 'got'],
  'wrong-way': ['from', 'kind', 'to'],
  'never-happens': ['kind', 'type'],
  'not-its-part': ['seat', 'what'],
  'echo-armies': ['armies'],
  'bad-addressees': [],
  'reply-unfit': ['answers', 'kind'],
  twice: ['what'],
  contradiction: ['and', 'what'],
};

const LESSON_WANTS: Readonly<Record<LessonWant, true>> = {
  object: true,
  list: true,
  text: true,
  'yes-no': true,
  'positive-integer': true,
  'whole-number': true,
  'an-hour': true,
  'a-second-to-an-hour': true,
  span: true,
  chance: true,
  time: true,
  armies: true,
  seat: true,
  'seat-or-red': true,
  general: true,
  minutes: true,
  'lesson-id': true,
};

/** Complete by its type, too; the values are what the server fills in, of which a sentence may use some. */
const REFUSALS: Readonly<Record<OwnRefusal, readonly string[]>> = {
  offline: [],
  'bad-request': ['at', 'request'],
  'unknown-request': ['request'],
  'no-answer': ['request'],
  'not-entered': [],
  'unknown-room': ['code'],
  'bad-token': [],
  'bad-name': [],
  'name-taken': ['name'],
  'too-fast': ['seconds'],
  'too-many': ['seconds'],
  'store-down': [],
  'letter-unknown': ['id'],
  moved: [],
  'no-game': [],
  'no-seat': [],
  'bot-plays': [],
  'record-closed': [],
  'not-host': [],
  'seat-taken': [],
  'no-free-seat': [],
  'unknown-seat': [],
  'game-on': [],
  'seen-too-much': [],
  'no-record': [],
  'seats-empty': [],
  'room-full': [],
  'unknown-member': [],
  'host-stays': [],
  'not-your-act': ['act'],
  paused: [],
  'not-paused': [],
  'dawn-called': [],
  blocked: ['rule'],
  'bad-addressees': [],
  'evidence-not-held': ['id'],
  'no-messenger': ['copy', 'id'],
  'class-seats': [],
  'partner-writes': [],
  'unknown-class': ['code'],
  'not-instructor': [],
  'not-student': [],
  'wrong-password': [],
  'wrong-passphrase': [],
  'short-passphrase': ['least'],
  'not-on-roster': ['name'],
  'unknown-session': [],
  'not-led': [],
  'class-locked': [],
  'class-full': [],
  'unknown-lesson': [],
  'too-many-lessons': [],
  'unknown-assignment': [],
  'assignment-closed': [],
  'too-many-assignments': [],
  'attempts-used': [],
  'no-question': [],
  'unknown-student': [],
  'not-in-class': [],
  'place-taken': [],
  'nobody-to-pair': [],
  'no-such-seat': [],
  'nobody-waits': [],
  'nothing-runs': [],
  frozen: [],
  'not-frozen': [],
  'not-asked': [],
  'not-a-record': ['line', 'reason'],
  'not-playable': ['line'],
  'foreign-page': [],
  'too-large': ['bytes'],
  'bad-link': [],
  'link-expired': [],
  'session-gone': [],
};

/** Messages that code reaches by an id. */
const FAMILIES: readonly string[] = [
  ...RULES.flatMap(({ id }) => ['name', 'done', 'right', 'why'].map((part) => `rule_${id}_${part}`)),
  ...SENTENCES.map((sentence) => `remark_${sentence}`),
  ...Object.keys(FLAWS).map((code) => `flaw_${underscored(code)}`),
  ...Object.keys(REFUSALS).map((code) => `refusal_${underscored(code)}`),
  ...Object.keys(LESSON_FAULTS).map((code) => `lesson_fault_${underscored(code)}`),
  ...Object.keys({ ...WANTS, ...LESSON_WANTS }).map((want) => `want_${underscored(want)}`),
];

describe('messages', () => {
  test('no key stands twice', () => {
    expect([en.twice, zh.twice]).toEqual([[], []]);
  });

  test('both languages have the same keys', () => {
    expect([...zh.messages.keys()].sort()).toEqual([...en.messages.keys()].sort());
  });

  test('both languages take the same parameters', () => {
    const differing = [...en.messages].filter(
      ([key, text]) => params(text).join() !== params(zh.messages.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('no message is empty', () => {
    expect([...en.messages, ...zh.messages].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('every rule, flaw, refusal and wanted thing has its sentence', () => {
    expect(FAMILIES.filter((key) => !en.messages.has(key))).toEqual([]);
  });

  test('every message is used', () => {
    const used = new Set(sources('client').flatMap((text) => [...text.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key)));
    const unused = [...en.messages.keys()].filter((key) => !used.has(key) && !FAMILIES.includes(key));
    expect(unused).toEqual([]);
  });

  test('the sentence of a flaw uses all that the flaw tells', () => {
    const told = Object.keys(FLAWS).map((code) => [code, params(en.messages.get(`flaw_${underscored(code)}`) ?? '')]);
    expect(Object.fromEntries(told)).toEqual(FLAWS);
  });

  test('the sentence of a fault in a lesson uses all that the fault tells', () => {
    const told = Object.keys(LESSON_FAULTS).map((code) => [
      code,
      params(en.messages.get(`lesson_fault_${underscored(code)}`) ?? ''),
    ]);
    expect(Object.fromEntries(told)).toEqual(LESSON_FAULTS);
  });

  test('the sentence of a refusal uses only what the refusal tells', () => {
    const more = Object.entries(REFUSALS).flatMap(([code, told]) =>
      params(en.messages.get(`refusal_${underscored(code)}`) ?? '').filter((name) => !told.includes(name)),
    );
    expect(more).toEqual([]);
  });

  test('sentences that the command line fills in are plain text with parameters', () => {
    const fancy = [...en.messages].filter(
      ([key, text]) => key.startsWith('flaw_') && /\{[^}]*[^\w}][^}]*\}/.test(text),
    );
    expect(fancy).toEqual([]);
  });
});
