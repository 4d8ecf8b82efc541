import { describe, expect, test } from 'vitest';
import { historyOf } from '../../client/general/history.ts';
import { inboxOf, stateWords } from '../../client/general/inbox.ts';
import { adviceOn } from '../../shared/game/help.ts';
import { answerIn, answers, BLANK_ANSWER, BLANK_ENTRY, sheetOf, writingIn } from '../../client/general/sheet.ts';
import { GeneralSeat } from './support/general-seat.ts';

const sheet = (texts: Partial<typeof BLANK_ANSWER>) => answerIn('letter', { ...BLANK_ANSWER, ...texts });

describe('what a sheet means', () => {
  test('a promise that reports nothing, with the number written', () => {
    expect(sheet({ promised: '3', reply: 'promise', report: 'nothing' })).toEqual({
      type: 'answer',
      re: 'letter',
      entry: { promised: 3 },
      reply: { kind: 'promise', accepted: null },
    });
  });

  test('a promise that reports a pair', () => {
    const texts = { reply: 'promise', report: 'pair', reportNumber: '２', reportTime: '700' };
    expect(sheet(texts)).toEqual({
      type: 'answer',
      re: 'letter',
      entry: {},
      reply: { kind: 'promise', accepted: { n: 2, value: '07:00' } },
    });
  });

  test('accepted, with both entries written', () => {
    const texts = { promised: '1', acceptedNumber: '1', acceptedTime: '0600', reply: 'accepted' };
    expect(sheet(texts)).toEqual({
      type: 'answer',
      re: 'letter',
      entry: { promised: 1, accepted: { n: 1, value: '06:00' } },
      reply: { kind: 'accepted' },
    });
  });

  test('a refusal names a number, 0 as well', () => {
    expect(sheet({ reply: 'reject', named: '2' })).toMatchObject({ entry: {}, reply: { kind: 'reject', promised: 2 } });
    expect(sheet({ reply: 'reject', named: '0' })).toMatchObject({ reply: { kind: 'reject', promised: 0 } });
  });

  test('no reply, but an entry', () => {
    expect(sheet({ promised: '4', reply: 'silence' })).toEqual({
      type: 'answer',
      re: 'letter',
      entry: { promised: 4 },
      reply: null,
    });
  });

  test('no reply and nothing written is no act', () => {
    expect(sheet({ reply: 'silence' })).toBe('idle');
    expect(writingIn(BLANK_ENTRY)).toBe('idle');
  });

  test('what is struck out becomes null, whatever stands in the fields', () => {
    expect(writingIn({ ...BLANK_ENTRY, strike: 'yes' })).toEqual({ type: 'write', entry: { accepted: null } });
    expect(writingIn({ ...BLANK_ENTRY, acceptedNumber: '1', strike: 'yes' })).toEqual({
      type: 'write',
      entry: { accepted: null },
    });
  });

  test.each([
    ['no reply chosen', { promised: '3' }],
    ['a reply that there is not', { reply: 'perhaps' }],
    ['a promise that says nothing of before', { reply: 'promise' }],
    ['a report without a time', { reply: 'promise', report: 'pair', reportNumber: '1' }],
    ['a refusal without a number', { reply: 'reject' }],
    ['a number that is none', { promised: 'two', reply: 'accepted' }],
    ['a time without its number', { acceptedTime: '06:00', reply: 'accepted' }],
    ['a number without its time', { acceptedNumber: '1', reply: 'accepted' }],
    ['number 0 for an accepted time', { acceptedNumber: '0', acceptedTime: '06:00', reply: 'accepted' }],
  ])('%s: nothing can be sealed', (_, texts) => {
    expect(sheet(texts)).toBe('wrong');
  });

  test('what answers what', () => {
    const kinds = ['promise', 'accepted', 'reject', 'silence'] as const;
    expect(kinds.filter((kind) => answers(kind, 'prepare'))).toEqual(['promise', 'reject', 'silence']);
    expect(kinds.filter((kind) => answers(kind, 'accept'))).toEqual(['accepted', 'reject', 'silence']);
  });
});

describe('the right answer, written out', () => {
  test('to a prepare: the number, and what was accepted before', async () => {
    const seat = new GeneralSeat();
    const first = seat.accept(1, '06:00');
    await seat.act({
      type: 'answer',
      re: first,
      entry: { promised: 1, accepted: { n: 1, value: '06:00' } },
      reply: { kind: 'accepted' },
    });
    const id = seat.prepare(2, 2);
    expect(answerIn(id, sheetOf(seat.play.view, adviceOn(seat.play.view, id)))).toEqual({
      type: 'answer',
      re: id,
      entry: { promised: 2 },
      reply: { kind: 'promise', accepted: { n: 1, value: '06:00' } },
    });
  });

  test('to a letter below the promise: the notebook as it is, and a refusal', async () => {
    const seat = new GeneralSeat();
    const high = seat.prepare(2, 2);
    await seat.act({ type: 'answer', re: high, entry: { promised: 2 }, reply: { kind: 'promise', accepted: null } });
    const id = seat.accept(1, '06:00');
    expect(answerIn(id, sheetOf(seat.play.view, adviceOn(seat.play.view, id)))).toEqual({
      type: 'answer',
      re: id,
      entry: {},
      reply: { kind: 'reject', promised: 2 },
    });
  });

  test('an entry that duty does not know is struck out', async () => {
    const seat = new GeneralSeat();
    await seat.act({ type: 'write', entry: { accepted: { n: 9, value: '09:00' } } });
    const id = seat.prepare(1);
    expect(sheetOf(seat.play.view, adviceOn(seat.play.view, id))).toMatchObject({
      promised: '1',
      strike: 'yes',
      acceptedNumber: '',
    });
  });
});

describe('the notebook as it was', () => {
  const accepted = { n: 1, value: '06:00' };

  test('a changed entry is struck out, not replaced', () => {
    const history = historyOf([1, 2, 2].map((promised) => ({ promised, accepted: null })));
    expect(history.promised).toEqual({ struck: ['1'], standing: '2' });
    expect(history.accepted).toEqual({ struck: [], standing: '' });
  });

  test('an entry that was struck out leaves nothing standing', () => {
    const written = [accepted, null].map((pair) => ({ promised: 1, accepted: pair }));
    expect(historyOf(written).accepted).toEqual({ struck: ['1, 06:00'], standing: '' });
  });

  test('only the last two that were struck out are shown', () => {
    const history = historyOf([1, 2, 3, 4].map((promised) => ({ promised, accepted: null })));
    expect(history.promised).toEqual({ struck: ['2', '3'], standing: '4' });
  });
});

describe('the inbox', () => {
  test('newest first, and what became of each', async () => {
    const seat = new GeneralSeat();
    const first = seat.prepare(1, 1);
    const second = seat.prepare(2, 2);
    seat.announce('06:00');
    await seat.act({ type: 'answer', re: first, entry: { promised: 1 }, reply: { kind: 'promise', accepted: null } });
    await seat.act({ type: 'answer', re: second, entry: { promised: 2 }, reply: null });
    const inbox = inboxOf(seat.play.view, (id) => id !== second);
    expect(inbox.map(({ letter }) => letter.kind)).toEqual(['announce', 'prepare', 'prepare']);
    expect(inbox.map((entry) => stateWords(entry, false))).toEqual(['read', 'no reply', 'answered ok']);
  });

  test('what was answered has been opened, on whatever device', async () => {
    const seat = new GeneralSeat();
    const first = seat.prepare(1);
    const states = () => inboxOf(seat.play.view, () => false).map((entry) => stateWords(entry, false));
    expect(states()).toEqual(['unopened']);
    await seat.act({ type: 'answer', re: first, entry: {}, reply: { kind: 'reject', promised: 0 } });
    expect(states()).toEqual(['answered rejected']);
  });
});
