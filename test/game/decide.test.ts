import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../shared/game/commands.ts';
import { decide } from '../../shared/game/decide.ts';
import type { GameEvent } from '../../shared/game/events.ts';
import type { GameState } from '../../shared/game/state.ts';
import type { ValleySettings } from '../../shared/game/valley.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { act, headerFor, newPlay, viewOf, type Play } from '../support/play.ts';

const player = (seat: Seat): Actor => ({ role: 'player', seat });
const host: Actor = { role: 'host' };
const clock: Actor = { role: 'clock' };
const prepare1: Command = { type: 'prepare', to: ['A1', 'A2', 'A3'], n: 1 };

/** A game in which P1 has prepared 1; its letter to A1 has arrived, the others walk. */
function afterPrepare(valley: Partial<ValleySettings> = {}): Play {
  const play = newPlay(headerFor('decide', { walk: [5000, 5000], ...valley }));
  expect(act(play, prepare1, player('P1'), 0)).toBeNull();
  return play;
}

const typesOf = (events: readonly GameEvent[]) => events.map(({ type }) => type);
const letterTo = (play: Play, seat: Seat): string => {
  const [id] = [...viewOf(play, seat).received.keys()];
  if (id === undefined) throw new Error(`${seat} has no letter`);
  return id;
};

describe('letters leave', () => {
  test('one letter for each addressee; within the camp it is there at once, the others set out', () => {
    const play = afterPrepare();
    expect(typesOf(play.events)).toEqual(['sent', 'sent', 'sent', 'delivered', 'departed', 'departed']);
    expect(play.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('they arrive when their walk is over, and not before', () => {
    const play = afterPrepare();
    expect(act(play, { type: 'arrive' }, clock, 4999)).toBeNull();
    expect(play.events).toHaveLength(6);
    act(play, { type: 'arrive' }, clock, 5000);
    expect(typesOf(play.events.slice(6))).toEqual(['delivered', 'delivered']);
  });

  test('the same seed gives the same game; another seed gives other ids', () => {
    const ids = (seed: string) => {
      const play = newPlay(headerFor(seed));
      act(play, prepare1, player('P1'), 0);
      return play.events;
    };
    expect(ids('a')).toEqual(ids('a'));
    expect(ids('a')).not.toEqual(ids('b'));
  });

  test('an answer is one act: notebook and reply in one event; a field left out stays as it was', () => {
    const play = afterPrepare();
    const re = letterTo(play, 'A1');
    const reply = { kind: 'promise', accepted: null } as const;
    expect(act(play, { type: 'answer', re, entry: { promised: 1 }, reply }, player('A1'), 10)).toBeNull();
    expect(play.events[6]).toMatchObject({ type: 'answered', notebook: { promised: 1, accepted: null } });
    expect(act(play, { type: 'write', entry: { accepted: { n: 1, value: '06:00' } } }, player('A1'), 20)).toBeNull();
    expect(play.events.at(-1)).toMatchObject({ notebook: { promised: 1, accepted: { n: 1, value: '06:00' } } });
    expect(act(play, { type: 'write', entry: { accepted: null } }, player('A1'), 30)).toBeNull();
    expect(play.events.at(-1)).toMatchObject({ notebook: { promised: 1, accepted: null } });
  });

  test('nothing but the fields of an act gets into the log', () => {
    const play = afterPrepare();
    const note = { note: 'A2 voted' };
    const accepted = { n: 1, value: '06:00', ...note };
    const entry = { promised: 1, accepted, ...note };
    const answer: Command = {
      type: 'answer',
      re: letterTo(play, 'A1'),
      entry,
      reply: { kind: 'promise', accepted, ...note },
    };
    expect(act(play, answer, player('A1'), 0)).toBeNull();
    expect(JSON.stringify(play.events)).not.toContain('voted');
  });

  test('what breaks the rules is possible: the referee judges it, decide does not stop it', () => {
    const play = afterPrepare();
    expect(act(play, { type: 'accept', to: ['A1'], n: 1, value: '06:00' }, player('P1'), 0)).toBeNull();
  });
});

describe('what is impossible is refused and never logged', () => {
  const held = (command: (re: string) => Command) => (play: Play) => command(letterTo(play, 'A1'));
  test.each<[string, Actor, Command | ((play: Play) => Command)]>([
    ['not-your-act', player('A1'), prepare1],
    ['not-your-act', player('P1'), { type: 'write', entry: { promised: 3 } }],
    ['not-your-act', player('P1'), { type: 'end' }],
    ['not-your-act', player('P1'), { type: 'arrive' }],
    ['not-your-act', player('P1'), { type: 'capture', letter: 'x', copy: 1 }],
    ['not-your-act', { role: 'red' }, { type: 'end' }],
    ['not-your-act', host, prepare1],
    [
      'not-addressee',
      player('A2'),
      held((re) => ({ type: 'answer', re, entry: {}, reply: { kind: 'promise', accepted: null } })),
    ],
    ['not-addressee', player('A2'), held((re) => ({ type: 'answer', re, entry: {}, reply: null }))],
    ['letter-unknown', player('A1'), { type: 'answer', re: 'nowhere', entry: {}, reply: null }],
    [
      'letter-unknown',
      player('A1'),
      { type: 'answer', re: '__proto__', entry: {}, reply: { kind: 'reject', promised: 1 } },
    ],
    [
      'not-delivered',
      player('A2'),
      (play) => {
        const walking = play.events.find((event) => event.type === 'sent' && event.letter.to === 'A2');
        return { type: 'answer', re: walking?.type === 'sent' ? walking.letter.id : '', entry: {}, reply: null };
      },
    ],
    ['reply-unfit', player('A1'), held((re) => ({ type: 'answer', re, entry: {}, reply: { kind: 'accepted' } }))],
    ['bad-field', player('P1'), { type: 'prepare', to: ['A1'], n: 0 }],
    ['bad-field', player('P1'), { type: 'prepare', to: ['A1'], n: 1.5 }],
    ['bad-field', player('P1'), { type: 'prepare', to: ['A1'], n: Number.NaN }],
    ['bad-field', player('P1'), { type: 'prepare', to: ['A1'], n: 2 ** 53 }],
    ['bad-field', player('P1'), { type: 'accept', to: ['A1'], n: 1, value: '' }],
    ['bad-field', player('A1'), { type: 'write', entry: { promised: -1 } }],
    ['unknown-seat', player('P1'), { type: 'prepare', to: ['A4'], n: 1 }],
    ['bad-addressees', player('P1'), { type: 'prepare', to: [], n: 1 }],
    ['bad-addressees', player('P1'), { type: 'prepare', to: ['A1', 'A1'], n: 1 }],
    ['evidence-not-held', player('P1'), { type: 'claim', n: 1, value: '06:00', evidence: ['nowhere'] }],
    ['evidence-not-held', player('P2'), held((re) => ({ type: 'claim', n: 1, value: '06:00', evidence: [re] }))],
    ['no-messenger', host, { type: 'capture', letter: 'nowhere', copy: 1 }],
    ['not-paused', host, { type: 'resume' }],
    ['unknown-seat', player('A7'), { type: 'write', entry: { promised: 1 } }],
    ['unknown-seat', player('P9'), prepare1],
  ])('%s', (code, actor, command) => {
    const play = afterPrepare();
    const before = play.events.length;
    expect(act(play, typeof command === 'function' ? command(play) : command, actor, 10)).toBe(code);
    expect(play.events).toHaveLength(before);
  });

  test('paused: players and messengers wait; the host may resume, end, and arrange the valley', () => {
    const play = afterPrepare();
    expect(act(play, { type: 'pause' }, host, 100)).toBeNull();
    expect(act(play, prepare1, player('P2'), 200)).toBe('paused');
    expect(act(play, { type: 'arrive' }, clock, 9000)).toBe('paused');
    expect(act(play, { type: 'pause' }, host, 200)).toBe('paused');
    expect(act(play, { type: 'capture', letter: 'x', copy: 1 }, { role: 'red' }, 200)).toBe('paused');
    expect(act(play, { type: 'capture', letter: 'x', copy: 1 }, host, 200)).toBe('no-messenger');
    expect(act(play, { type: 'resume' }, host, 200)).toBeNull();
    expect(act(play, prepare1, player('P2'), 300)).toBeNull();
  });

  test('after-end: nothing follows the end', () => {
    const play = afterPrepare();
    act(play, { type: 'end' }, host, 100);
    expect(act(play, prepare1, player('P2'), 200)).toBe('after-end');
    expect(act(play, { type: 'end' }, host, 200)).toBe('after-end');
  });

  test('time never runs back, whatever the clock says', () => {
    const play = afterPrepare();
    act(play, { type: 'order', value: null }, player('P2'), 5000);
    act(play, { type: 'order', value: null }, player('P3'), 100);
    expect(play.events.at(-1)?.at).toBe(5000);
  });

  test('a refusal reads the state and changes nothing', () => {
    const play = afterPrepare();
    const before = structuredClone(withoutDigest(play.state));
    decide(play.state, { type: 'prepare', to: ['A9'], n: 1 }, player('P1'), 5);
    decide(play.state, prepare1, player('P2'), 5);
    expect(withoutDigest(play.state)).toEqual(before);
  });
});

/** A function is nothing that could change. */
function withoutDigest(state: GameState): Partial<GameState> {
  return Object.fromEntries(Object.entries(state).filter(([field]) => field !== 'digest'));
}
