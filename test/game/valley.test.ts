import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../shared/game/commands.ts';
import { nextRing } from '../../shared/game/crossing.ts';
import type { ValleySettings } from '../../shared/game/valley.ts';
import { act, headerFor, newPlay, viewOf, type Play } from '../support/play.ts';

const p1: Actor = { role: 'player', seat: 'P1' };
const red: Actor = { role: 'red' };
const clock: Actor = { role: 'clock' };
const toA2: Command = { type: 'prepare', to: ['A2'], n: 1 };

function walking(valley: Partial<ValleySettings> = {}, command: Command = toA2): Play {
  const play = newPlay(headerFor('valley', { walk: [5000, 5000], ...valley }));
  act(play, command, p1, 0);
  return play;
}

const at = (play: Play, now: number) => act(play, { type: 'arrive' }, clock, now);
const arrivalsOf = (play: Play, seat: 'A1' | 'A2' | 'A3') =>
  [...viewOf(play, seat).received.values()].reduce((sum, { arrivals }) => sum + arrivals, 0);
const idOf = (play: Play): string => [...play.state.messengers.values()][0]?.letter ?? '';

describe('by chance', () => {
  const share = (valley: Partial<ValleySettings>, what: 'captured' | 'delivered') => {
    const play = newPlay(headerFor('share', { walk: [1000, 1000], ...valley }));
    for (let n = 1; n <= 1000; n += 1) act(play, { ...toA2, n }, p1, 0);
    at(play, 1_000_000);
    return play.events.filter(({ type }) => type === what).length;
  };

  test('about as many are captured and copied as the settings say', () => {
    expect(share({ capture: 0.3 }, 'captured')).toBeGreaterThan(250);
    expect(share({ capture: 0.3 }, 'captured')).toBeLessThan(350);
    expect(share({ capture: 0 }, 'captured')).toBe(0);
    expect(share({ capture: 1 }, 'delivered')).toBe(0);
    expect(share({ copy: 0.3 }, 'delivered')).toBeGreaterThan(1250);
    expect(share({ copy: 1 }, 'delivered')).toBe(2000);
  });

  test('a delayed messenger hides on top of its walk', () => {
    const play = walking({ delay: 1, hiding: [20_000, 20_000] });
    at(play, 24_999);
    expect(arrivalsOf(play, 'A2')).toBe(0);
    at(play, 25_000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
  });

  test('within a camp nothing is ever lost, unless the room says otherwise', () => {
    const own: Command = { type: 'prepare', to: ['A1'], n: 1 };
    expect(arrivalsOf(walking({ capture: 1 }, own), 'A1')).toBe(1);
    expect(arrivalsOf(walking({ ownCampAtOnce: false }, own), 'A1')).toBe(0);
  });
});

describe('by script', () => {
  test('capture: the letter that it names, and no other', () => {
    const play = walking({ script: [{ match: { to: 'A2', n: 2 }, do: 'capture' }] });
    act(play, { ...toA2, n: 2 }, p1, 0);
    at(play, 60_000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
    expect(play.events.filter(({ type }) => type === 'captured')).toHaveLength(1);
  });

  test('nth: the second letter that matches, counted within one act too', () => {
    const all: Command = { type: 'prepare', to: ['A2', 'A3'], n: 1 };
    const play = walking({ script: [{ match: { kind: 'prepare', nth: 2 }, do: 'capture' }] }, all);
    at(play, 60_000);
    expect([arrivalsOf(play, 'A2'), arrivalsOf(play, 'A3')]).toEqual([1, 0]);
  });

  test('delay and copy', () => {
    const play = walking({
      script: [
        { match: {}, do: 'copy', after: 3000 },
        { match: {}, do: 'delay', by: 1000 },
      ],
    });
    at(play, 5999);
    expect(arrivalsOf(play, 'A2')).toBe(0);
    at(play, 6000);
    at(play, 8000);
    expect(arrivalsOf(play, 'A2')).toBe(2);
  });

  const hold = { match: { n: 2 }, do: 'hold', until: { type: 'delivered', to: 'A3', n: 1 } } as const;

  test('hold until: released by the event that it waits for', () => {
    const play = walking({ script: [hold] }, { ...toA2, n: 2 });
    at(play, 60_000);
    expect(arrivalsOf(play, 'A2')).toBe(0);
    act(play, { type: 'prepare', to: ['A3'], n: 1 }, p1, 60_000);
    at(play, 65_000);
    expect(arrivalsOf(play, 'A3')).toBe(1);
    at(play, 65_000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
  });

  test('hold until: what has already happened holds nobody', () => {
    const play = walking({ script: [hold] }, { type: 'prepare', to: ['A3'], n: 1 });
    at(play, 5000);
    act(play, { ...toA2, n: 2 }, p1, 5000);
    at(play, 10_000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
  });
});

describe('by script, in one decision', () => {
  const all: Command = { type: 'prepare', to: ['A1', 'A2', 'A3'], n: 1 };

  test.each([
    ['an arrival within the camp', { type: 'delivered', to: 'A1' }],
    ['a letter that leaves together with it', { type: 'sent', to: 'A3' }],
  ] as const)('hold until: %s is in time', (_, until) => {
    const play = walking({ script: [{ match: { to: 'A2', kind: 'prepare' }, do: 'hold', until }] }, all);
    at(play, 5000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
  });

  test('hold until: the answer that it waits for lets it go', () => {
    const until = { type: 'answered', to: 'A1', n: 1 } as const;
    const play = walking({ script: [{ match: { to: 'A2' }, do: 'hold', until }] }, all);
    at(play, 60_000);
    expect(arrivalsOf(play, 'A2')).toBe(0);
    const [re = ''] = [...viewOf(play, 'A1').received.keys()];
    act(play, { type: 'answer', re, entry: {}, reply: null }, { role: 'player', seat: 'A1' }, 61_000);
    at(play, 61_000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
  });
});

describe('by hand', () => {
  const deed = (type: 'capture' | 'hold' | 'release' | 'copy', play: Play): Command => ({
    type,
    letter: idOf(play),
    copy: 1,
  });

  test('captured: that copy never arrives', () => {
    const play = walking();
    expect(act(play, deed('capture', play), red, 1000)).toBeNull();
    at(play, 60_000);
    expect(arrivalsOf(play, 'A2')).toBe(0);
  });

  test('held and released', () => {
    const play = walking();
    act(play, deed('hold', play), red, 1000);
    expect(nextRing(play.state)).toBeNull();
    at(play, 60_000);
    expect(arrivalsOf(play, 'A2')).toBe(0);
    act(play, deed('release', play), red, 61_000);
    at(play, 61_000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
  });

  test('copied: the same letter arrives twice, and each copy can be captured alone', () => {
    const play = walking();
    act(play, deed('copy', play), red, 1000);
    act(play, { type: 'capture', letter: idOf(play), copy: 1 }, red, 1000);
    at(play, 60_000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
    const again = walking();
    act(again, deed('copy', again), red, 1000);
    at(again, 60_000);
    expect(arrivalsOf(again, 'A2')).toBe(2);
    expect(viewOf(again, 'A2').received.size).toBe(1);
  });

  test('delayed, and by nobody but the red army and the host', () => {
    const play = walking();
    const delay: Command = { type: 'delay', letter: idOf(play), copy: 1, by: 4000 };
    expect(act(play, delay, p1, 0)).toBe('not-your-act');
    for (const by of [-1, 1.5, Number.NaN, Infinity]) expect(act(play, { ...delay, by }, red, 0)).toBe('bad-field');
    expect(act(play, delay, { role: 'host' }, 0)).toBeNull();
    at(play, 8999);
    expect(arrivalsOf(play, 'A2')).toBe(0);
    at(play, 9000);
    expect(arrivalsOf(play, 'A2')).toBe(1);
  });
});
