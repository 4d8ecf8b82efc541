/** A seat's part of a lesson, as its player is told it, and the rules that come with it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { directionFor } from '../../client/lessons/direction.ts';
import { LessonHere } from '../../client/lessons/here.svelte.ts';
import { hasCome, timesSeen } from '../../client/lessons/moments.ts';
import { actOf } from '../../client/lessons/part.ts';
import { neededRules, rulesOf } from '../../client/lessons/rule-cards.ts';
import type { Cue } from '../../shared/game/stage.ts';
import { RULES } from '../../shared/paxos/rules.ts';
import { isAcceptor } from '../../shared/paxos/seats.ts';
import type { PartView } from '../../shared/wire/room-view.ts';
import { GeneralSeat } from './support/general-seat.ts';
import { OfficerSeat } from './support/officer-seat.ts';

beforeEach(() => {
  localStorage.clear();
  language.choose('en');
});

const part = (cues: readonly Cue[], rest: Partial<PartView> = {}): PartView => ({
  cues,
  done: 0,
  due: true,
  rests: false,
  breaks: null,
  ...rest,
});
const PREPARE: Cue = { when: null, do: { type: 'prepare', to: ['A1', 'A2'], n: 1 } };
const COMMIT: Cue = {
  when: { type: 'delivered', kind: 'promise', n: 1, to: 'P1', times: 2 },
  do: { type: 'accept', to: ['A1', 'A2'], n: 1, value: '06:00' },
};

describe('directionFor', () => {
  test('a cue that is due is said, and may be written where the level is guided', () => {
    const seat = new OfficerSeat({ level: 'guided' });
    const direction = directionFor(new LessonHere(() => part([PREPARE])), seat.play.view);
    expect(direction.words).toBe('Now: send prepare letters with number 1 to general 1, general 2');
    expect(direction.button).toEqual({ does: 'write', act: PREPARE.do });
    const silent = new OfficerSeat({ level: 'exam' });
    expect(directionFor(new LessonHere(() => part([PREPARE])), silent.play.view)).toMatchObject({
      words: direction.words,
      button: null,
    });
  });

  test('at an examination nobody says what to do but that dawn is near', () => {
    const seat = new GeneralSeat('exam');
    seat.prepare(1, 1);
    const silent = { words: 'Play on by the rules, towards the goal.', kind: 'now', button: null, free: true };
    for (const none of [null, part([])])
      expect(directionFor(new LessonHere(() => none), seat.play.view)).toEqual(silent);
    const told = part([PREPARE], { done: 1 });
    expect(directionFor(new LessonHere(() => told), seat.play.view).button).toEqual({ does: 'open' });
    expect(directionFor(new LessonHere(() => null), new OfficerSeat({ level: 'exam' }).play.view).free).toBe(false);
  });

  test('a cue that is not due says what it waits for', () => {
    const seat = new OfficerSeat();
    const here = new LessonHere(() => part([PREPARE, COMMIT], { done: 1, due: false }));
    expect(directionFor(here, seat.play.view)).toMatchObject({
      words: 'Wait until the letter “ok 1” to officer 1 has arrived, 2 times.',
      kind: 'wait',
      button: null,
      free: false,
    });
  });

  test('between its cues a general answers', () => {
    const seat = new GeneralSeat('exam');
    const later: Cue = { when: { type: 'sent', from: 'P3' }, do: { type: 'write', entry: { accepted: null } } };
    const here = new LessonHere(() => part([later], { due: false }));
    expect(directionFor(here, seat.play.view).words).toBe('Wait until a letter from officer 3 has been sent.');
    seat.prepare(1, 1);
    expect(directionFor(here, seat.play.view)).toMatchObject({ kind: 'now', button: { does: 'open' } });
  });

  test('whoever rests afterwards only watches, and may let the night end', () => {
    const seat = new OfficerSeat({ level: 'guided' });
    const here = new LessonHere(() => part([PREPARE], { done: 1, due: false, rests: true }));
    expect(here.bound).toBe(true);
    expect(directionFor(here, seat.play.view)).toMatchObject({
      words: 'Your part is done. Watch what becomes of it.',
      free: true,
      button: null,
    });
  });

  test('a general that was told a time is shown the order that follows', () => {
    const seat = new GeneralSeat('guided');
    seat.announce('06:00');
    const here = new LessonHere(() => null);
    expect(directionFor(here, seat.play.view)).toMatchObject({
      words: 'Now: Order your army to attack at 06:00.',
      button: { does: 'write', act: { type: 'order', value: '06:00' } },
    });
  });
});

describe('actOf', () => {
  test('a claim brings all letters; what is not due asks for nothing', () => {
    const seat = new OfficerSeat();
    seat.by('P1', { type: 'prepare', to: ['A1', 'A2'], n: 1 });
    seat.answer('A1', 'A2');
    const claim: Cue = { when: null, do: { type: 'claim', n: 1, value: '06:00' } };
    const evidence = [...seat.play.view.received.keys()];
    expect(evidence).toHaveLength(2);
    expect(actOf(part([claim]), seat.play.view)).toEqual({ type: 'claim', n: 1, value: '06:00', evidence });
    expect(actOf(part([claim], { due: false }), seat.play.view)).toBeNull();
    expect(actOf(part([claim], { done: 1 }), seat.play.view)).toBeNull();
  });

  test('an answer finds its letter, once it is there', () => {
    const seat = new GeneralSeat('exam');
    const reply = { kind: 'promise', accepted: null } as const;
    const cue: Cue = {
      when: null,
      do: { type: 'answer', letter: { kind: 'prepare', n: 2 }, entry: { promised: 2 }, reply },
    };
    seat.prepare(1, 1);
    expect(actOf(part([cue]), seat.play.view)).toBeNull();
    const re = seat.prepare(2, 2);
    expect(actOf(part([cue]), seat.play.view)).toEqual({ type: 'answer', re, entry: { promised: 2 }, reply });
  });
});

describe('the rule card', () => {
  test('every rule that can be broken on purpose is on the card of a general or of an officer', () => {
    const all = new Set([...rulesOf('A1'), ...rulesOf('P1')]);
    expect(RULES.filter(({ id, severity }) => severity !== 'odd' && !all.has(id))).toEqual([]);
    expect(rulesOf('A1').some((rule) => rule.startsWith('O') && rule !== 'O8')).toBe(false);
    expect(rulesOf('P1').some((rule) => rule.startsWith('G'))).toBe(false);
  });

  test('a general’s rules come one by one, as their letters do, and none goes again', async () => {
    const seat = new GeneralSeat('exam');
    const now = () => neededRules(seat.play.view);
    expect(isAcceptor(seat.play.seat)).toBe(true);
    expect(now()).toEqual([]);
    const first = seat.prepare(1, 1);
    expect(now()).toEqual(['G2', 'G6']);
    await seat.act({ type: 'answer', re: first, entry: { promised: 1 }, reply: { kind: 'promise', accepted: null } });
    expect(now()).toEqual(['G2', 'G6', 'G10']);
    const accept = seat.accept(1, '06:00');
    expect(now()).toEqual(['G2', 'G6', 'G8', 'G9', 'G10']);
    await seat.act({
      type: 'answer',
      re: accept,
      entry: { accepted: { n: 1, value: '06:00' } },
      reply: { kind: 'accepted' },
    });
    seat.prepare(2, 2);
    expect(now()).toEqual(['G2', 'G4', 'G5', 'G6', 'G8', 'G9', 'G10', 'G11', 'L1']);
  });

  test('an officer starts with its numbers, and learns the rest as it goes', () => {
    const seat = new OfficerSeat();
    expect(neededRules(seat.play.view)).toEqual(['O6']);
    seat.by('P1', { type: 'prepare', to: ['A1', 'A2'], n: 1 });
    expect(neededRules(seat.play.view)).toEqual(['O1', 'O6']);
    seat.answer('A1', 'A2');
    expect(neededRules(seat.play.view)).toEqual(['O1', 'O3', 'O6']);
  });
});

describe('moments', () => {
  test('own letters are sent, others’ arrive, and an answer is to a letter', async () => {
    const seat = new GeneralSeat('exam');
    const re = seat.prepare(1, 1);
    const arrived = { type: 'delivered', kind: 'prepare', to: 'A2' } as const;
    const { view } = seat.play;
    expect(timesSeen(view, arrived)).toBe(1);
    expect(timesSeen(view, { ...arrived, n: 2 })).toBe(0);
    const answered = { type: 'answered', kind: 'prepare', n: 1 } as const;
    expect(hasCome(view, answered)).toBe(false);
    await seat.act({ type: 'answer', re, entry: { promised: 1 }, reply: { kind: 'promise', accepted: null } });
    expect(hasCome(view, answered)).toBe(true);
    expect(hasCome(view, { ...answered, times: 2 })).toBe(false);
    expect(hasCome(view, { type: 'sent', kind: 'promise' })).toBe(true);
  });
});
