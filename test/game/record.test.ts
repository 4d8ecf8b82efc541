import { isUtf8 } from 'node:buffer';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { FlawCode } from '../../shared/game/flaw.ts';
import { MAX_LINE, readRecord, writeRecord } from '../../shared/game/record.ts';
import { readRecordBytes } from '../../shared/game/record-bytes.ts';
import { judge } from '../../shared/judge/judge.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';

const HEADER = '{"format":"three-armies.record/1","id":"r","armies":3,"acceptRule":"textbook","tent":"separate"}';
const prepare = (id: string, to = 'A1', n: unknown = 1) =>
  ({ type: 'sent', letter: { id, from: 'P1', to, kind: 'prepare', n } }) as const;
const delivered = (letter: string) => ({ type: 'delivered', letter });
const promise = (over: object = {}) => ({
  id: 'L2',
  from: 'A1',
  to: 'P1',
  kind: 'promise',
  n: 1,
  accepted: null,
  re: 'L1',
  ...over,
});
const answered = (over: object = {}) => ({
  type: 'answered',
  by: 'A1',
  re: 'L1',
  notebook: { promised: 1, accepted: null },
  reply: promise(),
  ...over,
});
const accept = { type: 'sent', letter: { id: 'L1', from: 'P1', to: 'A1', kind: 'accept', n: 1, value: '06:00' } };

function text(...events: readonly object[]): string {
  return [HEADER, ...events.map((event, i) => JSON.stringify({ seq: i + 1, at: i, ...event }))].join('\n');
}

function flawIn(record: string) {
  const read = readRecord(record);
  return read.ok ? null : read.flaw;
}

describe('a record is read', () => {
  test('as it was written, with or without a last line break, with CR LF, with a byte order mark', () => {
    const { header, events } = playWithBots(newPlay(headerFor('read')));
    const written = writeRecord({ header, events });
    for (const variant of [written, written.trimEnd(), written.replaceAll('\n', '\r\n'), `\uFEFF${written}`]) {
      expect(readRecord(variant)).toEqual({ ok: true, record: { header, events } });
    }
  });

  test('with the defaults that its header leaves out', () => {
    const read = readRecord('{"format":"three-armies.record/1","id":"r"}');
    expect(read).toMatchObject({
      ok: true,
      record: { header: { armies: 3, acceptRule: 'textbook', tent: 'separate' } },
    });
  });

  test('with whatever else its header says', () => {
    const further = { code: 'K7Q', seed: 's', ok: false, line: 3, params: {} };
    const read = readRecord(JSON.stringify({ format: 'three-armies.record/1', id: 'r', ...further }));
    expect(read).toMatchObject({ ok: true, record: { header: further } });
  });

  test('and what it does not know is passed over: types, fields, a second messenger', () => {
    const record = text(
      { ...prepare('L1'), mood: 'grim' },
      { type: 'predicted', by: 'A1', answer: 42 },
      delivered('L1'),
      delivered('L1'),
      { type: 'captured', letter: 'L1' },
      answered(),
      answered({ reply: null }),
      { type: 'ended' },
    );
    expect(judge(readRecord(record))).toMatchObject({ ok: true, verdict: { outcome: 'undecided', violations: [] } });
  });

  test('letter ids are opaque: the names of object members are as good as any', () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
    const record = text(...names.map((id) => prepare(id)), ...names.map((id) => delivered(id)));
    expect(readRecord(record).ok).toBe(true);
  });
});

describe('bytes', () => {
  const decode = (bytes: Uint8Array) => (isUtf8(bytes) ? new TextDecoder().decode(bytes) : null);
  const noted = text({ type: 'noted', words: '\uFFFD 三军' }, { type: 'ended' });

  test('of UTF-8 are read, whatever characters they hold', () => {
    expect(readRecordBytes(Buffer.from(noted), decode)).toMatchObject({ ok: true });
  });

  test('not-utf8: others are refused with their line', () => {
    const bytes = Buffer.from(noted);
    bytes[bytes.length - 5] = 0xe9;
    expect(readRecordBytes(bytes, decode)).toEqual({ ok: false, flaw: { line: 3, code: 'not-utf8', params: {} } });
    expect(readRecordBytes(Buffer.from([0xff]), decode)).toMatchObject({ flaw: { line: 1 } });
  });
});

describe('what is not a record is refused with its line', () => {
  const sent = prepare('L1');
  const order = { type: 'ordered', army: 1, by: 'P1', value: '06:00' };
  test.each<[FlawCode, number, string]>([
    ['empty-file', 1, ''],
    ['empty-file', 1, '\n\n'],
    ['not-json', 1, '{"format":'],
    ['not-an-object', 1, '[1]'],
    ['not-an-object', 1, 'null'],
    ['unknown-format', 1, '{"format":"three-armies.record/2","id":"r"}'],
    ['unknown-format', 1, '{"id":"r"}'],
    ['bad-field', 1, HEADER.replace('"r"', '7')],
    ['bad-field', 1, HEADER.replace(':3', ':1')],
    ['bad-field', 1, HEADER.replace(':3', ':"3"')],
    ['bad-field', 1, HEADER.replace('textbook', 'lax')],
    ['bad-field', 1, HEADER.replace('separate', 'open')],
    ['not-json', 3, `${text(sent)}\n{"seq":2,"at`],
    ['not-json', 3, `${text(sent)}\n\n{"seq":2,"at":1,"type":"ended"}`],
    ['line-too-long', 2, text({ ...sent, note: 'x'.repeat(10 * MAX_LINE) })],
    ['reserved-key', 2, `${HEADER}\n{"seq":1,"at":0,"type":"ended","__proto__":{"seq":1}}`],
    ['reserved-key', 2, `${HEADER}\n{"seq":1,"at":0,"type":"x","a":[{"__proto__":1}]}`],
    ['reserved-key', 2, `${HEADER}\n{"seq":1,"at":0,"type":"ended","\\u005f_proto__":{"seq":1}}`],
    ['seq-gap', 3, text(sent, { ...delivered('L1'), seq: 3 })],
    ['seq-gap', 2, text({ ...sent, seq: 2 })],
    ['bad-field', 2, text({ ...sent, seq: '1' })],
    ['bad-field', 2, text({ ...sent, at: '0' })],
    ['bad-field', 2, text({ ...sent, at: -1 })],
    ['bad-field', 2, text({ seq: 1, at: 0 })],
    ['time-runs-back', 3, text({ ...sent, at: 10 }, { ...delivered('L1'), at: 9 })],
    ['bad-field', 2, text(prepare('L1', 'A1', 0))],
    ['bad-field', 2, text(prepare('L1', 'A1', 1.5))],
    ['bad-field', 2, text(prepare('L1', 'A1', '1'))],
    ['bad-field', 2, text(prepare('L1', 'A1', 2 ** 53))],
    ['bad-field', 2, text(prepare(''))],
    ['unknown-seat', 2, text(prepare('L1', 'A4'))],
    ['unknown-seat', 2, text(prepare('L1', '__proto__'))],
    ['unknown-seat', 2, text(prepare('L1', 'A01'))],
    ['wrong-way', 2, text(prepare('L1', 'P2'))],
    ['wrong-way', 2, text({ type: 'sent', letter: promise() })],
    ['bad-field', 2, text({ type: 'sent', letter: { ...sent.letter, kind: 'bribe' } })],
    ['id-reused', 3, text(sent, sent)],
    ['id-reused', 4, text(sent, delivered('L1'), answered({ reply: promise({ id: 'L1' }) }))],
    ['letter-unknown', 2, text(delivered('L1'))],
    ['letter-unknown', 2, text({ type: 'captured', letter: 'L1' })],
    ['letter-unknown', 2, text(answered())],
    ['not-delivered', 3, text(sent, answered())],
    ['not-addressee', 4, text(sent, delivered('L1'), answered({ by: 'A2', reply: null }))],
    ['bad-field', 4, text(sent, delivered('L1'), answered({ by: 'P1', reply: null }))],
    ['unknown-seat', 4, text(sent, delivered('L1'), answered({ by: 'A7', reply: null }))],
    ['reply-misaddressed', 4, text(sent, delivered('L1'), answered({ reply: promise({ to: 'P2' }) }))],
    ['reply-misaddressed', 4, text(sent, delivered('L1'), answered({ reply: promise({ from: 'A2' }) }))],
    ['reply-misaddressed', 4, text(sent, delivered('L1'), answered({ reply: promise({ re: 'L9' }) }))],
    ['reply-misnumbered', 4, text(sent, delivered('L1'), answered({ reply: promise({ n: 2 }) }))],
    ['reply-unfit', 4, text(accept, delivered('L1'), answered())],
    ['reply-unfit', 4, text(sent, delivered('L1'), answered({ reply: promise({ kind: 'accepted', value: '06:00' }) }))],
    [
      'reply-misnumbered',
      4,
      text(accept, delivered('L1'), answered({ reply: promise({ kind: 'accepted', value: '07:00' }) })),
    ],
    [
      'reply-unfit',
      4,
      text(
        { type: 'sent', letter: { id: 'L1', from: 'P1', to: 'A1', kind: 'announce', value: '06:00' } },
        delivered('L1'),
        answered({ reply: promise({ kind: 'reject', promised: 1 }) }),
      ),
    ],
    ['bad-field', 4, text(sent, delivered('L1'), answered({ notebook: null }))],
    ['bad-field', 4, text(sent, delivered('L1'), answered({ notebook: { promised: 1 } }))],
    ['bad-field', 4, text(sent, delivered('L1'), answered({ notebook: { promised: -1, accepted: null } }))],
    ['bad-field', 4, text(sent, delivered('L1'), answered({ reply: undefined }))],
    ['bad-field', 4, text(sent, delivered('L1'), answered({ reply: promise({ accepted: { n: 0, value: 'x' } }) }))],
    ['bad-field', 2, text({ type: 'wrote', by: 'P1', notebook: { promised: 0, accepted: null } })],
    ['bad-field', 2, text({ type: 'claimed', by: 'A1', n: 1, value: '06:00', evidence: [] })],
    ['bad-field', 2, text({ type: 'claimed', by: 'P1', n: 1, value: '06:00', evidence: [7] })],
    ['bad-field', 2, text({ ...order, army: 4 })],
    ['bad-field', 2, text({ ...order, value: 6 })],
    ['not-own-army', 2, text({ ...order, by: 'P2' })],
    ['after-end', 3, text({ type: 'ended' }, sent)],
    ['after-end', 3, text({ type: 'ended' }, { type: 'predicted' })],
  ])('%s, line %i', (code, line, record) => {
    expect(flawIn(record)).toMatchObject({ code, line });
  });

  const whole = writeRecord(playWithBots(newPlay(headerFor('mangle', { copy: 0.3, capture: 0.2 }))));
  const lines = whole.trimEnd().split('\n');

  property.prop([fc.nat(whole.length - 2)], { seed: 1, numRuns: 300 })(
    'cut short anywhere, it is a shorter record or none',
    (length) => {
      const read = readRecord(whole.slice(0, length));
      const complete = whole.slice(0, length).split('\n').length;
      if (read.ok) expect(read.record.events.length).toBeLessThanOrEqual(complete - 1);
      else expect(read.flaw.line).toBeLessThanOrEqual(Math.max(1, complete));
    },
  );

  property.prop([fc.nat(lines.length - 1), fc.nat(lines.length - 1)], { seed: 2, numRuns: 300 })(
    'with two lines in another order, it is none',
    (a, b) => {
      fc.pre(a !== b);
      const swapped = [...lines];
      [swapped[a], swapped[b]] = [lines[b] ?? '', lines[a] ?? ''];
      expect(flawIn(swapped.join('\n'))?.line).toBe(Math.min(a, b) + 1);
    },
  );

  property.prop([fc.string({ unit: 'binary', maxLength: 300 })], { seed: 3, numRuns: 500 })(
    'no text at all makes it throw',
    (noise) => {
      expect(() => judge(readRecord(noise))).not.toThrow();
      expect(() => judge(readRecord(`${HEADER}\n${noise}`))).not.toThrow();
    },
  );

  property.prop([fc.nat(lines.length - 1), fc.jsonValue({ maxDepth: 3 })], { seed: 4, numRuns: 500 })(
    'no JSON in place of a line makes it throw',
    (i, value) => {
      const changed = lines.with(i, JSON.stringify(value));
      expect(() => judge(readRecord(changed.join('\n')))).not.toThrow();
    },
  );

  test('no depth of nesting makes it throw', () => {
    const deep = `${'['.repeat(300_000)}"__proto__"${']'.repeat(300_000)}`;
    expect(judge(readRecord(`${HEADER}\n{"seq":1,"at":0,"type":"x","deep":${deep}}`))).toMatchObject({ ok: true });
    expect(
      flawIn(`${HEADER}\n{"seq":1,"at":0,"type":"x","deep":${deep.replace('"__proto__"', '{"__proto__":1}')}}`),
    ).toMatchObject({
      code: 'reserved-key',
      line: 2,
    });
  });

  test('no field of the wrong type makes it throw', () => {
    for (const [i, line] of lines.entries()) {
      const object = JSON.parse(line) as Record<string, unknown>;
      for (const field of Object.keys(object)) {
        for (const wrong of [null, 0, -1, 1.5, '', 'A9', [], {}, true, { __proto__: null }]) {
          const changed = lines.with(i, JSON.stringify({ ...object, [field]: wrong }));
          expect(() => judge(readRecord(changed.join('\n'))), `${field} of line ${i + 1}`).not.toThrow();
        }
      }
    }
  });
});
