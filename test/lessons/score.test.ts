/** The red army's score, on games that are told as scenes and on lesson 13 as bots play it. */
import { describe, expect, test } from 'vitest';
import type { GameEvent } from '../../shared/game/events.ts';
import { readRecord } from '../../shared/game/record.ts';
import { lessonWith } from '../../shared/lessons/ladder.ts';
import { scoreOf } from '../../shared/lessons/score.ts';
import { chronicleOf } from '../../shared/replay/chronicle.ts';
import { exampleText } from '../support/example-text.ts';
import { playLesson } from '../support/lesson-play.ts';

function game(name: string) {
  const read = readRecord(exampleText(name));
  if (!read.ok) throw new Error(`${name} is no record`);
  return chronicleOf(read.record);
}

/** Officer 1 has its promises after 11 s, and vanishes: all but one of its commits are caught, at 18 s, 19 s and 20 s. */
const VANISHED = game('vanished-officer');
const header = VANISHED.header;

describe('scoreOf', () => {
  test('counts messengers that were captured before the time was over, not those caught later', () => {
    expect([18_000, 18_001, 20_000, 20_001].map((least) => scoreOf(VANISHED, least)?.stopped)).toEqual([0, 1, 2, 3]);
  });

  test('says of what the blue armies had too little: promises first, then votes under one number', () => {
    expect(scoreOf(VANISHED, 10_001)?.lack).toEqual({ of: 'promises', most: 1, quorum: 2 });
    expect(scoreOf(VANISHED, 11_001)?.lack).toEqual({ of: 'votes', most: 0, quorum: 2 });
    expect(scoreOf(VANISHED, 17_001)?.lack).toEqual({ of: 'votes', most: 1, quorum: 2 });
  });

  test('promises under different numbers do not add up', () => {
    const promise = (id: string, n: number, from: 'A1' | 'A2', seq: number): readonly GameEvent[] => [
      { seq, at: seq, type: 'sent', letter: { id: `q${id}`, from: 'P1', to: from, kind: 'prepare', n } },
      { seq: seq + 1, at: seq + 1, type: 'delivered', letter: `q${id}`, copy: 1 },
      {
        seq: seq + 2,
        at: seq + 2,
        type: 'answered',
        by: from,
        re: `q${id}`,
        notebook: { promised: n, accepted: null },
        reply: { id, from, to: 'P1', kind: 'promise', n, accepted: null, re: `q${id}` },
      },
      { seq: seq + 3, at: seq + 3, type: 'delivered', letter: id, copy: 1 },
    ];
    const events: readonly GameEvent[] = [
      ...promise('a', 1, 'A1', 1),
      ...promise('b', 2, 'A2', 5),
      { seq: 9, at: 100, type: 'ended' },
    ];
    expect(scoreOf({ header, events }, 50)?.lack).toEqual({ of: 'promises', most: 1, quorum: 2 });
  });

  test('there is none where a time was chosen before, or the game was over before', () => {
    const [chosen] = VANISHED.seen.filter((one) => one.chosen).map(({ event }) => event.at);
    const end = VANISHED.events.at(-1)?.at ?? 0;
    expect(chosen).toBeGreaterThan(20_000);
    expect(scoreOf(VANISHED, chosen ?? 0)).not.toBeNull();
    expect(scoreOf(VANISHED, (chosen ?? 0) + 1)).toBeNull();
    expect(scoreOf(game('duel'), game('duel').events.at(-1)?.at ?? 0)).not.toBeNull();
    expect(scoreOf(game('duel'), (game('duel').events.at(-1)?.at ?? 0) + 1)).toBeNull();
    expect(end).toBeGreaterThan(chosen ?? Infinity);
  });

  test('who holds a messenger or slows it down stops it, once; who lets it go or copies its letter does not', () => {
    const way = { letter: 'L1', copy: 1, fate: 'arrive', until: null } as const;
    const events: readonly GameEvent[] = [
      { seq: 1, at: 0, type: 'sent', letter: { id: 'L1', from: 'P1', to: 'A2', kind: 'prepare', n: 1 } },
      { seq: 2, at: 0, type: 'departed', ...way, due: 5000 },
      { seq: 3, at: 1, type: 'departed', ...way, copy: 2, due: 6000 },
      { seq: 4, at: 1000, type: 'diverted', ...way, due: null },
      { seq: 5, at: 2000, type: 'diverted', ...way, due: 2000 },
      { seq: 6, at: 2000, type: 'diverted', ...way, copy: 2, due: 2000 },
      { seq: 7, at: 2000, type: 'diverted', ...way, copy: 3, due: 9000 },
      { seq: 8, at: 9000, type: 'ended' },
    ];
    const after = (least: number) => scoreOf({ header, events }, least)?.stopped;
    expect([1000, 1001, 2000, 2001].map(after)).toEqual([0, 1, 1, 2]);
  });

  test('lesson 13: a red army that sleeps has no score', () => {
    const lesson = lessonWith('red-army');
    if (lesson === null) throw new Error('no lesson');
    const { play } = playLesson(lesson, 1);
    expect(scoreOf({ header: lesson, events: play.events }, 60_000)).toBeNull();
  });
});
